package io.genmedia.camel.media.internal.callback;

import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.support.service.ServiceHelper;

/** A path at the server behind platform-http: a consumer that no route has. Needs the classes of camel-platform-http. */
final class PlatformDoor implements AutoCloseable {

    private static final String COMPONENT = "platform-http";

    private final Consumer consumer;

    private PlatformDoor(Consumer consumer) {
        this.consumer = consumer;
    }

    static PlatformDoor open(CamelContext context, String path, CallbackGate gate, CallbackLimits limits)
            throws Exception {
        PlatformHttpComponent component = component(context, path);
        if (component.getHttpEndpoints().stream().anyMatch(known -> CallbackAddress.isSame(known.getUri(), path))) {
            throw new IllegalArgumentException("Callbacks cannot come to " + path + ": a route of this application has"
                    + " platform-http:" + path + "; give one of the two another path");
        }
        Consumer consumer =
                new PlatformEndpoint(component, path, gate, limits).createConsumer(new ExchangeDoor(gate, limits));
        PlatformDoor door = new PlatformDoor(consumer);
        try {
            initialize(consumer, path);
            ServiceHelper.startService(consumer);
            return door;
        } catch (RuntimeException e) {
            door.close();
            throw e;
        }
    }

    private static PlatformHttpComponent component(CamelContext context, String path) {
        try {
            PlatformHttpComponent component = context.getComponent(COMPONENT, PlatformHttpComponent.class);
            if (component == null) {
                throw new IllegalStateException("there is no component " + COMPONENT);
            }
            return component;
        } catch (RuntimeException e) {
            throw HttpDoor.noServer(path, e);
        }
    }

    private static void initialize(Consumer consumer, String path) {
        try {
            ServiceHelper.initService(consumer);
        } catch (RuntimeException e) {
            throw HttpDoor.noServer(path, e);
        }
    }

    @Override
    public void close() {
        ServiceHelper.stopAndShutdownService(consumer);
    }
}
