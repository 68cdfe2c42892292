package io.genmedia.camel.media.internal.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CallbackSecretsTest {

    private final CallbackSecrets secrets = CallbackSecrets.of("correct horse battery staple");

    private static CallbackQuery parsed(CallbackSecrets secrets, String submitId) {
        return CallbackQuery.parse(secrets.query(submitId));
    }

    @Test
    void shouldMakeTheHmacThatOthersMake() {
        // the second test case of RFC 4231
        CallbackSecrets jefe = CallbackSecrets.of("Jefe");

        assertThat(jefe.query("what do ya want for nothing?"))
                .isEqualTo("submit=what%20do%20ya%20want%20for%20nothing%3F"
                        + "&token=W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM");
    }

    @Test
    void shouldAcceptItsOwnTokens() {
        CallbackQuery query = parsed(secrets, "submit-1");

        assertThat(secrets.accepts(query.submitId(), query.token())).isTrue();
    }

    @Test
    void shouldAcceptTheTokensOfAnotherNodeWithTheSameSecret() {
        CallbackQuery query = parsed(CallbackSecrets.of("correct horse battery staple"), "submit-1");

        assertThat(secrets.accepts(query.submitId(), query.token())).isTrue();
    }

    @Test
    void shouldRefuseTheTokenOfAnotherSubmit() {
        assertThat(secrets.accepts("submit-2", parsed(secrets, "submit-1").token()))
                .isFalse();
    }

    @Test
    void shouldRefuseTheTokensOfAnotherSecret() {
        CallbackQuery query = parsed(CallbackSecrets.of("another"), "submit-1");

        assertThat(secrets.accepts(query.submitId(), query.token())).isFalse();
    }

    @Test
    void shouldRefuseOtherTextOfTheSameBytes() {
        CallbackSecrets jefe = CallbackSecrets.of("Jefe");

        // the last character of the token has two bits that count for nothing
        assertThat(jefe.accepts("what do ya want for nothing?", "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEN"))
                .isFalse();
    }

    @Test
    void shouldRefuseWhatIsMissingEmptyOrTooLong() {
        String token = parsed(secrets, "submit-1").token();
        String endless = "x".repeat(10_000_000);

        assertThat(secrets.accepts(null, token)).isFalse();
        assertThat(secrets.accepts("submit-1", null)).isFalse();
        assertThat(secrets.accepts("submit-1", "")).isFalse();
        assertThat(secrets.accepts("", token)).isFalse();
        assertThat(secrets.accepts(endless, token)).isFalse();
        assertThat(secrets.accepts("submit-1", endless)).isFalse();
    }

    @Test
    void shouldCarryEveryIdThroughAnAddress() {
        for (String id : new String[] {"a b", "a+b", "a&token=b", "ä/ö?#%", "\r\nX: y", "日本", "x".repeat(512)}) {
            CallbackQuery query = parsed(secrets, id);

            assertThat(query.submitId()).isEqualTo(id);
            assertThat(secrets.accepts(query.submitId(), query.token())).isTrue();
            assertThat(secrets.query(id)).matches("[A-Za-z0-9._~%=&-]+");
        }
    }

    @Test
    void shouldMakeAnAddressForNoIdThatItWouldRefuse() {
        assertThatIllegalArgumentException().isThrownBy(() -> secrets.query("x".repeat(513)));
        assertThatIllegalArgumentException().isThrownBy(() -> secrets.query(""));
        assertThatIllegalArgumentException().isThrownBy(() -> secrets.query(null));
    }

    @Test
    void shouldMakeARandomSecretWhereNoneIsGiven() {
        CallbackSecrets one = CallbackSecrets.of(null);
        CallbackQuery query = parsed(one, "submit-1");

        assertThat(one.isRandom()).isTrue();
        assertThat(secrets.isRandom()).isFalse();
        assertThat(one.accepts("submit-1", query.token())).isTrue();
        assertThat(CallbackSecrets.of(null).accepts("submit-1", query.token())).isFalse();
    }

    @Test
    void shouldNotTakeABlankSecret() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallbackSecrets.of(" "))
                .withMessageContaining("blank");
    }

    @Test
    void shouldShowNothingOfTheSecret() {
        assertThat(secrets).hasToString("CallbackSecrets[given]");
        assertThat(CallbackSecrets.of(null)).hasToString("CallbackSecrets[random]");
    }
}
