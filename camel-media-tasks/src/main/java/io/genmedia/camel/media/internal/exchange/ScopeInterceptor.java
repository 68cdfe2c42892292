package io.genmedia.camel.media.internal.exchange;

import io.genmedia.camel.media.internal.exchange.ScopePath.Kind;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.LoopDefinition;
import org.apache.camel.model.MulticastDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.SplitDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Notes for each message under which parts of which splits, multicasts and loops it is. Steps that stand in none of these are
 * left as they are.
 */
public final class ScopeInterceptor implements InterceptStrategy {

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        Kind kind = kindOf(definition);
        // from the outside in: in which part the message is, by which visit, and what it was before the step changes
        // that
        Processor wrapped = Visiting.around(definition, kind == null ? target : new Around(target, kind));
        NamedNode scope = scopeOf(definition);
        return scope == null ? wrapped : new Entering(wrapped, definition, scope);
    }

    private static Kind kindOf(NamedNode node) {
        return node instanceof SplitDefinition
                ? Kind.SPLIT
                : node instanceof MulticastDefinition
                        ? Kind.MULTICAST
                        : node instanceof LoopDefinition ? Kind.LOOP : null;
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

        private final NamedNode scope;
        private final Kind kind;
        private final boolean first;
        private volatile String name;

        Entering(Processor target, NamedNode definition, NamedNode scope) {
            super(target);
            this.scope = scope;
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
            ScopePath.enter(exchange, name(exchange.getContext()), kind);
            if (kind == Kind.LOOP) {
                Visits.turn(exchange, ScopePath.text(exchange));
            }
            return super.process(exchange, callback);
        }

        /** The ids are complete when the first message comes, and not before. */
        private String name(CamelContext context) {
            String known = name;
            if (known == null) {
                StepPlace place = StepPlace.of(context, CamelContextHelper.getRouteId(scope), scope.getId());
                known = place.route() + "#" + place.node();
                name = known;
            }
            return known;
        }
    }

    /** Keeps, around a scope, what the message was before it: parts that are gathered bring along what they are. */
    private static final class Around extends DelegateAsyncProcessor {

        private final Kind kind;

        Around(Processor target, Kind kind) {
            super(target);
            this.kind = kind;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            String identity = MessageIdentity.of(exchange);
            MessageIdentity.note(exchange, identity);
            ScopePath.Place place = ScopePath.before(exchange, kind);
            return super.process(exchange, doneSync -> {
                ScopePath.after(exchange, place);
                MessageIdentity.note(exchange, identity);
                callback.done(doneSync);
            });
        }
    }
}
