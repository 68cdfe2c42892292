package io.genmedia.camel.monet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.contract.tools.Samples;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.Operation;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A medium of this machine is uploaded once, and its address is sent. */
class MonetLocalMediaTest extends MonetTestSupport {

    private static final String DATA =
            "data:image/png;base64," + Base64.getEncoder().encodeToString(Samples.png());

    @TempDir
    Path folder;

    private Path picture;

    @BeforeEach
    void writeThePicture() throws Exception {
        picture = Files.write(folder.resolve("picture.png"), Samples.png());
    }

    @ParameterizedTest
    @MethodSource
    void shouldUploadOnceAndSendTheAddress(String where, Function<Path, Object> medium) {
        Exchange done = template.request("monet:video?model=sora-2", e -> {
            Object value = medium.apply(picture);
            if (where.equals("body")) {
                e.getMessage().setBody(value);
            } else if (where.equals("map")) {
                e.getMessage().setBody(Map.of("images", value));
            } else {
                e.getMessage().setHeader(MediaHeaders.IMAGES, value);
            }
            e.getMessage().setHeader(MediaHeaders.PROMPT, "A cat");
        });

        assertThat(done.getException()).isNull();
        assertOneUpload();
    }

    static Stream<Arguments> shouldUploadOnceAndSendTheAddress() {
        return Stream.of(
                arguments("body", medium(Path::toFile)),
                arguments("body", medium(path -> path)),
                arguments("body", medium(path -> Samples.png())),
                arguments("body", medium(path -> ByteBuffer.wrap(Samples.png()))),
                arguments("body", medium(path -> new ByteArrayInputStream(Samples.png()))),
                arguments("body", medium(path -> List.of(path.toFile()))),
                arguments("body", medium(path -> List.of(DATA))),
                arguments("map", medium(Path::toFile)),
                arguments("map", medium(Path::toString)),
                arguments("map", medium(path -> List.of(path.toString()))),
                arguments("map", medium(path -> List.of(Samples.png()))),
                arguments("map", medium(path -> DATA)),
                arguments("header", medium(Path::toFile)),
                arguments("header", medium(Path::toString)),
                arguments("header", medium(path -> path.toUri().toString())),
                arguments("header", medium(path -> Samples.png())),
                arguments("header", medium(path -> new ByteArrayInputStream(Samples.png()))),
                arguments("header", medium(path -> DATA)),
                arguments("header", medium(path -> new File[] {path.toFile()})));
    }

    private static Function<Path, Object> medium(Function<Path, Object> medium) {
        return medium;
    }

    @Test
    void shouldUploadTheFileOfAnOption() {
        template.requestBody("monet:video?model=sora-2&images=" + picture, "A cat");

        assertOneUpload();
    }

    @Test
    void shouldUploadADataUriOfAnOption() {
        template.requestBody("monet:video?model=sora-2&images=RAW(" + DATA + ")", "A cat");

        assertOneUpload();
    }

    @Test
    void shouldUploadADataUriInJsonText() {
        template.requestBody("monet:video?model=sora-2", "{\"prompt\":\"A cat\",\"images\":[\"" + DATA + "\"]}");

        assertOneUpload();
    }

    @Test
    void shouldUploadTheFileOfAFileConsumer() throws Exception {
        Path inbox = Files.createDirectory(folder.resolve("in"));
        Files.copy(picture, inbox.resolve("picture.png"));
        Contexts.route(
                context,
                "files",
                "file:" + inbox,
                "monet:video?model=sora-2&prompt=A cat&completion=none",
                "seda:done");

        assertThat(consumer.receive("seda:done", 20_000)).isNotNull();
        assertOneUpload();
        assertThat(monet().uploadedFiles().get(0).filename()).isEqualTo("picture.png");
    }

    @Test
    void shouldUploadEachOfSeveralOnce() {
        template.requestBodyAndHeader(
                "monet:video?model=sora-2", "A cat", MediaHeaders.IMAGES, List.of(picture.toFile(), otherPicture()));

        assertThat(monet().uploadedFiles()).hasSize(2);
        assertThat(input().path("images")).hasSize(2);
    }

    @Test
    void shouldUploadTheSamePictureOnceForManyMessages() throws Exception {
        Path copy = Files.copy(picture, folder.resolve("copy.png"));

        template.requestBody("monet:video?model=sora-2&prompt=A cat", picture.toFile());
        template.requestBody("monet:video?model=sora-2&prompt=A dog", copy.toFile());

        assertOneUpload();
        assertThat(monet().createdTasks()).hasSize(2);
    }

    @Test
    void shouldUploadAnewAfterATaskThatFailed() {
        monet().faults().on(Operation.SUBMIT).once(Fault.status(400));
        template.request(
                "monet:video?model=sora-2&prompt=A cat", e -> e.getMessage().setBody(picture.toFile()));

        template.requestBody("monet:video?model=sora-2&prompt=A cat", picture.toFile());

        assertThat(monet().uploadedFiles()).hasSize(2);
    }

    @Test
    void shouldUploadOnceWhereTheSubmitIsSentAgain() {
        monet().faults().on(Operation.SUBMIT).times(2, Fault.resetAfterAccepting());

        template.requestBody("monet:video?model=sora-2&prompt=A cat", picture.toFile());

        assertThat(monet().submits()).isEqualTo(3);
        assertThat(monet().createdTasks()).hasSize(1);
        assertOneUpload();
    }

    @Test
    void shouldRefuseAMediumOfTheWrongKind() throws Exception {
        Path film = Files.write(folder.resolve("film.mp4"), Samples.mp4());

        Exchange done = template.request(
                "monet:video?model=sora-2&prompt=A cat", e -> e.getMessage().setBody(film.toFile()));

        assertThat(done.getException())
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContainingAll("sora-2", "video");
        assertThat(monet().requests()).isEmpty();
    }

    @Test
    void shouldRefuseAFilmWherePicturesAreNamed() throws Exception {
        Path film = Files.write(folder.resolve("film.mp4"), Samples.mp4());

        Exchange done = template.request(
                "monet:video?model=sora-2&images=" + film, e -> e.getMessage().setBody("A cat"));

        assertThat(done.getException())
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContainingAll("images", "film.mp4", "video");
        assertThat(monet().requests()).isEmpty();
    }

    @Test
    void shouldRefuseAFileThatIsNoMedium() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.png"), "root:x:0:0");

        Exchange done = template.request(
                "monet:video?model=sora-2&images=" + secret, e -> e.getMessage().setBody("A cat"));

        assertThat(done.getException())
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContainingAll("images", "secret.png");
        assertThat(monet().requests()).isEmpty();
    }

    @Test
    void shouldRefuseLocalMediaWhereAutoUploadIsOff() {
        Exchange done = template.request("monet:video?model=sora-2&prompt=A cat&autoUpload=false", e -> e.getMessage()
                .setBody(picture.toFile()));

        assertThat(done.getException())
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContainingAll("images", "autoUpload", "monet:upload");
        assertThat(monet().requests()).isEmpty();
    }

    /** What comes after its end is of no matter to those who look at it. */
    private static byte[] otherPicture() {
        byte[] png = Samples.png();
        return Arrays.copyOf(png, png.length + 1);
    }

    private static void assertOneUpload() {
        assertThat(monet().uploadedFiles()).singleElement().satisfies(file -> {
            assertThat(file.content()).hasBinaryContent(Samples.png());
            assertThat(input().path("images")).hasSize(1);
            assertThat(input().path("images").get(0).asText()).isEqualTo(file.url());
        });
    }

    private static JsonNode input() {
        return monet().createdTasks().get(0).input();
    }
}
