package io.genmedia.camel.media.component;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretOptionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiKey=s3cret",
                "apiKey=RAW(s3cret&x=1)",
                "proxyAuthPassword=RAW{s3cret}",
                "callbackUrl=https://hooks.example/done?token=s3cret",
                "callbackUrl=RAW(https://hooks.example/done?shop=7&token=s3cret)",
                "callbackUrl=https%3A%2F%2Fhooks.example%2Fdone%3Ftoken%3Ds3cret",
                "publicUrl=https://me:s3cret@our.host",
                "uploadUrl=https%3A%2F%2Fme%3As3cret%40files.example%2Fup"
            })
    void shouldHideWhatIsSecret(String option) {
        String hidden = SecretOptions.hide("atelier:video?model=film-1&" + option + "&seed=7");

        assertThat(hidden)
                .startsWith("atelier:video?model=film-1&" + option.substring(0, option.indexOf('=') + 1) + "hidden-")
                .endsWith("&seed=7")
                .doesNotContain("s3cret");
    }

    @Test
    void shouldTellOneSecretFromAnother() {
        String one = SecretOptions.hide("atelier:video?callbackUrl=https://hooks.example/done?token=a");
        String other = SecretOptions.hide("atelier:video?callbackUrl=https://hooks.example/done?token=b");

        assertThat(one)
                .isNotEqualTo(other)
                .isEqualTo(SecretOptions.hide("atelier:video?callbackUrl=https://hooks.example/done?token=a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "publicUrl=https://our.host:8443/shop",
                "callbackUrl=RAW(https://hooks.example/done)",
                "uploadUrl=https%3A%2F%2Ffiles.example%2Fup"
            })
    void shouldShowAnAddressThatHoldsNoSecret(String option) {
        assertThat(SecretOptions.hide("atelier:video?" + option)).isEqualTo("atelier:video?" + option);
    }
}
