package io.genmedia.camel.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.gateai.GateAiComponent;
import io.genmedia.camel.media.component.MediaComponent;
import io.genmedia.camel.media.spi.AccountLimits;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.monet.MonetComponent;
import io.genmedia.camel.unifically.UnificallyComponent;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the program says of a provider is what the component knows. */
class ProviderTest {

    @ParameterizedTest
    @EnumSource
    void shouldKnowTheServiceAsItsComponentDoes(Provider provider) {
        MediaProvider known = component(provider).provider();

        assertThat(provider.scheme()).isEqualTo(known.scheme());
        assertThat(provider.title()).isEqualTo(known.displayName());
        assertThat(provider.address()).isEqualTo(known.defaultBaseUrl());
        assertThat(provider.apiKeyVariable()).isEqualTo(known.apiKeyVariable());
        assertThat(known.catalog().models().keySet()).containsAll(provider.kinds());
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellTheLimitsThatTheComponentKeeps(Provider provider) {
        Optional<AccountLimits> kept = component(provider).provider().limits();

        assertThat(Optional.ofNullable(provider.limits()))
                .isEqualTo(kept.map(limits -> new Limits(limits.submits(), limits.window(), limits.inFlight())));
    }

    @ParameterizedTest
    @EnumSource
    void shouldKnowWhetherItTellsPrices(Provider provider) {
        Set<MediaProvider.Capability> capabilities =
                component(provider).provider().capabilities();

        assertThat(provider.tellsPrices()).isEqualTo(capabilities.contains(MediaProvider.Capability.ESTIMATE));
    }

    private static MediaComponent component(Provider provider) {
        return switch (provider) {
            case MONET -> new MonetComponent();
            case GATEAI -> new GateAiComponent();
            case UNIFICALLY -> new UnificallyComponent();
        };
    }
}
