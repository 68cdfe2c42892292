package io.genmedia.camel.monet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.contract.tools.LogCapture;
import io.genmedia.camel.media.contract.tools.Samples;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaAuthenticationException;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A wrong message is refused in words that name the value, what is accepted and the way out; nothing is sent. */
class MonetWrongInputTest extends MonetTestSupport {

    private static final byte[] NEITHER_TEXT_NOR_MEDIA = {(byte) 0xff, (byte) 0xfe, 0, 1, (byte) 0x80, (byte) 0xc3};

    @ParameterizedTest
    @MethodSource
    void shouldRefuseAWrongBody(String uri, Object body, List<String> told) {
        Exchange done = template.request(uri, e -> e.getMessage().setBody(body));

        assertRefused(done, told);
    }

    static Stream<Arguments> shouldRefuseAWrongBody() {
        String sora = "monet:video?model=sora-2";
        return Stream.of(
                arguments(
                        sora,
                        null,
                        List.of("'prompt' of sora-2 is required", "body", "option prompt", "CamelMediaPrompt")),
                arguments(sora, "", List.of("'prompt' of sora-2 is required")),
                arguments(sora, " \n ", List.of("'prompt' of sora-2 is required")),
                arguments(sora, Map.of(), List.of("'prompt' of sora-2 is required")),
                arguments(sora, Map.of("prompt", " "), List.of("prompt", "sora-2", "required")),
                arguments(
                        "monet:video",
                        "A cat",
                        List.of("No model is named", "option model", "CamelMediaModel", "sora-2", "catalog")),
                arguments(
                        sora,
                        Map.of("prompt", "A cat", "duration", "eleven"),
                        List.of("'duration'", "'eleven'", "10, 15")),
                arguments(sora, Map.of("prompt", "A cat", "duration", 10.5), List.of("'duration'", "10.5", "10, 15")),
                arguments(sora, "{\"prompt\": \"A cat\", \"duration\": true}", List.of("'duration'", "true", "10, 15")),
                arguments(sora, "{\"prompt\": \"A cat\",", List.of("looks like a JSON object", "CamelMediaPrompt")),
                arguments(sora, new Date(0), List.of("java.util.Date", "text", "Map", "file")),
                arguments(sora, 42, List.of("java.lang.Integer", "text", "Map", "file")),
                arguments(sora, List.of(), List.of("text", "Map", "file")),
                arguments(
                        sora,
                        NEITHER_TEXT_NOR_MEDIA,
                        List.of("neither text nor an image", "Content-Type", "CamelCharsetName")),
                arguments(
                        sora,
                        new ByteArrayInputStream(NEITHER_TEXT_NOR_MEDIA),
                        List.of("neither text nor an image", "Content-Type")),
                arguments(sora, new File("no/such.png"), List.of("no" + File.separator + "such.png")),
                arguments(sora, Path.of("no/such.png"), List.of("no" + File.separator + "such.png")),
                arguments(sora + "&images=no/such.png", "A cat", List.of("'images'", "'no/such.png'", "exists")),
                arguments(
                        sora,
                        "{\"prompt\": \"A cat\", \"images\": [\"/etc/hostname\"]}",
                        List.of("'images'", "'/etc/hostname'", "http(s)", "java.io.File")),
                arguments(
                        sora,
                        Map.of("prompt", "A cat", "images", List.of("data:image/png;base64,???")),
                        List.of("'images'", "data:")),
                arguments(
                        "monet:image?model=nano-banana-1",
                        Map.of("prompt", "A cat", "images", six()),
                        List.of("'images'", "6 items", "at most 5")),
                arguments(
                        "monet:music?model=minimax-music",
                        "la ".repeat(101),
                        List.of("'prompt'", "303 characters", "at most 300")),
                arguments(
                        "monet:music?model=minimax-music",
                        Samples.png(),
                        List.of("minimax-music takes no image", "CamelMediaPrompt")),
                arguments("monet:await", null, List.of("No task is named", "CamelMediaTaskId", "MediaTask")),
                arguments("monet:await", "", List.of("No task is named", "CamelMediaTaskId")),
                arguments("monet:task", null, List.of("No task is named", "CamelMediaTaskId")),
                arguments("monet:await", "the film of yesterday", List.of("the film of yesterday", "no spaces")),
                arguments("monet:await", taskOf("unifically"), List.of("task_7", "unifically:await")),
                arguments("monet:download", null, List.of("Nothing to download", "MediaResult", "address")),
                arguments("monet:download", List.of(), List.of("Nothing to download", "MediaResult")),
                arguments("monet:download", "a film", List.of("'a film'", "http(s)")),
                arguments("monet:upload", null, List.of("Nothing to upload", "file", "stream")),
                arguments("monet:upload", "no/such.png", List.of("no/such.png")),
                arguments("monet:upload", new Date(0), List.of("Nothing to upload", "java.util.Date")),
                arguments("monet:catalog?model=sora2", null, List.of("'sora2'", "sora-2")));
    }

    @ParameterizedTest
    @MethodSource
    void shouldRefuseAWrongHeader(String header, Object value, List<String> told) {
        Exchange done = template.request("monet:video?model=sora-2", e -> {
            e.getMessage().setBody("A cat");
            e.getMessage().setHeader(header, value);
        });

        assertRefused(done, told);
    }

    static Stream<Arguments> shouldRefuseAWrongHeader() {
        return Stream.of(
                arguments(MediaHeaders.INPUT, 7, List.of("CamelMediaInput", "java.lang.Integer", "Map")),
                arguments(MediaHeaders.INPUT, "duration=10", List.of("CamelMediaInput", "duration=10", "JSON object")),
                arguments(MediaHeaders.INPUT, "[1]", List.of("CamelMediaInput", "[1]", "JSON object")),
                arguments(
                        MediaHeaders.INPUT, Map.of("duration", "eleven"), List.of("'duration'", "'eleven'", "10, 15")),
                arguments(MediaHeaders.PROMPT, "", List.of("'prompt' of sora-2 is required")),
                arguments(MediaHeaders.IMAGES, "no/such.png", List.of("no/such.png")),
                arguments(MediaHeaders.IMAGES, List.of(new File("no/such.png")), List.of("such.png")),
                arguments(MediaHeaders.MODEL, "", List.of("No model is named")));
    }

    @Test
    void shouldSayThatTheKeyIsNotAccepted() {
        options().setApiKey("monet_wrong");

        Exchange done =
                template.request("monet:video?model=sora-2", e -> e.getMessage().setBody("A cat"));

        assertThat(done.getException())
                .isInstanceOf(MediaAuthenticationException.class)
                .hasMessageContainingAll("401", "apiKey", "MONET_API_KEY")
                .satisfies(thrown -> {
                    MediaAuthenticationException refused = (MediaAuthenticationException) thrown;
                    assertThat(refused.getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
                    assertThat(refused.getHttpStatus()).isEqualTo(401);
                    assertThat(refused.isRetryable()).isFalse();
                });
        assertThat(monet().submits()).isOne();
    }

    @Test
    void shouldWarnOfAValueOutsideTheListAndSendIt() {
        try (LogCapture log = LogCapture.at(Level.INFO)) {
            Exchange done = sora("standard", Map.of("prompt", "A cat", "duration", 5));

            assertThat(done.getException()).isNull();
            assertThat(log.warnings()).singleElement().asString().contains("duration=5", "10, 15", "validation=strict");
        }
        assertThat(monet().createdTasks()).singleElement().satisfies(task -> assertThat(
                        task.input().path("duration").asInt())
                .isEqualTo(5));
    }

    @Test
    void shouldRefuseAValueOutsideTheListWhereItIsStrict() {
        assertRefused(sora("strict", Map.of("prompt", "A cat", "duration", 5)), List.of("duration=5", "10, 15"));
    }

    @Test
    void shouldSayNothingWhereValidationIsOff() {
        try (LogCapture log = LogCapture.at(Level.INFO)) {
            Exchange done = sora("off", Map.of("prompt", "A cat", "duration", 5));

            assertThat(done.getException()).isNull();
            assertThat(log.warnings()).isEmpty();
        }
        assertThat(monet().createdTasks()).hasSize(1);
    }

    @Test
    void shouldWarnOfAnUnknownParameterAndLeaveItToMonet() {
        try (LogCapture log = LogCapture.at(Level.INFO)) {
            sora("standard", Map.of("prompt", "A cat", "durration", 10));

            assertThat(log.warnings()).anySatisfy(line -> assertThat(line)
                    .contains("'durration'", "did you mean duration", "validation=strict"));
        }
        assertThat(monet().submits()).isOne();
    }

    @Test
    void shouldRefuseAnUnknownParameterWhereItIsStrict() {
        assertRefused(
                sora("strict", Map.of("prompt", "A cat", "durration", 10)),
                List.of("'durration'", "did you mean duration"));
    }

    @Test
    void shouldSendAnUnknownParameterWhereValidationIsOff() {
        try (LogCapture log = LogCapture.at(Level.INFO)) {
            sora("off", Map.of("prompt", "A cat", "durration", 10));

            assertThat(log.warnings()).noneMatch(line -> line.contains("did you mean"));
        }
        assertThat(monet().submits()).isOne();
    }

    @Test
    void shouldNameTheModelsThatAreNearAnUnknownOne() {
        try (LogCapture log = LogCapture.at(Level.INFO)) {
            Exchange done = template.request(
                    "monet:video?model=sora2", e -> e.getMessage().setBody("A cat"));

            // Monet has the last word, and refuses it
            assertThat(done.getException()).isInstanceOf(InvalidMediaRequestException.class);
            assertThat(log.warnings()).anySatisfy(line -> assertThat(line).contains("sora2", "sora-2"));
        }
        assertThat(monet().createdTasks()).isEmpty();
    }

    @Test
    void shouldRefuseAnUnknownModelWhereItIsStrict() {
        Exchange done = template.request("monet:video?validation=strict", e -> {
            e.getMessage().setBody("A cat");
            e.getMessage().setHeader(MediaHeaders.MODEL, "sora2");
        });

        assertRefused(done, List.of("sora2", "sora-2"));
    }

    @Test
    void shouldRefuseAModelOfAnotherKind() {
        Exchange done = template.request("monet:video?validation=strict", e -> {
            e.getMessage().setBody("A cat");
            e.getMessage().setHeader(MediaHeaders.MODEL, "nano-banana-1");
        });

        assertRefused(done, List.of("nano-banana-1", "image"));
    }

    private Exchange sora(String validation, Map<String, Object> body) {
        return template.request("monet:video?model=sora-2&validation=" + validation, e -> e.getMessage()
                .setBody(body));
    }

    private static void assertRefused(Exchange done, List<String> told) {
        assertThat(done.getException()).isExactlyInstanceOf(InvalidMediaRequestException.class);
        assertThat(done.getException().getMessage()).contains(told);
        InvalidMediaRequestException refused = done.getException(InvalidMediaRequestException.class);
        assertThat(refused.getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
        assertThat(refused.isRetryable()).isFalse();
        assertThat(refused.getProvider()).isEqualTo("monet");
        assertThat(monet().requests()).isEmpty();
    }

    private static List<String> six() {
        String[] images = new String[6];
        Arrays.setAll(images, i -> "https://example.com/" + i + ".png");
        return List.of(images);
    }

    private static MediaTask taskOf(String provider) {
        return new MediaTask(provider, "task_7", "video", null, MediaStatus.PENDING, null, null, null);
    }
}
