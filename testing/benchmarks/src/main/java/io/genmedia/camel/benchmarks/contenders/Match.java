package io.genmedia.camel.benchmarks.contenders;

import io.genmedia.camel.benchmarks.child.ChildJvm;
import io.genmedia.camel.benchmarks.measure.Distribution;
import io.genmedia.camel.benchmarks.measure.Sampler;
import io.genmedia.camel.benchmarks.provider.ChildProvider;
import io.genmedia.camel.benchmarks.provider.MadeTask;
import io.genmedia.camel.benchmarks.provider.Provider;
import io.genmedia.camel.benchmarks.provider.ProviderCounts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Lets one contender run, in a JVM of its own, against a provider in another, and holds what both have seen against each other. */
public final class Match {

    private Match() {}

    /**
     * Plays it.
     *
     * @param kind the contender
     * @param wanted what it is asked for, as far as it can be
     * @param heap of its JVM at most, as {@code 512m}
     */
    public static ContenderReport of(ContenderKind kind, ContendersPlan wanted, String heap) throws IOException {
        ContendersPlan plan = wanted.withTasks(kind.tasks(wanted.tasks()));
        try (Provider provider = ChildProvider.start(Duration.ZERO);
                ChildJvm contender = ContenderProgram.start(kind, plan, heap, provider)) {
            ProviderCounts before = provider.counts();
            Traffic traffic = new Traffic(provider);
            SeenInside inside;
            try (Sampler sampler = new Sampler(traffic::look)) {
                inside = ContenderProgram.run(contender);
            }
            return report(kind, plan, inside, provider.counts().since(before), provider.made(), traffic);
        }
    }

    private static ContenderReport report(
            ContenderKind kind,
            ContendersPlan plan,
            SeenInside inside,
            ProviderCounts counts,
            List<MadeTask> made,
            Traffic traffic) {
        Map<Integer, MadeTask> byNumber = new HashMap<>();
        int again = 0;
        for (MadeTask task : made) {
            again += byNumber.put(task.number(), task) == null ? 0 : 1;
        }
        List<Long> lags = new ArrayList<>();
        long lastEnd = 0;
        long lastTold = 0;
        for (int number = 0; number < plan.tasks(); number++) {
            MadeTask task = byNumber.get(number);
            if (task != null && inside.at()[number] != 0 && task.id().equals(inside.tasks()[number])) {
                lags.add(inside.at()[number] - task.end().toEpochMilli());
                lastEnd = Math.max(lastEnd, task.end().toEpochMilli());
                lastTold = Math.max(lastTold, inside.at()[number]);
            }
        }
        long[] sorted = lags.stream().mapToLong(Long::longValue).sorted().toArray();
        return new ContenderReport(
                kind,
                plan.tasks(),
                counts,
                again,
                plan.tasks() - sorted.length,
                inside.failures(),
                inside.wall(),
                inside.wall() - (lastTold - lastEnd),
                Distribution.of(sorted),
                percentiles(sorted),
                inside.cpu(),
                inside.cpuFromStart(),
                inside.threads(),
                traffic.connectionsAtMost(),
                inside.waiting(),
                inside.heapPerTask(),
                inside.exchangeAlone(),
                traffic.moments());
    }

    private static List<Long> percentiles(long... sorted) {
        return sorted.length == 0
                ? List.of()
                : IntStream.rangeClosed(0, 100)
                        .mapToObj(percent -> sorted[(sorted.length - 1) * percent / 100])
                        .toList();
    }
}
