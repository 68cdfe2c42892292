package io.genmedia.camel.media.internal.plugin;

import io.genmedia.camel.media.internal.exchange.IdentityAtBegin;
import io.genmedia.camel.media.internal.exchange.ScopeInterceptor;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/** Prepares each context before its routes are made, so that sources, splits, loops and calls are watched from the first one on. */
public final class MediaContextPlugin implements ContextServicePlugin {

    @Override
    public void load(CamelContext context) {
        context.getCamelContextExtension().addInterceptStrategy(new ScopeInterceptor());
        context.addRoutePolicyFactory((camel, routeId, route) -> new IdentityAtBegin());
    }
}
