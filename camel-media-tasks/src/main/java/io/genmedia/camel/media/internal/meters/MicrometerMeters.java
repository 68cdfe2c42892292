package io.genmedia.camel.media.internal.meters;

import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;

/** Counts with Micrometer. The tags are the provider's scheme, kinds and models of its documents, and outcomes: never a key, an id or a prompt. */
final class MicrometerMeters implements TaskMeters {

    private static final String UNKNOWN = "unknown";

    /** So many tasks that ended are remembered, so that none of them is counted again. */
    private static final int REMEMBERED = 10_000;

    private final MeterRegistry registry;
    private final String provider;
    private final Counter polls;
    private final List<Meter> gauges = new ArrayList<>();
    private final Set<String> ended = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    MicrometerMeters(MeterRegistry registry, String provider) {
        this.registry = registry;
        this.provider = provider;
        this.polls = Counter.builder("camel.media.polls")
                .description("Status reads")
                .tag("provider", provider)
                .register(registry);
    }

    @Override
    public void submitted(String kind, String model) {
        Counter.builder("camel.media.tasks.submitted")
                .description("Tasks that the provider took")
                .tags(of(kind, model))
                .register(registry)
                .increment();
    }

    @Override
    public void notSubmitted(Acceptance acceptance) {
        Counter.builder("camel.media.submits.failed")
                .description("Submits that brought no task, by what is known of them: not_accepted, or unknown")
                .tag("provider", provider)
                .tag("acceptance", acceptance.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }

    @Override
    public void polled() {
        polls.increment();
    }

    @Override
    public void ended(TaskSnapshot task, String kind, String model, Duration followed) {
        if (!ended.add(task.taskId())) {
            return;
        }
        String ofKind = kind == null ? task.kind() : kind;
        String ofModel = model == null ? task.model() : model;
        boolean succeeded = task.status() == MediaStatus.SUCCEEDED;
        duration(ofKind, ofModel, succeeded ? "succeeded" : "failed", followed);
        if (succeeded && task.cost() != null && task.cost().signum() > 0) {
            Counter.builder("camel.media.cost")
                    .description("What tasks that succeeded have cost, as the provider tells it")
                    .baseUnit("dollars")
                    .tags(of(ofKind, ofModel))
                    .register(registry)
                    .increment(task.cost().doubleValue());
        }
    }

    @Override
    public void timedOut(String kind, String model, Duration waited) {
        duration(kind, model, "timeout", waited);
    }

    private void duration(String kind, String model, String outcome, Duration duration) {
        Timer.builder("camel.media.tasks.duration")
                .description("For how long tasks were followed, by how that ended")
                .tags(of(kind, model).and("outcome", outcome))
                .register(registry)
                .record(duration);
    }

    @Override
    public void watch(IntSupplier inFlight, IntSupplier waiting) {
        gauge("camel.media.tasks.in.flight", "Tasks that are followed", inFlight);
        gauge("camel.media.submits.waiting", "Submits that wait for a place in the limits of their account", waiting);
    }

    private void gauge(String name, String description, IntSupplier value) {
        gauges.add(Gauge.builder(name, value, IntSupplier::getAsInt)
                .description(description)
                .tag("provider", provider)
                .strongReference(true)
                .register(registry));
    }

    @Override
    public void close() {
        gauges.forEach(registry::remove);
        gauges.clear();
    }

    private Tags of(String kind, String model) {
        return Tags.of(
                "provider", provider, "kind", kind == null ? UNKNOWN : kind, "model", model == null ? UNKNOWN : model);
    }
}
