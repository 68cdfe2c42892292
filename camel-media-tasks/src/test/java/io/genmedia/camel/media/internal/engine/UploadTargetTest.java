package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.genmedia.camel.media.spi.ApiCall;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.testing.Atelier;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTargetTest {

    private static final URI FILES = URI.create("https://files.atelier.example/upload");

    private final MediaProvider belowItsBase = Atelier.plain();
    private final MediaProvider withAHostForFiles = new Atelier(EnumSet.noneOf(MediaProvider.Capability.class)) {
        @Override
        public ApiCall upload() {
            return new ApiCall("PUT", FILES.toString(), Map.of(), null, ApiCall.KeyPlacement.BEARER);
        }
    };
    private final URI publicService = URI.create(withAHostForFiles.defaultBaseUrl());

    @Test
    void shouldUploadBelowTheServiceWithItsKey() {
        assertThat(UploadTarget.of(belowItsBase, URI.create("http://127.0.0.1:8080/atelier/"), null))
                .isEqualTo(new UploadTarget(URI.create("http://127.0.0.1:8080/atelier/files"), true));
    }

    @Test
    void shouldUploadToTheHostForFilesOfThePublicService() {
        assertThat(UploadTarget.of(withAHostForFiles, publicService, " ")).isEqualTo(new UploadTarget(FILES, true));
    }

    @Test
    void shouldNotSendFilesOfAnotherServiceToThePublicHost() {
        assertThat(UploadTarget.of(withAHostForFiles, URI.create("http://127.0.0.1:8080"), null))
                .isEqualTo(new UploadTarget(null, false));
    }

    @ParameterizedTest
    @CsvSource({
        "https://files.atelier.example/other, true",
        "https://FILES.atelier.example:443/upload, true",
        "https://proxy.example/atelier/up, true",
        "http://files.atelier.example/upload, false",
        "https://files.atelier.example:8443/upload, false",
        "https://files.atelier.example.evil.example/upload, false",
        "https://cdn.example/upload, false"
    })
    void shouldSendTheKeyToTheProvidersHostsAlone(String given, boolean withKey) {
        URI baseUrl = URI.create("https://proxy.example/atelier");

        assertThat(UploadTarget.of(withAHostForFiles, baseUrl, given))
                .isEqualTo(new UploadTarget(URI.create(given), withKey));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://files.example/up?sig=s3cret", "no address?sig=s3cret", "/files?sig=s3cret"})
    void shouldRefuseWhatIsNoAddressWithoutShowingItsQuery(String given) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UploadTarget.of(withAHostForFiles, publicService, given))
                .withMessageContaining("address")
                .withMessageNotContaining("s3cret");
    }
}
