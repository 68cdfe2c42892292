package io.genmedia.camel.orders.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    private static final Map<String, String> WITH_A_KEY = Map.of("MONET_API_KEY", "monet_secret");

    @Test
    void shouldSimulateWhereThereIsNoKey() {
        Arguments arguments = Arguments.of(new String[] {"--kill"}, Map.of());

        assertThat(arguments.apiKey()).isNull();
        assertThat(arguments.kill()).isTrue();
        assertThat(arguments.orders()).isEqualTo(8);
    }

    @Test
    void shouldSpendNoMoneyUnlessToldTo() {
        assertThatThrownBy(() -> Arguments.of(new String[0], WITH_A_KEY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("MONET_API_KEY", "--yes", "--simulate", "2 orders")
                .hasMessageNotContaining("monet_secret");
        assertThat(Arguments.of(new String[] {"--yes"}, WITH_A_KEY).apiKey()).isEqualTo("monet_secret");
        assertThat(Arguments.of(new String[] {"--simulate"}, WITH_A_KEY).apiKey())
                .isNull();
        assertThat(Arguments.of(new String[] {"--provider", "gateai"}, WITH_A_KEY)
                        .apiKey())
                .isNull();
    }

    @Test
    void shouldNameWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Arguments.of(new String[] {"--orders", "0"}, Map.of()))
                .hasMessageContainingAll("--orders", "0", "1 to 999");
        assertThatThrownBy(() -> Arguments.of(new String[] {"--provider", "x"}, Map.of()))
                .hasMessageContainingAll("x", "monet, gateai, unifically");
        assertThatThrownBy(() -> Arguments.of(new String[] {"--pay"}, Map.of())).hasMessageContaining("--pay");
        assertThatThrownBy(() -> Arguments.of(new String[] {"--folder"}, Map.of()))
                .hasMessageContaining("--folder needs a value");
    }
}
