package io.genmedia.camel.media.simulator.gateai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.simulator.internal.Dollars;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "gpt-image-2   | {\"quality\":\"low\"}                                   | 0.003",
                "gpt-image-2   | {\"quality\":\"high\"}                                  | 0.11",
                "ideogram-v3.0 | {\"mode\":\"TURBO\"}                                    | 0.01",
                "seedance-2.0  | {\"duration\":4}                                        | 0.49",
                "seedance-2.0  | {\"duration\":15}                                       | 1.85",
                "seedance-2.0  | {\"duration\":12,\"width\":1920,\"height\":1080}        | 3.33",
                "seedance-2.0  | {\"duration\":12,\"mode\":\"RESOLUTION_1080\"}          | 3.33",
                "hailuo-2_3    | {}                                                      | 0.04",
                "auto-image    | {}                                                      | 0.02",
                "auto-image    | {\"quantity\":8}                                        | 0.16",
                "rodin-v2      | {\"quality\":\"low\"}                                   | 0.16"
            })
    void shouldMeetTheFiguresOfTheDocument(String model, String params, double dollars) {
        assertThat(Dollars.dollars(Pricing.micros(model(model), json(params)))).isCloseTo(dollars, within(0.0051));
    }

    @Test
    void shouldLowerTheResolutionBeforeTheDuration() {
        Model seedance = model("seedance-2.0");
        ObjectNode asked = json("{\"duration\":10,\"width\":1920,\"height\":1080}");

        ObjectNode smaller =
                Downgrade.toFit(seedance, asked, Dollars.micros(1.0)).orElseThrow();
        ObjectNode shorter =
                Downgrade.toFit(seedance, asked, Dollars.micros(0.3)).orElseThrow();

        assertThat(smaller.path("width").asInt()).isLessThan(1920);
        assertThat(smaller.path("duration").asInt()).isEqualTo(10);
        assertThat(shorter.path("duration").asInt()).isLessThan(10);
        assertThat(Pricing.micros(seedance, shorter)).isLessThanOrEqualTo(Dollars.micros(0.3));
    }

    @Test
    void shouldLowerTheNamedResolution() {
        ObjectNode less = Downgrade.toFit(model("veo-3.1-lite"), json("{\"mode\":\"RESOLUTION_1080\"}"), 30_000)
                .orElseThrow();

        assertThat(less.path("mode").asText()).isEqualTo("RESOLUTION_720");
    }

    @Test
    void shouldFindNothingWhereEvenTheLeastIsTooDear() {
        assertThat(Downgrade.toFit(model("veo-3.1-lite"), json("{}"), 1_000)).isEqualTo(Optional.empty());
        assertThat(Downgrade.toFit(model("rodin-v2"), json("{}"), 1_000)).isEmpty();
    }

    private static Model model(String id) {
        return Models.find(id).orElseThrow();
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Requests.json(text);
    }
}
