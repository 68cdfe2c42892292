package io.genmedia.camel.media.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "250, 250",
        "500ms, 500",
        "5s, 5000",
        "5 s, 5000",
        "' 5s ', 5000",
        "5S, 5000",
        "1.5s, 1500",
        "45m, 2700000",
        "45M, 2700000",
        "1h, 3600000",
        "2d, 172800000",
        "1h30m, 5400000",
        "1h 30m 5s 250ms, 5405250",
        "30m1h, 5400000"
    })
    void shouldReadADuration(String text, long millis) {
        assertThat(OptionText.duration("timeout", text)).hasMillis(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "soon",
                "s",
                "-5s",
                "5x",
                "5s soon",
                "5sec",
                "5,5s",
                "1.s",
                ".5s",
                "5s-1s",
                "PT5S",
                "1e3",
                "five seconds",
                "1h30",
                "5 5",
                "99999999999999999999",
                "9999999999999999d"
            })
    void shouldRefuseWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> OptionText.duration("pollInterval", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pollInterval")
                .hasMessageContaining("1h30m")
                .hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1024, 1024",
        "10b, 10",
        "1kb, 1000",
        "1k, 1024",
        "1KiB, 1024",
        "500MB, 500000000",
        "1m, 1048576",
        "1MiB, 1048576",
        "1.5 MiB, 1572864",
        "1GB, 1000000000",
        "2g, 2147483648",
        "2GiB, 2147483648",
        "' 2 GiB ', 2147483648",
        "1TB, 1000000000000",
        "1t, 1099511627776"
    })
    void shouldReadASize(String text, long bytes) {
        assertThat(OptionText.size("maxDownloadSize", text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "big", "-1", "2 GiBs", "2,5g", "1g1m", "GiB", "1e9", "99999999999TiB"})
    void shouldRefuseWhatIsNoSize(String text) {
        assertThatThrownBy(() -> OptionText.size("maxDownloadSize", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxDownloadSize")
                .hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "' 7 ', 1, 7", "0, 0, 0", "2147483647, 1, 2147483647"})
    void shouldReadACount(String text, int least, int expected) {
        assertThat(OptionText.count("maxAttempts", text, least)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 0", "three, 1", "1.0, 1", "'', 1", "2147483648, 1"})
    void shouldRefuseWhatIsNoCountOrTooSmall(String text, int least) {
        assertThatThrownBy(() -> OptionText.count("maxAttempts", text, least))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxAttempts")
                .hasMessageContaining("at least " + least)
                .hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({"0.25, 0.25", "$1.50, 1.50", "' $ 2 ', 2", "0, 0", "999999999.999999999, 999999999.999999999"})
    void shouldReadAnAmountOfDollars(String text, BigDecimal expected) {
        assertThat(OptionText.dollars("maxCost", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$", "-1", "1,50", ".5", "5.", "1e3", "0.25 EUR", "25c", "$$1", "1234567890"})
    void shouldRefuseWhatIsNoAmountOfDollars(String text) {
        assertThatThrownBy(() -> OptionText.dollars("maxCost", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxCost")
                .hasMessageContaining("'" + text + "'");
    }
}
