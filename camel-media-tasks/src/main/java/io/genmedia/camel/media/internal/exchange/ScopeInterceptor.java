package io.genmedia.camel.media.internal.exchange;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.LoopDefinition;
import org.apache.camel.model.MulticastDefinition;
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
        Processor wrapped = target;
        if (isScope(definition)) {
            wrapped = new Leaving(wrapped);
        }
        NamedNode scope = scopeOf(definition);
        return scope == null ? wrapped : new Entering(wrapped, scope);
    }

    private static boolean isScope(NamedNode node) {
        return node instanceof SplitDefinition || node instanceof MulticastDefinition || node instanceof LoopDefinition;
    }

    private static NamedNode scopeOf(NamedNode node) {
        for (NamedNode parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (isScope(parent)) {
                return parent;
            }
        }
        return null;
    }

    /** Notes the part before a step inside a scope. */
    private static final class Entering extends DelegateAsyncProcessor {

        private final NamedNode scope;

        Entering(Processor target, NamedNode scope) {
            super(target);
            this.scope = scope;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            String route = CamelContextHelper.getRouteId(scope);
            ScopePath.enter(exchange, route + "#" + scope.getId(), ScopePath.innermost(exchange));
            return super.process(exchange, callback);
        }
    }

    /** Forgets, after a scope, what was noted in it. */
    private static final class Leaving extends DelegateAsyncProcessor {

        Leaving(Processor target) {
            super(target);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            Object before = exchange.getProperty(ScopePath.PROPERTY);
            return super.process(exchange, doneSync -> {
                if (before == null) {
                    exchange.removeProperty(ScopePath.PROPERTY);
                } else {
                    exchange.setProperty(ScopePath.PROPERTY, before);
                }
                callback.done(doneSync);
            });
        }
    }
}
