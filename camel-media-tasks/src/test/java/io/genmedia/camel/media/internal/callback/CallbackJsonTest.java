package io.genmedia.camel.media.internal.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackJsonTest {

    private static JsonNode parse(String text, Charset charset) {
        return CallbackJson.parse(text.getBytes(charset));
    }

    private static JsonNode parse(String text) {
        return parse(text, StandardCharsets.UTF_8);
    }

    @Test
    void shouldReadAnObject() {
        assertThat(parse(" {\"task_id\":\"ä\"}\r\n").path("task_id").asText()).isEqualTo("ä");
    }

    @Test
    void shouldPassOverAByteOrderMark() {
        assertThat(parse("\uFEFF{\"task_id\":\"a\"}").path("task_id").asText()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "[{\"task_id\":\"a\"}]",
                "\"a\"",
                "1",
                "{\"task_id\":\"a\"",
                "{\"task_id\":\"a\"}}",
                "{\"task_id\":\"a\"}{}",
                "{'task_id':'a'}",
                "task_id=a",
                "<task/>",
                "{\"task_id\":\"a\u0000\"}",
            })
    void shouldReadNothingElse(String text) {
        assertThat(parse(text)).isNull();
    }

    @Test
    void shouldReadUtf8Alone() {
        assertThat(parse("{\"task_id\":\"ä\"}", StandardCharsets.ISO_8859_1)).isNull();
        assertThat(parse("{\"task_id\":\"a\"}", StandardCharsets.UTF_16)).isNull();
        assertThat(parse("{\"task_id\":\"a\"}", StandardCharsets.UTF_16LE)).isNull();
    }

    @Test
    void shouldNotFollowWhatIsNestedWithoutEnd() {
        assertThat(parse("{\"a\":" + "[".repeat(500_000))).isNull();
        assertThat(parse("{\"a\":".repeat(150_000))).isNull();
        assertThat(parse("{\"a\":" + "[".repeat(101) + "]".repeat(101) + "}")).isNull();
        assertThat(parse("{\"a\":" + "[".repeat(90) + "]".repeat(90) + "}")).isNotNull();
    }

    @Test
    void shouldNotComputeForLongOnANumberWithoutEnd() {
        assertThat(parse("{\"a\":" + "9".repeat(1_000_000) + "}")).isNull();
    }
}
