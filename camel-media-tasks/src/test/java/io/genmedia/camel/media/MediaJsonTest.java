package io.genmedia.camel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaJsonTest {

    private static final MediaTask TASK = new MediaTask(
            "atelier", "t1", "video", "film-1", MediaStatus.RUNNING, 40, Instant.parse("2026-01-01T12:30:00.5Z"), null);

    @ParameterizedTest
    @ValueSource(strings = {"10.0", "100.0", "3.50", "0.10", "1200", "-20.0", "0.0"})
    void shouldWriteANumberAsItWasRead(String number) throws Exception {
        JsonNode tree = MediaJson.mapper().readTree("{\"n\":" + number + "}");

        assertThat(MediaJson.write(tree)).isEqualTo("{\"n\":" + number + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0", "100", "3.50"})
    void shouldKeepADecimalInTheTreeOfAMap(String number) {
        JsonNode tree = MediaJson.tree(Map.of("n", new BigDecimal(number)));

        assertThat(MediaJson.write(tree)).isEqualTo("{\"n\":" + number + "}");
    }

    @Test
    void shouldReadWhatItWrote() throws Exception {
        String json = MediaJson.write(TASK);

        assertThat(json).contains("\"createdAt\":\"2026-01-01T12:30:00.500Z\"").doesNotContain("error");
        assertThat(MediaJson.mapper().readValue(json, MediaTask.class)).isEqualTo(TASK);
    }

    @Test
    void shouldNameWhatCannotBeWritten() {
        assertThatThrownBy(() -> MediaJson.write(new Object()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("java.lang.Object");
    }
}
