package io.genmedia.camel.media.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genmedia.camel.media.internal.engine.AccountSettings;
import io.genmedia.camel.media.internal.engine.UploadTarget;
import io.genmedia.camel.media.internal.http.HttpSettings;
import io.genmedia.camel.media.internal.submit.SubmitLimits;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.testing.Atelier;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the options maxConcurrent and rateLimit, and of the limits that a provider documents. */
class AccountLimitsOptionsTest {

    private static final Atelier LIMITED = Atelier.limited(4, 3, Duration.ofHours(1));

    private final DefaultCamelContext context = new DefaultCamelContext();

    private static final class AtelierConfiguration extends MediaConfiguration {

        @Override
        protected void typedParameters(Map<String, String> parameters) {}

        @Override
        public String getCompletion() {
            return "poll";
        }
    }

    private static final class AtelierComponent extends MediaComponent {

        private final MediaProvider provider;
        private final MediaConfiguration configuration = new AtelierConfiguration();

        AtelierComponent(MediaProvider provider, Integer maxConcurrent, String rateLimit) {
            super(null);
            this.provider = provider;
            setMaxConcurrent(maxConcurrent);
            setRateLimit(rateLimit);
        }

        @Override
        public MediaProvider provider() {
            return provider;
        }

        @Override
        public MediaConfiguration getConfiguration() {
            return configuration;
        }

        @Override
        protected MediaEndpoint createEndpoint(
                String uri, MediaOperation operation, MediaConfiguration endpointConfiguration) {
            throw new UnsupportedOperationException(uri);
        }

        @Override
        public Set<MediaOperation> operations() {
            return Set.of(MediaOperation.VIDEO);
        }
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private SubmitLimits limits(MediaProvider provider, Integer maxConcurrent, String rateLimit) {
        return limits(new AtelierComponent(provider, maxConcurrent, rateLimit));
    }

    private SubmitLimits limits(AtelierComponent component) {
        context.addComponent("atelier", component);
        context.start();
        return component
                .engine()
                .account(new AccountSettings(
                        URI.create("https://atelier.example"),
                        null,
                        HttpSettings.defaults(),
                        new UploadTarget(null, false),
                        false))
                .limits();
    }

    /** How many of ten submits may go at once. */
    private static int atOnce(SubmitLimits limits) {
        for (int i = 0; i < 10; i++) {
            limits.ask();
        }
        return limits.inFlight();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "default",
            value = {
                "default,default,3",
                "2,default,2",
                "0,default,3",
                "default,none,4",
                "default,' NONE ',4",
                "default,2/1h,2",
                "8,7/1h,7",
                "6,none,6",
                "0,none,10"
            })
    void shouldTakeTheDocumentedLimitWhereTheOptionIsNotGiven(Integer maxConcurrent, String rateLimit, int atOnce) {
        assertThat(atOnce(limits(LIMITED, maxConcurrent, rateLimit))).isEqualTo(atOnce);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "default",
            value = {"default,default,10", "2,default,2", "default,3/1h,3"})
    void shouldHaveNoLimitsButTheOptionsWhereNoneAreDocumented(Integer maxConcurrent, String rateLimit, int atOnce) {
        assertThat(atOnce(limits(Atelier.plain(), maxConcurrent, rateLimit))).isEqualTo(atOnce);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "default",
            value = {"default,true", "1,true", "0,false"})
    void shouldLearnTheEndOfTasksOnlyWherePlacesAreBounded(Integer maxConcurrent, boolean bounded) {
        assertThat(limits(LIMITED, maxConcurrent, null).isBounded()).isEqualTo(bounded);
    }

    @Test
    void shouldTakeOptionsThatAreSetAfterTheComponentWasInitialised() {
        // given: the order of Camel's Main, which initialises before it sets what its properties say
        AtelierComponent component = new AtelierComponent(LIMITED, null, null);
        component.setCamelContext(context);
        component.init();

        // when
        component.setMaxConcurrent(2);

        // then
        assertThat(atOnce(limits(component))).isEqualTo(2);
    }

    @Test
    void shouldRefuseFewerThanNoTasks() {
        assertThatThrownBy(() -> limits(LIMITED, -1, null))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxConcurrent")
                .hasMessageContaining("'-1'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5/", "0/30s", "5/0s", "five/30s", "no"})
    void shouldRefuseWhatIsNoRate(String rateLimit) {
        assertThatThrownBy(() -> limits(LIMITED, null, rateLimit))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rateLimit")
                .hasMessageContaining("5/30s");
    }
}
