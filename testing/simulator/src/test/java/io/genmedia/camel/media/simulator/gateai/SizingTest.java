package io.genmedia.camel.media.simulator.gateai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizingTest {

    @ParameterizedTest
    @CsvSource({
        "gemini-image-2, 2048, 2048, 2048, 2048",
        "gemini-image-2, 2000, 2000, 2048, 2048",
        "gemini-image-2, 1920, 1080, 1376, 768",
        "gemini-image-2, 1280, 720, 1376, 768",
        "gemini-image-2, 720, 1280, 768, 1376",
        "kling-3.0, 3840, 2160, 1920, 1080",
        "sora-2-pro, 1792, 1024, 1280, 720",
        "kling-2.6, 0, 0, 0, 0",
        "flux-dev, 100, 3000, 480, 2048",
        "flux-dev, 1001, 1004, 1000, 1008",
        "kling-video-o-1, -5, 4000, 0, 2160",
        "seedance-2.0, 1111, 777, 1111, 777"
    })
    void shouldBringASizeToTheNearestThatTheModelMakes(
            String model, int width, int height, int snappedWidth, int snappedHeight) {
        ObjectNode params = params(model);
        Sizing.put(params, new Size(width, height));

        ObjectNode snapped = Sizing.snapped(model(model), params);

        assertThat(snapped.path("width").asInt()).isEqualTo(snappedWidth);
        assertThat(snapped.path("height").asInt()).isEqualTo(snappedHeight);
    }

    @Test
    void shouldLeaveTheSizeToTheProviderWhenNoneIsGiven() {
        assertThat(Sizing.snapped(model("gemini-image-2"), params("gemini-image-2"))
                        .has("width"))
                .isFalse();
    }

    @Test
    void shouldFindTheOtherSideWhenOneIsGiven() {
        ObjectNode params = params("gemini-image-2").put("width", 2750);

        assertThat(Sizing.snapped(model("gemini-image-2"), params)
                        .path("height")
                        .asInt())
                .isEqualTo(1536);
    }

    @Test
    void shouldReportWhatWasChanged() {
        Requests.Answer answer =
                new Requests().generate("flux-dev", "{\"prompt\":\"p\",\"width\":1001,\"height\":1024}");

        assertThat(answer.json().path("adjustments").toString())
                .isEqualTo("{\"width\":{\"requested\":1001,\"applied\":1000}}");
    }

    private static Model model(String id) {
        return Models.find(id).orElseThrow();
    }

    private static ObjectNode params(String id) {
        return model(id).example().deepCopy();
    }
}
