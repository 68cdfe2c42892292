package io.genmedia.camel.gateai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.contract.tools.Samples;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures and sounds go within the request, films and what is large are uploaded and go by their id. */
class GateAiLocalMediaTest extends GateAiTestSupport {

    private static final String DATA =
            "data:image/png;base64," + Base64.getEncoder().encodeToString(Samples.png());

    @TempDir
    private Path folder;

    private Path file(String name, byte[] content) throws Exception {
        return Files.write(folder.resolve(name), content);
    }

    private JsonNode params(Exchange done) {
        assertThat(done.getException()).isNull();
        return sent().get(sent().size() - 1).path("params");
    }

    @Test
    void shouldSendAPictureOfThisMachineWithinTheRequest() throws Exception {
        Exchange done = fluentTemplate
                .withBody("Let it fly")
                .withHeader(MediaHeaders.IMAGES, file("kite.png", Samples.png()))
                .to("gateai:video?model=seedance-2.0")
                .send();

        assertThat(params(done).path("start_frame").asText()).isEqualTo(DATA);
        assertThat(gateAi().uploadedFiles()).isEmpty();
    }

    @Test
    void shouldSendSeveralPicturesUnderTheParameterThatTakesThem() throws Exception {
        Exchange done = fluentTemplate
                .withBody("Let them fly")
                .withHeader(MediaHeaders.IMAGES, List.of(file("a.png", Samples.png()), "https://example.com/b.png"))
                .to("gateai:video?model=seedance-2.0")
                .send();

        assertThat(params(done).path("reference_image_urls"))
                .extracting(JsonNode::asText)
                .containsExactly(DATA, "https://example.com/b.png");
    }

    @Test
    void shouldUseTheGeneralParameterWhereTheModelHasNone() throws Exception {
        Exchange one = fluentTemplate
                .withBody("More of it")
                .withHeader(MediaHeaders.IMAGES, "https://example.com/a.png")
                .to("gateai:image?model=gpt-image-2")
                .send();
        JsonNode single = params(one);
        Exchange two = fluentTemplate
                .withBody("More of it")
                .to("gateai:image?model=gpt-image-2&images=https://example.com/a.png,https://example.com/b.png")
                .send();

        assertThat(single.path("image").asText()).isEqualTo("https://example.com/a.png");
        assertThat(params(two).path("reference_images")).hasSize(2);
    }

    @Test
    void shouldLetADataUriThroughAsItIs() {
        Exchange done = fluentTemplate
                .withBody(Map.of("prompt", "Let it fly", "image", DATA))
                .to("gateai:video?model=seedance-2.0")
                .send();

        assertThat(params(done).path("image").asText()).isEqualTo(DATA);
        assertThat(gateAi().uploadedFiles()).isEmpty();
    }

    @Test
    void shouldUploadAFilmAndNameItByItsId() throws Exception {
        Exchange done = fluentTemplate
                .withBody("In the style of this")
                .withHeader(MediaHeaders.VIDEOS, file("kite.mp4", Samples.mp4()))
                .to("gateai:video?model=seedance-2.0")
                .send();

        JsonNode params = params(done);
        assertThat(gateAi().uploadedFiles()).hasSize(1);
        assertThat(params.path("videos")).hasSize(1);
        assertThat(params.has("reference_video_urls")).isFalse();
        assertThat(params.has("video_url")).isFalse();
    }

    @Test
    void shouldUploadAPictureThatIsTooLargeForARequest() throws Exception {
        byte[] large = java.util.Arrays.copyOf(Samples.png(), (int) GateAiProvider.LARGEST_INLINE + 1);

        Exchange done = fluentTemplate
                .withBody("Let it fly")
                .withHeader(MediaHeaders.IMAGES, file("large.png", large))
                .to("gateai:video?model=seedance-2.0")
                .send();

        JsonNode params = params(done);
        assertThat(gateAi().uploadedFiles()).hasSize(1);
        assertThat(params.path("images")).hasSize(1);
        assertThat(params.has("start_frame")).isFalse();
    }

    @Test
    void shouldSendASoundOfThisMachineWithinTheRequest() throws Exception {
        Exchange done = fluentTemplate
                .withBody(file("song.mp3", mp3(100)).toFile())
                .withHeader(MediaHeaders.PROMPT, "Let it sing")
                .to("gateai:video?model=seedance-2.0")
                .send();

        assertThat(params(done).path("reference_audio_urls").get(0).asText()).startsWith("data:audio/mpeg;base64,");
        assertThat(gateAi().uploadedFiles()).isEmpty();
    }

    @Test
    void shouldBuyNothingWithASoundThatIsTooLargeForARequest() throws Exception {
        Exchange done = fluentTemplate
                .withBody(file("song.mp3", mp3((int) GateAiProvider.LARGEST_INLINE + 1))
                        .toFile())
                .withHeader(MediaHeaders.PROMPT, "Let it sing")
                .to("gateai:video?model=seedance-2.0")
                .send();

        assertThat(done.getException())
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("song.mp3")
                .hasMessageContaining("as an address");
        assertThat(gateAi().submits()).isZero();
    }

    /** What an MP3 file begins with, and nothing after it. */
    private static byte[] mp3(int length) {
        return java.util.Arrays.copyOf(new byte[] {'I', 'D', '3'}, length);
    }

    @Test
    void shouldUploadWhatIsGivenUnderTheListsOfFiles() throws Exception {
        Exchange done = fluentTemplate
                .withBody(Map.of(
                        "prompt",
                        "Let it fly",
                        "images",
                        List.of(file("kite.png", Samples.png()).toFile())))
                .to("gateai:video?model=seedance-2.0")
                .send();

        assertThat(gateAi().uploadedFiles()).hasSize(1);
        assertThat(params(done).path("images")).hasSize(1);
    }

    @Test
    void shouldMakeAFilmOfAPictureThatIsTheBody() {
        Exchange done = fluentTemplate
                .withBody(Samples.png())
                .to("gateai:video?model=hailuo-2_3-fast&prompt=Let it fly")
                .send();

        assertThat(params(done).path("start_frame").asText()).isEqualTo(DATA);
    }

    @Test
    void shouldRefuseLocalMediaWhereTheyAreNotToBeSent() {
        Exchange done = fluentTemplate
                .withBody(Samples.png())
                .to("gateai:video?model=seedance-2.0&prompt=Let it fly&autoUpload=false")
                .send();

        assertThat(done.getException())
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("autoUpload");
        assertThat(gateAi().submits()).isZero();
    }
}
