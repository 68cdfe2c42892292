package io.genmedia.camel.media.internal.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackAddressTest {

    @ParameterizedTest
    @CsvSource({
        "/a/callback,/a/callback",
        "a/callback,/a/callback",
        "//a///callback//,/a/callback",
        "' /a-b_c.d~e/F9 ',/a-b_c.d~e/F9",
    })
    void shouldGiveAPathOneForm(String given, String expected) {
        assertThat(CallbackAddress.normalized(given)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/a/*", "/a*", "/{id}", "/:id", "/a?b=c", "/a#b", "/a/../b", "/./a", "/a b", "/a%2Fb", "/ä"})
    void shouldRefuseWhatIsMoreThanPlainNames(String given) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallbackAddress.normalized(given))
                .withMessageContaining("has the part")
                .withMessageContaining("a part may have");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/", "//"})
    void shouldRefuseAnEmptyPath(String given) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallbackAddress.normalized(given))
                .withMessageContaining("is empty");
    }

    @Test
    void shouldRefuseNoPath() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallbackAddress.normalized(null))
                .withMessageContaining("is empty");
    }

    @Test
    void shouldEndNoLineOfALogInItsMessage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallbackAddress.normalized("/a\r\nb"))
                .withMessageNotContainingAny("\r", "\n");
    }

    @Test
    void shouldKnowThePathOfARouteInEveryForm() {
        for (String ofRoute : new String[] {"/a/b", "a/b", "/a/b/", "//a//b"}) {
            assertThat(CallbackAddress.isSame(ofRoute, "/a/b")).isTrue();
        }
        assertThat(CallbackAddress.isSame("/a/b/c", "/a/b")).isFalse();
        assertThat(CallbackAddress.isSame(null, "/a/b")).isFalse();
    }
}
