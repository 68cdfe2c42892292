package io.genmedia.camel.media.internal.meters;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultClassResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MeterLookupTest {

    private static final SimpleMeterRegistry USED = new SimpleMeterRegistry();
    private static final CompositeMeterRegistry COMPOSED =
            new CompositeMeterRegistry(Clock.SYSTEM, List.of(new SimpleMeterRegistry()));

    /** The registries of an application by their names, and the one that counts; null for none. */
    private record Case(Map<String, Object> beans, MeterRegistry used) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case(Map.of(), null),
                new Case(Map.of("mine", USED), USED),
                new Case(Map.of("metricsRegistry", USED, "other", new SimpleMeterRegistry()), USED),
                new Case(Map.of("one", new SimpleMeterRegistry(), "all", COMPOSED), COMPOSED),
                new Case(Map.of("one", new SimpleMeterRegistry(), "two", new SimpleMeterRegistry()), null));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldFindTheRegistryThatIsMeant(Case given) {
        DefaultCamelContext context = new DefaultCamelContext();
        given.beans().forEach((name, bean) -> context.getRegistry().bind(name, bean));

        TaskMeters found = MeterLookup.of(context, "atelier");
        found.polled();

        if (given.used() == null) {
            assertThat(found).isSameAs(TaskMeters.NONE);
        } else {
            assertThat(given.used().get("camel.media.polls").counter().count()).isPositive();
            given.used().clear();
        }
    }

    @Test
    void shouldCountNothingWhereMicrometerIsMissing() {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("mine", USED);
        context.setClassResolver(new DefaultClassResolver() {
            @Override
            public Class<?> resolveClass(String name) {
                return name.startsWith("io.micrometer.") ? null : super.resolveClass(name);
            }
        });

        assertThat(MeterLookup.of(context, "atelier")).isSameAs(TaskMeters.NONE);
    }
}
