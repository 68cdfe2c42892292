package io.genmedia.camel.benchmarks.limits;

import io.genmedia.camel.benchmarks.measure.Sampler;
import io.genmedia.camel.benchmarks.measure.ThreadCensus;
import io.genmedia.camel.media.MediaResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;

/** Sends more requests at once than the account may send, through two routes, and measures what the provider sees. */
public final class LimitsRun {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TIMES_IDEAL = 6;

    private final LimitsPlan plan;
    private final Map<String, Integer> failures = new TreeMap<>();
    private final CountDownLatch ended;

    private LimitsRun(LimitsPlan plan) {
        this.plan = plan;
        this.ended = new CountDownLatch(plan.requests());
    }

    /** @return what one application shows whose two routes share the component, and so its limits */
    public static LimitsReport ofOneApplication(LimitsPlan plan) throws Exception {
        try (LimitedProvider provider = new LimitedProvider(plan);
                Application application = new Application(provider, plan, List.of("first", "second"))) {
            return new LimitsRun(plan).run(provider, Map.of("first", application, "second", application));
        }
    }

    /** @return what two applications show that use one key and know nothing of each other, each with a route */
    public static LimitsReport ofTwoApplications(LimitsPlan plan) throws Exception {
        try (LimitedProvider provider = new LimitedProvider(plan);
                Application one = new Application(provider, plan, List.of("first"));
                Application other = new Application(provider, plan, List.of("second"))) {
            return new LimitsRun(plan).run(provider, Map.of("first", one, "second", other));
        }
    }

    private LimitsReport run(LimitedProvider provider, Map<String, Application> routes) throws Exception {
        ThreadCensus threads = new ThreadCensus();
        long begun = System.nanoTime();
        try (Sampler sampler = new Sampler(threads::take)) {
            for (int number = 0; number < plan.requests(); number++) {
                String route = number % 2 == 0 ? "first" : "second";
                routes.get(route).send(route, Submit.prompt(route, number), this::end);
            }
            long patience =
                    plan.ideal().multipliedBy(TIMES_IDEAL).plus(PATIENCE).toMillis();
            ended.await(patience, TimeUnit.MILLISECONDS);
            threads.take();
        }
        return new LimitsReport(
                plan,
                routes.values().stream().distinct().toList().size(),
                provider.submits(),
                provider.refused(),
                provider.tasks(),
                failures(),
                (int) ended.getCount(),
                Duration.ofNanos(System.nanoTime() - begun),
                threads.peaks());
    }

    private void end(Exchange exchange) {
        Exception failure = exchange.getException();
        if (failure != null || !(exchange.getMessage().getBody() instanceof MediaResult)) {
            synchronized (failures) {
                failures.merge(
                        failure == null ? "no result" : failure.getClass().getSimpleName(), 1, Integer::sum);
            }
        }
        ended.countDown();
    }

    private Map<String, Integer> failures() {
        synchronized (failures) {
            return new TreeMap<>(failures);
        }
    }
}
