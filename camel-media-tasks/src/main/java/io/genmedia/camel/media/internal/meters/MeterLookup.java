package io.genmedia.camel.media.internal.meters;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the meter registry of an application, where it has one. */
public final class MeterLookup {

    private static final Logger LOG = LoggerFactory.getLogger(MeterLookup.class);

    private static final String REGISTRY = "io.micrometer.core.instrument.MeterRegistry";

    /** The name by which camel-micrometer knows it. */
    private static final String NAME = "metricsRegistry";

    private MeterLookup() {}

    /**
     * @param context of the application
     * @param provider the scheme
     * @return counts where the application has a registry of Micrometer: the only one, the one that is called
     *     {@code metricsRegistry}, or the one that is composed of the others; else nothing is counted
     */
    public static TaskMeters of(CamelContext context, String provider) {
        return context.getClassResolver().resolveClass(REGISTRY) == null
                ? TaskMeters.NONE
                : Found.of(context, provider);
    }

    /** What needs Micrometer on the class path. */
    private static final class Found {

        private Found() {}

        static TaskMeters of(CamelContext context, String provider) {
            MeterRegistry named = context.getRegistry().lookupByNameAndType(NAME, MeterRegistry.class);
            Set<MeterRegistry> all = context.getRegistry().findByType(MeterRegistry.class);
            MeterRegistry used = named != null ? named : oneOf(all);
            if (used == null && !all.isEmpty()) {
                LOG.warn(
                        "{}: there are {} meter registries, and nothing is counted: call the one to be used {}, or compose them",
                        provider,
                        all.size(),
                        NAME);
            }
            return used == null ? TaskMeters.NONE : new SafeMeters(new MicrometerMeters(used, provider));
        }

        private static MeterRegistry oneOf(Set<MeterRegistry> all) {
            return all.size() == 1
                    ? all.iterator().next()
                    : all.stream()
                            .filter(CompositeMeterRegistry.class::isInstance)
                            .findFirst()
                            .orElse(null);
        }
    }
}
