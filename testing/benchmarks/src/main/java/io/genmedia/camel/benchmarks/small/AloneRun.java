package io.genmedia.camel.benchmarks.small;

import io.genmedia.camel.benchmarks.measure.Distribution;
import io.genmedia.camel.benchmarks.measure.Garbage;
import io.genmedia.camel.benchmarks.provider.Provider;
import io.genmedia.camel.benchmarks.provider.TaskPrompt;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Has films made one at a time, in turns by a bare exchange and by the component, that both end at once: a submit and a status read
 * each, with the same pause between them.
 */
public final class AloneRun {

    static final String MODEL = "sora-2";
    /** Of a film, in seconds. */
    static final int LENGTH = 10;

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final long PATIENCE_SECONDS = 60;

    private AloneRun() {}

    /**
     * Runs it.
     *
     * @param provider best in another JVM, whose garbage is not counted
     * @param tasks how many of each
     * @param warmUp how many of each before them
     */
    public static AloneReport of(Provider provider, int tasks, int warmUp) throws Exception {
        Samples bare = new Samples(tasks);
        Samples component = new Samples(tasks);
        try (Maker bareExchange = new BareExchange(provider, PAUSE);
                Maker componentExchange = new ComponentExchange(provider, PAUSE)) {
            Samples ignored = new Samples(2 * warmUp);
            for (int i = 0; i < warmUp; i++) {
                ignored.take(bareExchange);
                ignored.take(componentExchange);
            }
            long before = provider.counts().tasks();
            for (int i = 0; i < tasks; i++) {
                bare.take(bareExchange);
                component.take(componentExchange);
            }
            return new AloneReport(tasks, provider.counts().tasks() - before, bare.cost(), component.cost());
        }
    }

    /** What single tasks cost. */
    private static final class Samples {

        private final long[] micros;
        private final long[] bytes;
        private int taken;

        private Samples(int expected) {
            micros = new long[expected];
            bytes = new long[expected];
        }

        private void take(Maker maker) throws Exception {
            String prompt = TaskPrompt.of(taken, Duration.ZERO);
            long bytesBefore = Garbage.takenSoFar();
            long begun = System.nanoTime();
            String url = maker.make(prompt).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            micros[taken] = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun - PAUSE.toNanos());
            bytes[taken] = Garbage.takenSoFar() - bytesBefore;
            taken++;
            if (url == null) {
                throw new IllegalStateException("a film came without an address");
            }
        }

        private AloneReport.Cost cost() {
            Distribution time = Distribution.of(micros);
            Distribution garbage = Distribution.of(bytes);
            return new AloneReport.Cost(time.p50(), time.p95(), garbage.p50(), garbage.p95());
        }
    }
}
