package io.genmedia.camel.media.simulator.monet;

import io.genmedia.camel.media.simulator.ListOrder;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import io.genmedia.camel.media.simulator.internal.TaskSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The simulated Monet AI in the hands of a test. Safe for many threads.
 *
 * <p>Follows the API reference of the provider's skill document. What that leaves open is decided so: a repeated
 * {@code idempotency_key} with the same type and input answers the task that it made, as it stands, with 200; with another
 * type or input it is refused with 409 {@code idempotency_conflict}.
 */
public final class MonetSimulator extends ProviderSimulator<MonetSimulator> {

    private final MonetSettings settings;

    /**
     * A simulated Monet without a transport; {@link io.genmedia.camel.media.simulator.MediaSimulator} makes one with it.
     *
     * @param clock the time
     * @param apiKey the only key that is accepted
     * @param taskDuration how long a task takes unless a setting says otherwise
     * @param baseUrl where it is served
     */
    public MonetSimulator(InstantSource clock, String apiKey, Duration taskDuration, Supplier<String> baseUrl) {
        this(new MonetSettings(), clock, new TaskSettings(apiKey, taskDuration, MonetModels.kinds()), baseUrl);
    }

    private MonetSimulator(
            MonetSettings settings, InstantSource clock, TaskSettings taskSettings, Supplier<String> baseUrl) {
        super(new SimulatedMonet(clock, settings, taskSettings, baseUrl), baseUrl);
        this.settings = settings;
    }

    @Override
    protected MonetSimulator self() {
        return this;
    }

    /** Sets for which part of its duration, from 0 to 1, a task is pending; 0.1 unless set. */
    public MonetSimulator pendingShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share is " + share + "; it must be from 0 to 1");
        }
        settings.pendingShare = share;
        return this;
    }

    /** Sets how many outputs a task has; 1 unless set. */
    public MonetSimulator outputsPerTask(int outputs) {
        if (outputs < 1) {
            throw new IllegalArgumentException("outputs is " + outputs + "; it must be at least 1");
        }
        settings.outputs = outputs;
        return this;
    }

    /** Sets the order of the task list; newest first unless set. */
    public MonetSimulator listOrder(ListOrder order) {
        settings.listOrder = order;
        return this;
    }

    /** Sets whether a task repeats its {@code input} and {@code idempotency_key}, as some clients have seen. */
    public MonetSimulator echoInput(boolean echo) {
        settings.echo = echo;
        return this;
    }
}
