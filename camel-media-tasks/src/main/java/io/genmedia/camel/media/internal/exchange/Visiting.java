package io.genmedia.camel.media.internal.exchange;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.KameletDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.WireTapDefinition;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Notes for a message by which way it came to a step. It stands inside of Camel's error handler, and so sees each delivery to the
 * step. Steps in which nothing else can happen are left as they are.
 */
final class Visiting extends DelegateAsyncProcessor {

    private final NodeName name;
    private final boolean calls;

    private Visiting(Processor target, NodeName name, boolean calls) {
        super(target);
        this.name = name;
        this.calls = calls;
    }

    static Processor around(NamedNode node, NodeName name, Processor target) {
        return leadsOn(node) ? new Visiting(target, name, calls(node)) : target;
    }

    /** Waits for the end of what it calls, which is a Kamelet, or may be one. */
    private static boolean calls(NamedNode node) {
        if (node instanceof SendDefinition<?> send) {
            String uri = send.getEndpointUri();
            return uri == null || uri.startsWith("kamelet:") || uri.startsWith("ref:") || uri.contains("{{");
        }
        return (node instanceof ToDynamicDefinition && !(node instanceof WireTapDefinition<?>))
                || node instanceof KameletDefinition;
    }

    private static boolean leadsOn(NamedNode node) {
        return node instanceof SendDefinition<?>
                || node instanceof ToDynamicDefinition
                || node instanceof ExpressionNode
                || node instanceof KameletDefinition
                || node instanceof ProcessorDefinition<?> parent
                        && !parent.getOutputs().isEmpty();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Visits here = Visits.of(exchange);
        String step = name.in(exchange.getContext());
        here.enter(exchange, here.begin(step, exchange));
        if (!calls) {
            return super.process(exchange, doneSync -> left(exchange, here, step, callback, doneSync));
        }
        Calls.Before before = Calls.begin(exchange, step);
        return super.process(exchange, doneSync -> {
            try {
                Calls.end(exchange, before);
            } finally {
                left(exchange, here, step, callback, doneSync);
            }
        });
    }

    private static void left(Exchange exchange, Visits here, String step, AsyncCallback callback, boolean doneSync) {
        try {
            here.leave(exchange);
            if (exchange.getException() == null) {
                here.wentWell(step);
            }
        } finally {
            callback.done(doneSync);
        }
    }
}
