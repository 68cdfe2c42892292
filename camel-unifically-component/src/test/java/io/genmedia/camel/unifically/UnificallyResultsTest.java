package io.genmedia.camel.unifically;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.Operation;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a model gives, in each shape: the result, its headers, and its content. */
class UnificallyResultsTest extends UnificallyTestSupport {

    private static final String FILM = "unifically:video?model=google/veo-3.1-fast";
    private static final String PICTURE = "unifically:image?model=openai/gpt-image-2";

    private Exchange send(String uri) {
        return fluentTemplate.withBody("A red kite").to(uri).send();
    }

    private static void give(String model, String output) {
        unifically().output(model, json(output.replace('\'', '"')));
    }

    /** An output of the film, and what the route sees of it. */
    static Stream<Arguments> shapes() {
        return Stream.of(
                arguments("{'video_url':'$video'}", List.of("video result mp4")),
                arguments("{'video_urls':['$video','$video']}", List.of("video result mp4", "video result mp4")),
                arguments(
                        "{'video_url':'$video','image_url':'$image'}", List.of("video result mp4", "image cover png")),
                arguments(
                        "{'video_url2':'$video','video_url1':'$video'}",
                        List.of("video result mp4", "video result mp4")),
                arguments("'$video'", List.of("video result mp4")),
                arguments("['$video','$video']", List.of("video result mp4", "video result mp4")),
                arguments(
                        "[{'video_url':'$video'},{'video_url':'$video'}]",
                        List.of("video result mp4", "video result mp4")),
                arguments("{'url':'$video'}", List.of("video result mp4")),
                arguments("{'urls':['$video']}", List.of("video result mp4")),
                arguments(
                        "{'image_urls':['$image'],'audio_url':'$audio'}",
                        List.of("audio result mp3", "image cover png")),
                arguments(
                        "{'clips':[{'id':'$clip','audio_url':'$audio'},{'video_url':'$video'},{},7]}",
                        List.of("audio result mp3", "video music-video mp4")),
                arguments(
                        "{'made':{'by':['hand']},'video_url':{'url':'$video','width':8}}",
                        List.of("video result mp4")));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shouldShowAndFetchWhatTheModelGives(String output, List<String> expected) throws Exception {
        give("google/veo-3.1-fast", output);

        Exchange done = send(FILM);
        MediaResult result = done.getMessage().getBody(MediaResult.class);
        Exchange content =
                fluentTemplate.withBody(result).to("unifically:download").send();

        assertThat(done.getException()).isNull();
        List<String> urls = result.outputs().stream().map(MediaOutput::url).toList();
        assertThat(done.getMessage().getHeader(MediaHeaders.URL)).isEqualTo(urls.get(0));
        assertThat(done.getMessage().getHeader(MediaHeaders.URLS)).isEqualTo(urls);
        assertThat(content.getException()).isNull();
        List<String> seen = new ArrayList<>();
        List<?> streams = urls.size() == 1
                ? List.of(content.getMessage().getBody())
                : content.getMessage().getBody(List.class);
        for (int i = 0; i < urls.size(); i++) {
            MediaOutput made = result.outputs().get(i);
            seen.add(made.kind() + " " + made.role() + " " + format((InputStream) streams.get(i)));
        }
        assertThat(seen).isEqualTo(expected);
        assertThat(new HashSet<>(urls)).hasSameSizeAs(urls);
    }

    private static String format(InputStream stream) throws Exception {
        byte[] head = stream.readAllBytes();
        String text = new String(head, 0, 12, java.nio.charset.StandardCharsets.ISO_8859_1);
        return text.startsWith("\u0089PNG") ? "png" : text.startsWith("ftyp", 4) ? "mp4" : "mp3";
    }

    @Test
    void shouldNameASingleFileByItsTaskAndItsPlaceAmongTheOutputs() {
        give("google/veo-3.1-fast", "{'lyrics':'sung','video_url':'$video'}");
        give("openai/gpt-image-2", "{'image_urls':['$image']}");

        Exchange film = send(FILM + "&download=true");
        Exchange picture = send(PICTURE + "&download=true");

        assertThat(film.getMessage().getHeader(Exchange.FILE_NAME))
                .isEqualTo("unifically-" + film.getMessage().getHeader(MediaHeaders.TASK_ID) + "-0.mp4");
        assertThat(picture.getMessage().getHeader(Exchange.FILE_NAME))
                .isEqualTo("unifically-" + picture.getMessage().getHeader(MediaHeaders.TASK_ID) + "-0.png");
        assertThat(picture.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/png");
    }

    @Test
    void shouldFetchAllThatAModelGivesAndGiveTheListNoName() {
        give("google/veo-3.1-fast", "{'video_urls':['$video','$video'],'image_url':'$image'}");

        Exchange done = send(FILM + "&download=true");

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(List.class)).hasSize(3).allSatisfy(one -> assertThat(one)
                .isInstanceOf(InputStream.class));
        assertThat(done.getMessage().getHeader(Exchange.FILE_NAME)).isNull();
        assertThat(unifically().count(Operation.DOWNLOAD)).isGreaterThanOrEqualTo(3);
    }

    @Test
    void shouldLetWordsStandBesideWhatIsFetched() {
        give("google/veo-3.1-fast", "{'video_url':'$video','lyrics':'sung','text':'said'}");

        Exchange done = send(FILM);
        MediaResult result = done.getMessage().getBody(MediaResult.class);

        assertThat(result.outputs())
                .extracting(output -> output.kind() + " " + output.role() + " " + output.text())
                .containsExactly("video result null", "text text said", "text lyrics sung");
        assertThat(done.getMessage().getHeader(MediaHeaders.URLS, List.class)).hasSize(1);
    }

    @Test
    void shouldHandOnWordsThatHaveNoAddress() {
        give("elevenlabs/speech-to-text", "{'text':'nobody said it','words':[{'text':'nobody'}]}");

        Exchange done = fluentTemplate
                .withBody(Map.of("audio_url", "https://example.com/a.mp3"))
                .to("unifically:audio?model=elevenlabs/speech-to-text")
                .send();

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(MediaResult.class).outputs())
                .containsExactly(new MediaOutput(null, "text", "result", null, "nobody said it"));
        assertThat(done.getMessage().getHeader(MediaHeaders.URL)).isNull();
        assertThat(done.getMessage().getHeader(MediaHeaders.URLS)).isIn(null, List.of());
    }

    @Test
    void shouldHandOnATaskWhoseOutputIsNotUnderstood() {
        give("google/veo-3.1-fast", "{'film':{'at':['somewhere']},'frames':7}");

        Exchange done = send(FILM);

        assertThat(done.getException()).isNull();
        MediaResult result = done.getMessage().getBody(MediaResult.class);
        assertThat(result.outputs()).isEmpty();
        assertThat(result.raw().at("/data/output/film/at/0").asText()).isEqualTo("somewhere");
        assertThat(done.getMessage().getHeader(MediaHeaders.URL)).isNull();
    }

    @Test
    void shouldResolveAnAddressThatComesWithoutItsHost() {
        unifically()
                .faults()
                .on(Operation.STATUS)
                .always(Fault.status(200)
                        .jsonBody("{\"data\":{\"status\":\"completed\",\"output\":{\"video_url\":\"/files/a.mp4\"}}}"));

        Exchange done = send(FILM);

        String host = java.net.URI.create(unifically().baseUrl()).resolve("/").toString();
        assertThat(done.getMessage().getHeader(MediaHeaders.URL)).isEqualTo(host + "files/a.mp4");
    }
}
