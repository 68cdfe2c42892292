package io.genmedia.camel.orders;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Lets a step of the routes fail once, when it is done with its work. */
class FailingStep implements InterceptStrategy {

    private final AtomicReference<String> failing = new AtomicReference<>();

    void failOnceAfter(String node) {
        failing.set(node);
    }

    boolean hasFailed() {
        return failing.get() == null;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode node, Processor target, Processor nextTarget) {
        String id = node.getId();
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                return super.process(exchange, synchronously -> {
                    if (id.equals(failing.get()) && failing.getAndSet(null) != null) {
                        exchange.setException(new IllegalStateException("the step " + id + " was made to fail"));
                    }
                    callback.done(synchronously);
                });
            }
        };
    }
}
