package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://our.host, /unifically/callback, https://our.host/unifically/callback",
        "https://our.host/, /called, https://our.host/called",
        "https://our.host//, called, https://our.host/called",
        "' https://our.host ', called/, https://our.host/called",
        "https://our.host, //called//here/, https://our.host/called/here",
        "https://our.host, ' /called ', https://our.host/called",
        "https://our.host:8443/shop, /called, https://our.host:8443/shop/called",
        "https://our.host/shop/, called, https://our.host/shop/called",
        "HTTP://127.0.0.1:8080, /called, HTTP://127.0.0.1:8080/called"
    })
    void shouldMakeTheAddressAtWhichTheListenerIs(String publicUrl, String path, String address) {
        assertThat(CallbackUrl.own(publicUrl, path, false)).isEqualTo(new CallbackUrl(address, true, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "our.host",
                "ftp://our.host",
                "https://our.host?a=b",
                "https://our.host?",
                "https://our.host#top",
                "https:///called",
                "https://our host",
                "/called"
            })
    void shouldRefuseAPublicUrlThatIsNoneOrHasAQuery(String publicUrl) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallbackUrl.own(publicUrl, "/called", false))
                .withMessageContaining("publicUrl")
                .withMessageContaining("https://our.host");
    }

    @Test
    void shouldPassAnotherAddressOnAsItIs() {
        CallbackUrl foreign = CallbackUrl.foreign(" https://hooks.example/done?shop=7&x=1 ");

        assertThat(foreign).isEqualTo(new CallbackUrl("https://hooks.example/done?shop=7&x=1", false, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://me:s3cret@hooks.example/done", "hooks.example/done?token=s3cret", "no address?s3cret"})
    void shouldShowNoSecretOfAnAddressThatItRefuses(String callbackUrl) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallbackUrl.foreign(callbackUrl))
                .withMessageContaining("callbackUrl")
                .withMessageNotContaining("s3cret");
    }

    @Test
    void shouldShowNoSecretOfAnAddress() {
        assertThat(CallbackUrl.foreign("https://me:s3cret@hooks.example/done?token=s3cret"))
                .hasToString("CallbackUrl[https://…@hooks.example/done?…]");
    }
}
