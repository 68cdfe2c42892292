package io.genmedia.camel.media.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.internal.exchange.GivenInput.Media;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MediaReadingTest {

    private static final String PICTURE = "https://cdn.example/a.png";

    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    static Stream<Named<Object>> withNulls() {
        return Stream.of(
                Named.of("a list", Arrays.asList(null, MediaOutput.of(PICTURE, "image"), null)),
                Named.of("an array", new Object[] {PICTURE, null}),
                Named.of("an array of text", new String[] {null, PICTURE}));
    }

    @ParameterizedTest
    @MethodSource("withNulls")
    void shouldPassOverNullsAmongMedia(Object value) throws Exception {
        assertThat(MediaReading.of(value, exchange)).contains(List.of(new Media("image", PICTURE)));
    }

    @ParameterizedTest
    @MethodSource("withNulls")
    void shouldListWhatIsThere(Object value) {
        assertThat(MediaReading.asList(value)).hasSize(1).doesNotContainNull();
    }

    @Test
    void shouldFindNoMediaAmongNullsAlone() throws Exception {
        assertThat(MediaReading.of(Collections.singletonList(null), exchange)).isEmpty();
        assertThat(MediaReading.asList(Collections.singletonList(null))).isEmpty();
        assertThat(MediaReading.asList(null)).isEmpty();
    }

    @Test
    void shouldListASingleValue() {
        assertThat(MediaReading.asList(PICTURE)).isEqualTo(List.of(PICTURE));
    }
}
