package io.genmedia.camel.unifically;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.genmedia.camel.media.contract.tools.LogCapture;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a message is told with its value, what is accepted, and the way out, before anything is sent. */
class UnificallyWrongInputTest extends UnificallyTestSupport {

    private static final String A = "https://example.com/a";
    private static final String VEO = "video?model=google/veo-3.1-fast";
    private static final String EDIT = "video?model=google/gemini-omni-flash-video-edit";
    private static final String OMNI = "video?model=kuaishou/kling-3.0-omni-video";
    private static final String SONG = "audio?model=suno-ai/music";
    private static final String LONGER = "audio?model=suno-ai/extend&input.mv=chirp-crow&input.custom=true";

    private static Arguments wrong(String endpoint, Object body, String... told) {
        return arguments(endpoint, body, List.of(told));
    }

    /** What is refused whatever the provider may have come to accept since. */
    static Stream<Arguments> alwaysRefused() {
        return Stream.of(
                // what is missing
                wrong(VEO, Map.of("duration", 8), "'prompt'", "required", "body", "CamelMediaPrompt"),
                wrong(
                        "image?model=google/nano-banana",
                        "A kite",
                        "'aspect_ratio'",
                        "required",
                        "21:9",
                        "CamelMediaInput"),
                wrong(
                        "video?model=google/veo-3.1-extend",
                        "More",
                        "'task_id'",
                        "'model'",
                        "lite-relaxed",
                        "input.model"),
                wrong("video?model=google/veo-3.1-upscale", Map.of("task_id", "t1"), "'resolution'", "1080p, 4k"),
                wrong("video?model=hailuo/minimax-2.0", Map.of(), "prompt or start_image_url", "at least one"),
                wrong("video?model=hailuo/minimax-2.3-fast", "A kite", "start_image_url"),
                wrong(
                        "video?model=xai/grok-imagine-video-extend",
                        Map.of("task_id", "t1"),
                        "extend_at",
                        "video_preset"),
                wrong(SONG, Map.of("prompt", "A waltz"), "'mv'", "chirp-crow", "'custom'"),
                wrong("audio?model=suno-ai/lyrics", "Rain", "'mv'", "remi-v1"),
                wrong(LONGER, "On and on", "exactly one of clip_id and audio_url"),
                wrong("image", "A kite", "No model", "CamelMediaModel", "google/nano-banana"),
                wrong("generate", "A kite", "No model", "catalog"),
                // another type
                wrong(
                        VEO,
                        Map.of("prompt", "A kite", "duration", "eleven"),
                        "'duration'",
                        "whole number",
                        "4, 6, 8",
                        "'eleven'"),
                wrong(VEO, Map.of("prompt", "A kite", "seed", 1.5), "'seed'", "whole number", "1.5"),
                wrong(
                        OMNI,
                        Map.of("prompt", "A kite", "native_audio", "loud"),
                        "'native_audio'",
                        "true or false",
                        "'loud'"),
                wrong(
                        VEO,
                        Map.of("prompt", "A kite", "duration", 8, "reference_characters", List.of(A)),
                        "reference_characters[0]",
                        "JSON object",
                        A),
                // too long, too many, too few
                wrong("video?model=hailuo/minimax-2.3", "x".repeat(2001), "'prompt'", "2001", "at most 2000"),
                wrong("image?model=alibaba/wan-2.2-image", "x".repeat(501), "'prompt'", "501", "at most 500"),
                wrong(
                        "image?model=xai/grok-imagine-image",
                        Map.of("prompt", "A kite", "image_urls", List.of(A, A, A, A, A, A)),
                        "'image_urls'",
                        "6 items",
                        "1 to 5"),
                wrong(
                        EDIT,
                        Map.of("prompt", "Bluer", "reference_video_urls", List.of(A, A)),
                        "'reference_video_urls'",
                        "2 items",
                        "exactly 1"),
                wrong(
                        OMNI,
                        Map.of("multi_shots", List.of(Map.of("prompt", "One", "duration", 3))),
                        "'multi_shots'",
                        "1 item",
                        "2 to 6"),
                wrong(
                        VEO,
                        Map.of("prompt", "A kite", "duration", 8, "reference_image_urls", List.of(A, A, A, A)),
                        "at most 3 pictures"),
                wrong(
                        VEO,
                        Map.of(
                                "prompt",
                                "A kite",
                                "duration",
                                8,
                                "reference_image_urls",
                                List.of(A, A),
                                "reference_characters",
                                List.of(Map.of("image_urls", List.of(A, A)))),
                        "at most 3 pictures",
                        "image_urls of every character"),
                wrong(
                        VEO,
                        Map.of(
                                "prompt",
                                "A kite",
                                "duration",
                                8,
                                "reference_characters",
                                List.of(Map.of("image_urls", List.of()))),
                        "reference_characters[0].image_urls",
                        "0 items",
                        "at least 1"),
                // what does not go together
                wrong(VEO, Map.of("prompt", "A kite", "end_image_url", A), "end_image_url needs start_image_url"),
                wrong(
                        VEO,
                        Map.of(
                                "prompt",
                                "A kite",
                                "duration",
                                8,
                                "start_image_url",
                                A,
                                "reference_image_urls",
                                List.of(A)),
                        "cannot be combined",
                        "frames or references"),
                wrong(
                        VEO,
                        Map.of("prompt", "A kite", "reference_image_urls", List.of(A)),
                        "duration must be given as 8",
                        "default is 4"),
                wrong(VEO, Map.of("prompt", "A kite", "voice", "v1"), "voice needs"),
                wrong(
                        VEO,
                        Map.of(
                                "prompt",
                                "A kite",
                                "duration",
                                8,
                                "reference_characters",
                                List.of(Map.of("image_url", A))),
                        "image_url is not supported",
                        "image_urls"),
                wrong(
                        "video?model=google/veo-3.1-extend&input.model=fast&duration=4",
                        Map.of("prompt", "More", "task_id", "t1"),
                        "duration must be 8"),
                wrong(
                        EDIT,
                        Map.of("prompt", "Bluer", "reference_video_urls", List.of(A), "start_frame", 9, "end_frame", 3),
                        "end_frame cannot be lower",
                        "end_frame=3"),
                wrong(
                        EDIT,
                        Map.of("prompt", "Bluer", "reference_video_urls", List.of(A), "task_id", "t1"),
                        "task_id is not accepted",
                        "reference_video_urls"),
                wrong("video?model=hailuo/minimax-2.3&resolution=1080p&duration=10", "A kite", "1080p", "6 seconds"),
                wrong(
                        OMNI,
                        Map.of(
                                "prompt",
                                "A kite",
                                "multi_shots",
                                List.of(Map.of("prompt", "1", "duration", 3), Map.of("prompt", "2", "duration", 3))),
                        "exactly one of prompt and multi_shots"),
                wrong(
                        "video?model=kuaishou/kling-2.6-video&mode=std",
                        Map.of("prompt", "A kite", "start_frame_url", A, "native_audio", true),
                        "native_audio needs mode pro"),
                wrong(
                        "video?model=kuaishou/kling-2.6-video",
                        Map.of("prompt", "A kite", "start_frame_url", A, "voices", List.of(Map.of("voice_id", 1))),
                        "voices needs native_audio true"),
                wrong(
                        SONG + "&input.mv=chirp-crow&input.custom=false",
                        Map.of("prompt", "A waltz"),
                        "gpt_description_prompt"),
                wrong(LONGER, Map.of("clip_id", "c1", "audio_url", A), "exactly one of clip_id and audio_url"),
                // what is another model's
                wrong(
                        "video?model=google/veo-3.1-quality&duration=8",
                        Map.of("prompt", "A kite", "reference_characters", List.of(Map.of("image_urls", List.of(A)))),
                        "reference_characters is not available",
                        "google/veo-3.1-fast"),
                wrong(
                        "video?model=kuaishou/kling-o1-video",
                        Map.of("prompt", "A kite", "native_audio", true),
                        "not supported",
                        "kuaishou/kling-3.0-omni-video"),
                wrong(
                        "image?model=google/nano-banana&aspectRatio=1:1&resolution=2k",
                        "A kite",
                        "google/nano-banana-pro only"),
                wrong(
                        "image?model=black-forest-labs/flux.2-pro",
                        Map.of("prompt", "A kite", "steps", 5),
                        "flux.2-flex only"),
                wrong(
                        "image?model=alibaba/wan-2.2-image",
                        Map.of("prompt", "A kite", "image_urls", List.of(A)),
                        "image_urls is not accepted",
                        "text only"),
                wrong(
                        "audio?model=suno-ai/cover&input.mv=chirp-crow&input.custom=true",
                        Map.of("clip_id", "c1", "continue_at", 3),
                        "suno-ai/extend only"),
                // what is no address
                wrong(
                        "image?model=openai/gpt-image-2",
                        Map.of("prompt", "A kite", "image_urls", "/no/such/kite.png"),
                        "'image_urls'",
                        "/no/such/kite.png",
                        "http(s)"),
                wrong(
                        "image?model=openai/gpt-image-2",
                        "{\"prompt\":\"A kite\",\"image_urls\":[\"/no/such/kite.png\"]}",
                        "'image_urls'",
                        "/no/such/kite.png",
                        "JSON text"),
                wrong(
                        "image?model=openai/gpt-image-2",
                        Map.of("prompt", "A kite", "image_urls", "data:image/png;base64,***"),
                        "'image_urls'",
                        "data:"));
    }

    @ParameterizedTest
    @MethodSource("alwaysRefused")
    void shouldSayWhatIsWrongAndSendNothing(String endpoint, Object body, List<String> told) {
        assertThat(refusal(endpoint, body)).hasMessageContainingAll(told.toArray(CharSequence[]::new));
        assertThat(refusal(endpoint + (endpoint.contains("?") ? "&" : "?") + "validation=strict", body))
                .hasMessageContainingAll(told.toArray(CharSequence[]::new));
        assertThat(unifically().requests()).isEmpty();
    }

    private InvalidMediaRequestException refusal(String endpoint, Object body) {
        Throwable thrown = catchThrowable(() -> {
            Exchange done =
                    fluentTemplate.withBody(body).to("unifically:" + endpoint).send();
            if (done.getException() != null) {
                throw done.getException();
            }
        });
        Throwable root = rootOf(thrown);
        assertThat(root).isInstanceOf(InvalidMediaRequestException.class);
        return (InvalidMediaRequestException) root;
    }

    /** What is not documented: refused where it is to be strict, else told of and sent. */
    static Stream<Arguments> refusedWhereStrict() {
        return Stream.of(
                wrong(VEO, Map.of("prompt", "A kite", "duration", 5), "duration=5", "4, 6, 8"),
                wrong(VEO, Map.of("prompt", "A kite", "aspect_ratio", "1:1"), "aspect_ratio=1:1", "16:9, 9:16"),
                wrong(OMNI, Map.of("prompt", "A kite", "duration", 20), "duration=20", "3 to 15"),
                wrong(
                        "image?model=black-forest-labs/flux.2-flex",
                        Map.of("prompt", "A kite", "cfg", 11),
                        "cfg=11",
                        "1.5 to 10"),
                wrong(SONG, Map.of("prompt", "la", "mv", "chirp-v9", "custom", true), "mv=chirp-v9", "chirp-crow"),
                wrong(VEO, Map.of("prompt", "A kite", "colour", "red"), "'colour'", "aspect_ratio"),
                wrong(
                        VEO,
                        Map.of("prompt", "A kite", "start_image_ur", A),
                        "'start_image_ur'",
                        "did you mean start_image_url"),
                wrong(
                        "image?model=google/veo-3.1-fast",
                        "A kite",
                        "google/veo-3.1-fast",
                        "video model",
                        "operation video"),
                wrong(
                        "image?model=openai/gpt-imag-2",
                        "A kite",
                        "openai/gpt-imag-2",
                        "did you mean openai/gpt-image-2"));
    }

    @ParameterizedTest
    @MethodSource("refusedWhereStrict")
    void shouldRefuseWhatIsNotDocumentedWhereItIsToBeStrict(String endpoint, Object body, List<String> told) {
        assertThat(refusal(endpoint + "&validation=strict", body))
                .hasMessageContainingAll(told.toArray(CharSequence[]::new));
        assertThat(unifically().requests()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("refusedWhereStrict")
    void shouldTellOfWhatIsNotDocumentedAndLetTheProviderDecide(String endpoint, Object body, List<String> told) {
        unifically().lenientValues(true);
        List<String> warnings;
        try (LogCapture log = LogCapture.at(Level.WARN)) {
            fluentTemplate.withBody(body).to("unifically:" + endpoint).send();
            warnings = log.warnings();
        }

        assertThat(warnings).anySatisfy(line -> assertThat(line).contains(told).contains("validation=strict"));
        assertThat(unifically().submits()).isEqualTo(1);
    }

    @Test
    void shouldSendWhatIsWrongWhereNothingIsToBeChecked() {
        Exchange done = fluentTemplate
                .withBody(Map.of("prompt", "A kite", "end_image_url", A))
                .to("unifically:" + VEO + "&validation=off")
                .send();

        assertThat(done.getException())
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("Unifically answered 422");
        assertThat(unifically().submits()).isEqualTo(1);
        assertThat(unifically().createdTasks()).isEmpty();
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable root = thrown;
        while (root != null && root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
