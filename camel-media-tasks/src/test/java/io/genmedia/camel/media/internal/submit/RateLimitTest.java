package io.genmedia.camel.media.internal.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

    @ParameterizedTest
    @CsvSource({
        "5/30s, 5, 30000",
        "' 5 / 30 s ', 5, 30000",
        "1/500ms, 1, 500",
        "100/1h30m, 100, 5400000",
        "7/250, 7, 250"
    })
    void shouldReadNumberAndWindow(String text, int atMost, long millis) {
        assertThat(RateLimit.parse(text)).isEqualTo(new RateLimit(atMost, Duration.ofMillis(millis)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "/30s",
                "5/",
                "0/30s",
                "-1/30s",
                "5/0s",
                "5/0.4ms",
                "five/30s",
                "5/30x",
                "5/30s/2",
                "5 per 30s"
            })
    void shouldSayHowALimitIsWritten(String text) {
        assertThatThrownBy(() -> RateLimit.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rateLimit")
                .hasMessageContaining("5/30s")
                .hasMessageContaining("'" + text + "'");
    }
}
