package io.genmedia.camel.media.simulator.gateai;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.simulator.gateai.Requests.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateAiValidationTest {

    private final Requests requests = new Requests();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            sora-9          | {"prompt":"p"}                                           | model is "sora-9"
            sora-2          | {}                                                       | params.prompt is missing
            sora-2          | {"prompt":"  "}                                          | params.prompt is "  "
            sora-2          | {"prompt":7}                                             | params.prompt is 7
            sora-2          | {"prompt":null}                                          | params.prompt is null
            sora-2          | {"prompt":"p","size":"big"}                              | unknown parameter params.size
            sora-2          | {"prompt":"p","duration":"8"}                            | params.duration is "8"
            sora-2          | {"prompt":"p","duration":8.5}                            | params.duration is 8.5
            sora-2          | {"prompt":"p","duration":5}                              | params.duration is 5; it must be one of [4, 8, 12]
            sora-2          | {"prompt":"p","quantity":2}                              | params.quantity is 2; it must be at most 1
            sora-2          | {"prompt":"p","quantity":0}                              | params.quantity is 0
            sora-2          | {"prompt":"p","width":"1280"}                            | params.width is "1280"
            sora-2          | {"prompt":"p","start_frame":"cat.png"}                   | params.start_frame is "cat.png"
            sora-2          | {"prompt":"p","start_frame":["https://a/b.png"]}         | params.start_frame is ["https://a/b.png"]
            sora-2          | {"prompt":"p","image":"file:/etc/passwd"}                | params.image is "file:/etc/passwd"
            sora-2          | {"prompt":"p","image":"data:image/png,AA"}               | params.image is "data:image/png,AA"
            sora-2          | {"prompt":"p","image":"data:image/png;base64,?"}         | params.image is "data:image/png;base64,?"
            sora-2          | {"prompt":"p","image_urls":"https://a/b.png"}            | params.image_urls is "https://a/b.png"
            sora-2          | {"prompt":"p","reference_images":["x"]}                  | params.reference_images is "x"
            sora-2          | {"prompt":"p","images":["https://a/b.png"]}              | params.images is "https://a/b.png"
            sora-2          | {"prompt":"p","videos":"file_1"}                         | params.videos is "file_1"
            flux-dev        | {"prompt":"p","guidance_scale":11}                       | params.guidance_scale is 11; it must be at least 1 and at most 10
            flux-dev        | {"prompt":"p","mode":"fast"}                             | params.mode is "fast"
            flux-dev        | {"prompt":"p","loras":{}}                                | params.loras is {}
            kling-3.0       | {"prompt":"p","generate_audio":"true"}                   | params.generate_audio is "true"
            kling-2.6       | {"prompt":"p","motion_has_audio":1}                      | params.motion_has_audio is 1
            kling-2.6       | {"prompt":"p","audio":"loud"}                            | params.audio is "loud"
            seedance-2.0    | {"prompt":"p","reference_image_urls":["a"]}              | params.reference_image_urls is "a"
            hailuo-2_3-fast | {"prompt":"p"}                                           | params.start_frame is missing
            hailuo-2_3      | {"prompt":"p","width":1920}                              | unknown parameter params.width
            sora-2          | {"prompt":"p","width":-1}                                | params.width is -1
            hailuo-2_3      | {"prompt":"p","durationSeconds":10}                      | params.durationSeconds is 10; 1080p
            ltxv-2.3-fast   | {"prompt":"p","durationSeconds":12,"fps":50}             | params.durationSeconds is 12; more than 10
            ltxv-2.3-pro    | {"prompt":"p","end_frame":"https://a/b"}                 | params.end_frame is given without start_frame
            happy-horse     | {"prompt":"p","video_guidance":["a","b"]}                | params.video_guidance has 2 items
            kino-xl         | {"quantity":1}                                           | unknown parameter params.quantity
            """)
    void shouldRefuseParametersAndNameTheOneAndItsValue(String model, String params, String message) {
        Answer answer = requests.generate(model, params);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo("VALIDATION_ERROR");
        assertThat(answer.json().path("error").asText()).contains(message);
        assertThat(requests.gateai().createdTasks()).isEmpty();
        assertThat(requests.gateai().rejected()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"model\":\"sora-2\",\"model\":\"sora-2\",\"params\":{\"prompt\":\"p\"}}",
                "{\"model\":\"sora-2\"}",
                "{\"model\":\"sora-2\",\"params\":[]}",
                "{\"params\":{\"prompt\":\"p\"}}",
                "{\"model\":2,\"params\":{\"prompt\":\"p\"}}",
                "{\"model\":\"sora-2\",\"type\":\"image\",\"params\":{\"prompt\":\"p\"}}",
                "{\"model\":\"sora-2\",\"type\":7,\"params\":{\"prompt\":\"p\"}}",
                "{\"model\":\"sora-2\",\"prompt\":\"p\",\"params\":{\"prompt\":\"p\"}}"
            })
    void shouldRefuseABodyThatIsNotARequest(String body) {
        assertThat(requests.generate(body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            sora-2          | {"prompt":"p","image":"https://a/b.png","last_frame":"http://a/c.png"}
            sora-2          | {"prompt":"p","input_image":"data:image/png;base64,AAAA"}
            sora-2          | {"prompt":"p","reference_images":["https://a/b.png","data:image/jpeg;base64,AAAA"]}
            sora-2          | {"prompt":"p","video_url":"https://a/b.mp4","audio_url":"https://a/b.mp3"}
            sora-2          | {"prompt":"p","start_frame":"https://a/b.png"}
            sora-2          | {"prompt":"p","images":[]}
            hailuo-2_3-fast | {"prompt":"p","start_frame":"https://a/b.png"}
            hailuo-2_3-fast | {"prompt":"p","image":"https://a/b.png"}
            kling-2.6       | {"prompt":"p","audio":true,"motion_has_audio":false}
            kling-2.6       | {"prompt":"p","audio":"https://a/b.mp3","width":0,"height":0}
            cortex_2.0      | {"prompt":"p","controls":[{}],"elements":["x"],"frame_interpolation":true}
            gpt-image-2     | {"prompt":"p","width":1000,"height":1001}
            kino-xl         | {"prompt":"p"}
            hailuo-2_3      | {"prompt":"p","durationSeconds":10,"resolution":"768p"}
            ltxv-2.3-fast   | {"prompt":"p","durationSeconds":20}
            ltxv-2.3-pro    | {"prompt":"p","end_frame":"https://a/b","start_frame":"https://a/c"}
            happy-horse     | {"start_frame":"https://a/b.png"}
            """)
    void shouldAcceptWhatTheDocumentAllows(String model, String params) {
        Answer answer = requests.generate(model, params);

        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        assertThat(requests.gateai().createdTasks()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "sora-2, video",
        "sora-2, text-to-video",
        "gpt-image-2, text-to-image",
        "rodin-v2, 3d",
        "lucid-origin, video",
        "lucid-origin, image"
    })
    void shouldTakeTheTypeOfTheModelInBothOfItsForms(String model, String type) {
        String body = "{\"model\":\"" + model + "\",\"type\":\"" + type + "\",\"params\":{\"prompt\":\"p\"}}";

        assertThat(requests.generate(body).status()).isEqualTo(200);
    }

    @Test
    void shouldAcceptValuesOutsideTheDocumentedOnesWhenLenient() {
        requests.gateai().lenientValues(true);

        assertThat(requests.generate("sora-2", "{\"prompt\":\"p\",\"duration\":5}")
                        .status())
                .isEqualTo(200);
        assertThat(requests.generate("sora-2", "{\"prompt\":\"p\",\"duration\":\"5\"}")
                        .status())
                .isEqualTo(400);
        assertThat(requests.generate("sora-2", "{\"prompt\":\"p\",\"seconds\":5}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void shouldHoldTheLengthOfPrompts() {
        Answer longest = requests.generate("seedance-2.0", "{\"prompt\":\"" + "p".repeat(1_500) + "\"}");
        Answer longer = requests.generate("seedance-2.0", "{\"prompt\":\"" + "p".repeat(1_501) + "\"}");
        Answer negative = requests.generate(
                "kling-2.5-turbo-standard",
                "{\"prompt\":\"p\",\"start_frame\":\"https://a/b\",\"negative_prompt\":\"" + "n".repeat(1_001) + "\"}");

        assertThat(longest.status()).isEqualTo(200);
        assertThat(longer.status()).isEqualTo(400);
        assertThat(longer.json().path("code").asText()).isEqualTo("PROMPT_TOO_LONG");
        assertThat(negative.json().path("error").asText()).contains("1001 characters; from 0 to 1000");
    }

    @Test
    void shouldHoldTheNumberOfResultsEvenWhenLenient() {
        requests.gateai().lenientValues(true);

        Answer most = requests.generate("auto-image", "{\"prompt\":\"p\",\"quantity\":8}");
        Answer more = requests.generate("auto-image", "{\"prompt\":\"p\",\"quantity\":9}");

        assertThat(most.status()).isEqualTo(200);
        assertThat(more.status()).isEqualTo(400);
        assertThat(more.json().path("code").asText()).isEqualTo("QUANTITY_TOO_HIGH");
    }

    @Test
    void shouldCheckAnEstimateAsItChecksAGeneration() {
        assertThat(requests.estimate("sora-2", "{\"prompt\":\"p\",\"seconds\":5}")
                        .status())
                .isEqualTo(400);
    }
}
