package io.genmedia.camel.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaJson;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void shouldShowTwoPlacesOrAsManyAsThereAre() {
        assertThat(Money.dollars(new BigDecimal("100"))).isEqualTo("$100.00");
        assertThat(Money.dollars(new BigDecimal("0.10"))).isEqualTo("$0.10");
        assertThat(Money.dollars(new BigDecimal("0.0030"))).isEqualTo("$0.003");
    }

    @Test
    void shouldSayWhatWasAskedAndWhatIsMade() throws Exception {
        assertThat(Money.adjustments(json("{\"duration\": {\"requested\": 8, \"applied\": 4}, \"mode\": \"fast\"}")))
                .isEqualTo("duration 8 -> 4, mode \"fast\"");
    }

    @Test
    void shouldShowWhatIsOfNoKnownShape() throws Exception {
        assertThat(Money.adjustments(json("[\"shorter\"]"))).isEqualTo("[\"shorter\"]");
    }

    private static JsonNode json(String text) throws Exception {
        return MediaJson.mapper().readTree(text);
    }
}
