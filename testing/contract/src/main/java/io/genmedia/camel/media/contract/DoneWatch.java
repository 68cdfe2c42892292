package io.genmedia.camel.media.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Counts how often each visit of an exchange to a step calls back: the promise is once. */
final class DoneWatch implements InterceptStrategy {

    private final Queue<Visit> visits = new ConcurrentLinkedQueue<>();

    private record Visit(String node, AtomicInteger done) {}

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        return new Counting(target, definition);
    }

    /** Waits until every visit has called back. */
    void awaitAllDone() {
        await("every visit to a step calls back")
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> visits.stream().allMatch(visit -> visit.done().get() > 0));
    }

    /** Checks that none has called back more than once. */
    void assertOnce() {
        List<String> twice = visits.stream()
                .filter(visit -> visit.done().get() != 1)
                .map(visit -> visit.node() + ": " + visit.done())
                .toList();
        assertThat(twice).as("visits to a step that did not call back once").isEmpty();
    }

    private final class Counting extends DelegateAsyncProcessor {

        private final NamedNode definition;

        Counting(Processor target, NamedNode definition) {
            super(target);
            this.definition = definition;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            Visit visit = new Visit(definition.getId(), new AtomicInteger());
            visits.add(visit);
            return super.process(exchange, doneSync -> {
                visit.done().incrementAndGet();
                callback.done(doneSync);
            });
        }
    }
}
