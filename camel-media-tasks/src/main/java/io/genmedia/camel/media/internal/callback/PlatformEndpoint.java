package io.genmedia.camel.media.internal.callback;

import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.PluginHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The endpoint of a path that callbacks come to. It is not in the registry of endpoints, its exchanges raise no events, take
 * nothing from a request but what {@link ExchangeDoor} asks for, and leave the body where it is; on Vert.x there are no exchanges.
 */
final class PlatformEndpoint extends PlatformHttpEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackListener.class);
    private static final String VERTX = "org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConsumer";

    private final CallbackGate gate;
    private final CallbackLimits limits;

    PlatformEndpoint(PlatformHttpComponent component, String path, CallbackGate gate, CallbackLimits limits) {
        super("platform-http:" + path, path, component);
        this.gate = gate;
        this.limits = limits;
        // the body stays with the server until the secret was found right
        setUseBodyHandler(false);
        setUseStreaming(true);
        setExceptionHandler(new Quiet());
    }

    @Override
    protected PlatformHttpConsumer createPlatformHttpConsumer(Processor processor) throws Exception {
        PlatformHttpConsumer usual = super.createPlatformHttpConsumer(processor);
        if (!isVertx(usual)) {
            // Camel does this with each route, and its consumers cannot make a unit of work before; there may be no
            // route yet
            PluginHelper.getUnitOfWorkFactory(getCamelContext()).afterPropertiesConfigured(getCamelContext());
            return usual;
        }
        PlatformHttpEngine engine = getComponent().getEngine();
        PlatformHttpConsumer own = VertxDoor.create(this, engine, processor, gate, limits);
        configureConsumer(own);
        return own;
    }

    /** Asked by name, because the classes of Vert.x need not be there. */
    private static boolean isVertx(Object consumer) {
        for (Class<?> type = consumer.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(VERTX)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void configureExchange(Exchange exchange) {
        super.configureExchange(exchange);
        // Camel's mark of exchanges about which no notifier is told; the event "created" would show the query to all of
        // them
        exchange.getExchangeExtension().setNotifyEvent(true);
        exchange.getExchangeExtension().setStreamCacheDisabled(true);
        exchange.setProperty(Exchange.DISABLE_HTTP_STREAM_CACHE, true);
    }

    @Override
    public HeaderFilterStrategy getHeaderFilterStrategy() {
        return FILTER;
    }

    private static final HeaderFilterStrategy FILTER = new HeaderFilterStrategy() {

        private final Set<String> in = Set.of("content-length", "content-encoding");
        private final Set<String> out = Set.of("Allow", "WWW-Authenticate", "Accept-Encoding");

        @Override
        public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
            return !in.contains(name.toLowerCase(java.util.Locale.ROOT));
        }

        @Override
        public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
            return !out.contains(name);
        }
    };

    /** An answer that could not be written is the provider's to ask for again; its exception may show the address. */
    private static final class Quiet implements org.apache.camel.spi.ExceptionHandler {

        @Override
        public void handleException(Throwable exception) {
            handleException("", null, exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            handleException(message, null, exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            LOG.debug(
                    "A callback could not be answered: {}",
                    exception == null ? "" : exception.getClass().getName());
        }
    }
}
