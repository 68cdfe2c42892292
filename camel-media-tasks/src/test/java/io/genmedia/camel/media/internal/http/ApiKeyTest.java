package io.genmedia.camel.media.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

    private static final ApiKey KEY = ApiKey.of("sk-a+b/c=");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No account for sk-a+b/c=.",
                "Cannot GET /api/me?key=sk-a%2Bb%2Fc%3D",
                "Cannot GET /api/me?key=sk-a%2bb%2fc%3d&page=1"
            })
    void shouldBeHiddenInWhatAServiceSaysHoweverItIsWritten(String text) {
        assertThat(ApiKey.hide(KEY, text)).contains("***").doesNotContain("sk-a");
    }

    @Test
    void shouldLeaveATextThatDoesNotHoldIt() {
        assertThat(ApiKey.hide(KEY, "a%2Bb")).isEqualTo("a%2Bb");
    }

    @Test
    void shouldHideNothingWhereThereIsNone() {
        assertThat(ApiKey.hide(null, "sk-1")).isEqualTo("sk-1");
    }
}
