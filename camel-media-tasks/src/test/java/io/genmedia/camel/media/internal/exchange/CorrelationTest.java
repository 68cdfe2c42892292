package io.genmedia.camel.media.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class CorrelationTest {

    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    private Map<String, Object> kept(String... names) throws InvalidMediaRequestException {
        return Correlation.of(exchange, List.of(names), "atelier");
    }

    @Test
    void shouldKeepStringsNumbersAndBooleansAsTheyAre() throws Exception {
        exchange.getMessage().setHeader("order", "o-1");
        exchange.getMessage().setHeader("amount", new BigDecimal("1.50"));
        exchange.getMessage().setHeader("express", true);
        exchange.getMessage().setHeader("other", "not kept");

        assertThat(kept("order", "amount", "express"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("order", "o-1", "amount", new BigDecimal("1.50"), "express", true));
    }

    @Test
    void shouldKeepAllElseAsText() throws Exception {
        exchange.getMessage().setHeader("shop", URI.create("https://shop.example"));
        exchange.getMessage().setHeader("raw", "bytes".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(kept("shop", "raw")).isEqualTo(Map.of("shop", "https://shop.example", "raw", "bytes"));
    }

    @Test
    void shouldLeaveOutWhatTheMessageDoesNotHave() throws Exception {
        exchange.getMessage().setHeader("nothing", null);

        assertThat(kept("order", "nothing")).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsTooLong() {
        exchange.getMessage().setHeader("novel", "x".repeat(32_768));

        assertThatThrownBy(() -> kept("novel"))
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContainingAll("novel", "32773", "32768")
                .extracting(e -> ((InvalidMediaRequestException) e).getAcceptance())
                .isEqualTo(Acceptance.NOT_ACCEPTED);
    }

    @Test
    void shouldNotChangeWithTheHeader() throws Exception {
        AtomicInteger count = new AtomicInteger(1);
        exchange.getMessage().setHeader("count", count);

        Map<String, Object> kept = kept("count");
        count.set(2);

        assertThat(String.valueOf(kept.get("count"))).isEqualTo("1");
    }

    @Test
    void shouldKeepAsTextANumberThatNoJsonHas() throws Exception {
        exchange.getMessage().setHeader("ratio", Double.NaN);

        assertThat(kept("ratio")).isEqualTo(Map.of("ratio", "NaN"));
    }

    @Test
    void shouldKeepAnEmptyText() throws Exception {
        exchange.getMessage().setHeader("note", "");

        assertThat(kept("note")).isEqualTo(Map.of("note", ""));
    }
}
