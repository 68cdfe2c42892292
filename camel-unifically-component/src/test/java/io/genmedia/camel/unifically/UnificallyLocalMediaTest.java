package io.genmedia.camel.unifically;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.contract.tools.Samples;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.ReceivedFile;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Media of this machine are uploaded to the host of the files, and go by their addresses. */
class UnificallyLocalMediaTest extends UnificallyTestSupport {

    private static final String ADDRESS = "https://example.com/b.png";
    private static final String FILM = "unifically:video?model=google/veo-3.1-fast";
    private static final String DATA =
            "data:image/png;base64," + Base64.getEncoder().encodeToString(Samples.png());

    @TempDir
    private Path folder;

    private Path file(String name, byte[] content) throws Exception {
        return Files.write(folder.resolve(name), content);
    }

    private Exchange send(String uri, Object body, Map<String, Object> headers) {
        return fluentTemplate.withBody(body).withHeaders(headers).to(uri).send();
    }

    private static JsonNode input(Exchange done) {
        assertThat(done.getException()).isNull();
        return sent().get(sent().size() - 1).path("input");
    }

    private static String uploaded(int index) {
        ReceivedFile file = unifically().uploadedFiles().get(index);
        return file.url();
    }

    /** Several are uploaded at the same time. */
    private static String uploaded(String name) {
        return unifically().uploadedFiles().stream()
                .filter(file -> file.filename().equals(name))
                .map(ReceivedFile::url)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldUploadAFileAndNameItByItsAddress() throws Exception {
        Path kite = file("kite.png", Samples.png());

        for (Object given : List.of(kite, kite.toFile(), kite.toString())) {
            JsonNode input = input(send(FILM, "Let it fly", Map.of(MediaHeaders.IMAGES, given)));

            assertThat(unifically().uploadedFiles()).isNotEmpty().allSatisfy(file -> assertThat(file.filename())
                    .isEqualTo("kite.png"));
            assertThat(input.path("start_image_url").asText())
                    .isEqualTo(uploaded(unifically().uploadedFiles().size() - 1));
        }
    }

    @Test
    void shouldUploadWhatIsInTheBody() {
        for (Object body : List.of(Samples.png(), new ByteArrayInputStream(Samples.png()))) {
            JsonNode input = input(send(FILM + "&prompt=Let it fly", body, Map.of()));

            assertThat(input.path("start_image_url").asText())
                    .isEqualTo(uploaded(unifically().uploadedFiles().size() - 1));
        }
    }

    @Test
    void shouldUploadWhatIsADataUri() {
        JsonNode option = input(send(FILM + "&images=RAW(" + DATA + ")", "Let it fly", Map.of()));
        JsonNode map = input(send(FILM, Map.of("prompt", "Let it fly", "start_image_url", DATA), Map.of()));
        JsonNode json = input(send(FILM, "{\"prompt\":\"Let it fly\",\"start_image_url\":\"" + DATA + "\"}", Map.of()));

        assertThat(option.path("start_image_url").asText()).isEqualTo(uploaded(0));
        assertThat(map.path("start_image_url").asText()).isEqualTo(uploaded(1));
        assertThat(json.path("start_image_url").asText()).isEqualTo(uploaded(2));
    }

    @Test
    void shouldPutSeveralPicturesInTheParameterThatIsAList() throws Exception {
        JsonNode input = input(send(
                FILM + "&duration=8",
                "Let them fly",
                Map.of(MediaHeaders.IMAGES, List.of(file("a.png", Samples.png()), ADDRESS, Samples.png()))));

        assertThat(input.path("reference_image_urls"))
                .extracting(JsonNode::asText)
                .containsExactly(uploaded("a.png"), ADDRESS, uploaded("media.png"));
        assertThat(input.has("start_image_url")).isFalse();
    }

    @Test
    void shouldRefuseSeveralPicturesWhereTheModelTakesOne() {
        Exchange done = send(
                "unifically:video?model=kuaishou/kling-2.6-video",
                "Let it fly",
                Map.of(MediaHeaders.IMAGES, List.of(Samples.png(), ADDRESS)));

        assertThat(done.getException())
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("start_frame_url")
                .hasMessageContaining("takes one image, but the message has 2");
        assertThat(unifically().requests()).isEmpty();
    }

    @Test
    void shouldUploadFilmsAndSoundsToo() throws Exception {
        byte[] mp3 = java.util.Arrays.copyOf(new byte[] {'I', 'D', '3'}, 100);

        JsonNode film = input(send(
                "unifically:video?model=kuaishou/kling-3.0-omni-video-edit",
                "Make it rain",
                Map.of(MediaHeaders.VIDEOS, file("kite.mp4", Samples.mp4()))));
        JsonNode song = input(send(
                "unifically:audio?model=suno-ai/cover&input.mv=chirp-crow&input.custom=false",
                file("song.mp3", mp3).toFile(),
                Map.of()));

        assertThat(film.path("video_url").asText()).isEqualTo(uploaded(0));
        assertThat(song.path("audio_url").asText()).isEqualTo(uploaded(1));
        assertThat(song.has("clip_id")).isFalse();
    }

    @Test
    void shouldSayWhereMediaGoThatHaveNoDocumentedPlace() throws Exception {
        for (Exchange done : List.of(
                send("unifically:image?model=topaz-labs/image-upscale", Samples.png(), Map.of()),
                send(
                        "unifically:video?model=topaz-labs/video-upscale",
                        file("kite.mp4", Samples.mp4()).toFile(),
                        Map.of()),
                send("unifically:image?model=kuaishou/kling-o1-image&images=" + ADDRESS, "Both of them", Map.of()))) {
            assertThat(done.getException())
                    .isInstanceOf(InvalidMediaRequestException.class)
                    .hasMessageContaining("is not documented")
                    .hasMessageContaining("unifically:upload")
                    .hasMessageContaining("input.NAME");
        }
        assertThat(unifically().requests()).isEmpty();
    }

    @Test
    void shouldRefuseAnOptionForMediaThatTheModelDoesNotTake() throws Exception {
        Exchange done = send("unifically:image?model=alibaba/z-image-turbo&images=" + ADDRESS, "A kite", Map.of());

        assertThat(done.getException())
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("takes no image as input");
        assertThat(unifically().requests()).isEmpty();
    }

    @Test
    void shouldRefuseAPictureWhereTheModelIsDocumentedToTakeNone() {
        Exchange done =
                send("unifically:image?model=alibaba/wan-2.2-image", "A kite", Map.of(MediaHeaders.IMAGES, ADDRESS));

        assertThat(done.getException())
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("takes no image");
        assertThat(unifically().requests()).isEmpty();
    }

    @Test
    void shouldRefuseAPictureWhereAFilmIsWanted() throws Exception {
        Exchange done = send(
                "unifically:video?model=kuaishou/kling-3.0-omni-video-edit",
                Map.of(
                        "prompt",
                        "Make it rain",
                        "video_url",
                        file("kite.png", Samples.png()).toFile()),
                Map.of());

        assertThat(done.getException())
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("'video_url'")
                .hasMessageContaining("kite.png");
        assertThat(unifically().requests()).isEmpty();
    }

    @Test
    void shouldUploadAFileWithinACharacter() throws Exception {
        Path anna = file("anna.png", Samples.png());

        for (Object given : List.of(anna.toFile(), anna, Samples.png())) {
            Exchange done = send(
                    FILM + "&duration=8",
                    Map.of(
                            "prompt",
                            "Anna flies",
                            "reference_characters",
                            List.of(Map.of("image_urls", List.of(given)))),
                    Map.of());

            assertThat(input(done).at("/reference_characters/0/image_urls/0").asText())
                    .isEqualTo(unifically()
                            .uploadedFiles()
                            .get(unifically().uploadedFiles().size() - 1)
                            .url());
        }
        assertThat(unifically().uploadedFiles()).hasSize(3);
    }

    @Test
    void shouldRefuseLocalMediaWhereTheyAreNotToBeUploaded() {
        Exchange done = send(FILM + "&prompt=Let it fly&autoUpload=false", Samples.png(), Map.of());

        assertThat(done.getException())
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("'start_image_url'")
                .hasMessageContaining("unifically:upload")
                .hasMessageContaining("autoUpload=true");
        assertThat(unifically().requests()).isEmpty();
    }

    @Test
    void shouldPassAddressesOnWhereNothingIsToBeUploaded() {
        JsonNode input = input(send(FILM + "&autoUpload=false&images=" + ADDRESS, "Let it fly", Map.of()));

        assertThat(input.path("start_image_url").asText()).isEqualTo(ADDRESS);
        assertThat(unifically().count(Operation.UPLOAD)).isZero();
    }

    @Test
    void shouldSayThatAFileIsNotThere() {
        Exchange done = send(
                FILM,
                Map.of(
                        "prompt",
                        "Let it fly",
                        "start_image_url",
                        folder.resolve("none.png").toFile()),
                Map.of());

        assertThat(done.getException())
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("none.png");
        assertThat(unifically().requests()).isEmpty();
    }

    @Test
    void shouldReadTheAddressOfAnUploadInTheDataToo() {
        unifically().uploadInData(true);

        JsonNode input = input(send(FILM + "&prompt=Let it fly", Samples.png(), Map.of()));

        assertThat(input.path("start_image_url").asText()).isEqualTo(uploaded(0));
    }

    @Test
    void shouldSayWhichOptionIsMissingWhereTheServiceIsNotThePublicOne() {
        options().setUploadUrl(null);

        Exchange done = send(FILM + "&prompt=Let it fly", Samples.png(), Map.of());

        assertThat(done.getException())
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("uploadUrl")
                .hasMessageContaining("Nothing was bought");
        assertThat(unifically().requests()).isEmpty();
    }

    static List<Fault> failures() {
        return List.of(
                Fault.status(400),
                Fault.status(401),
                Fault.status(402),
                Fault.status(413).htmlBody(),
                Fault.status(429),
                Fault.status(500),
                Fault.resetBeforeActing(),
                Fault.resetAfterAccepting(),
                Fault.brokenJson(),
                Fault.withoutId(),
                Fault.status(200).jsonBody("{\"code\":400,\"success\":false,\"data\":{\"message\":\"too odd\"}}"),
                Fault.redirectTo("http://127.0.0.1:1/upload"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void shouldBuyNothingWhereAnUploadFails(Fault fault) {
        unifically().faults().on(Operation.UPLOAD).always(fault);

        Exchange generate = send(FILM + "&prompt=Let it fly", Samples.png(), Map.of());
        Exchange upload = send("unifically:upload", Samples.png(), Map.of());

        for (Exchange done : List.of(generate, upload)) {
            assertThat(done.getException()).isInstanceOf(MediaException.class).hasMessageContaining("upload");
            assertThat(((MediaException) done.getException()).getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
        }
        assertThat(unifically().submits()).isZero();
    }

    @Test
    void shouldBuyNothingWhereOneOfSeveralUploadsFails() throws Exception {
        unifically().faults().on(Operation.UPLOAD).once(Fault.status(400));

        Exchange done = send(
                FILM + "&duration=8",
                "Let them fly",
                Map.of(MediaHeaders.IMAGES, List.of(file("a.png", Samples.png()), file("b.png", Samples.png()))));

        assertThat(done.getException()).isInstanceOf(MediaException.class);
        assertThat(unifically().submits()).isZero();
    }
}
