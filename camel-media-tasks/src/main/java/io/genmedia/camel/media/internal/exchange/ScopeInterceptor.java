package io.genmedia.camel.media.internal.exchange;

import io.genmedia.camel.media.internal.exchange.ScopePath.Kind;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.LoopDefinition;
import org.apache.camel.model.MulticastDefinition;
import org.apache.camel.model.PollEnrichDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.SplitDefinition;
import org.apache.camel.model.WireTapDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Notes for each message under which parts of which splits, multicasts and loops it is, and whose copy it is. Steps that stand in
 * none of these are left as they are.
 */
public final class ScopeInterceptor implements InterceptStrategy {

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        NodeName name = new NodeName(definition);
        // from the outside in: in which part the message is, by which visit, and what it was before the step changes
        // that
        Processor wrapped = Visiting.around(definition, name, around(definition, name, target));
        NamedNode scope = scopeOf(definition);
        return scope == null ? wrapped : new Entering(wrapped, definition, scope);
    }

    private static Processor around(NamedNode node, NodeName name, Processor target) {
        Kind kind = kindOf(node);
        return kind == null ? target : new Around(target, kind, sendsCopies(node) ? name : null);
    }

    private static Kind kindOf(NamedNode node) {
        if (node instanceof SplitDefinition) {
            return Kind.SPLIT;
        }
        if (node instanceof MulticastDefinition || node instanceof RecipientListDefinition<?>) {
            return Kind.MULTICAST;
        }
        if (node instanceof LoopDefinition) {
            return Kind.LOOP;
        }
        return sendsCopies(node) || node instanceof PollEnrichDefinition ? Kind.COPY : null;
    }

    /** Its copies go to endpoints alone: no step inside of it notes in which of them a message is. */
    private static boolean sendsCopies(NamedNode node) {
        return node instanceof RecipientListDefinition<?>
                || node instanceof WireTapDefinition<?>
                || node instanceof EnrichDefinition;
    }

    private static NamedNode scopeOf(NamedNode node) {
        for (NamedNode parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (kindOf(parent) != null) {
                return parent;
            }
        }
        return null;
    }

    /** Notes the part before a step inside a scope. */
    private static final class Entering extends DelegateAsyncProcessor {

        private final NodeName scope;
        private final Kind kind;
        private final boolean first;

        Entering(Processor target, NamedNode definition, NamedNode scope) {
            super(target);
            this.scope = new NodeName(scope);
            this.kind = kindOf(scope);
            this.first = scope instanceof ProcessorDefinition<?> parent
                    && !parent.getOutputs().isEmpty()
                    && parent.getOutputs().get(0) == definition;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            MessageIdentity.inheritTo(exchange);
            if (first) {
                // a turn of a loop begins: its index may be the very one that a loop inside left in the turn before
                ScopePath.isFresh(exchange, kind);
            }
            ScopePath.enter(exchange, scope.in(exchange.getContext()), kind);
            if (kind == Kind.LOOP) {
                Visits.turn(exchange, ScopePath.text(exchange));
            }
            return super.process(exchange, callback);
        }
    }

    /**
     * Keeps, around a scope, what the message was before it: parts that are gathered bring along what they are, and what is polled
     * brings along what another message was.
     */
    private static final class Around extends DelegateAsyncProcessor {

        private final Kind kind;
        private final NodeName copying;

        /** @param copying the name of a scope that sends copies to endpoints; null for another */
        Around(Processor target, Kind kind, NodeName copying) {
            super(target);
            this.kind = kind;
            this.copying = copying;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            String identity = MessageIdentity.of(exchange);
            MessageIdentity.note(exchange, identity);
            ScopePath.Place place = ScopePath.before(exchange, kind);
            if (copying != null) {
                MessageIdentity.noteForCopies(exchange, identity);
                ScopePath.copies(
                        exchange,
                        copying.in(exchange.getContext()),
                        Visits.of(exchange).way());
            }
            Object memory = StepMemory.save(exchange);
            return super.process(exchange, doneSync -> {
                try {
                    if (kind == Kind.COPY) {
                        StepMemory.restore(exchange, memory);
                    }
                    ScopePath.after(exchange, place);
                    MessageIdentity.note(exchange, identity);
                } finally {
                    callback.done(doneSync);
                }
            });
        }
    }
}
