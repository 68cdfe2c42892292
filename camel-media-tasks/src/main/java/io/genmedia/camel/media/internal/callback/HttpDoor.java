package io.genmedia.camel.media.internal.callback;

import org.apache.camel.CamelContext;

/** Opens a path at the server, where there is one, and says what is missing where there is none. */
final class HttpDoor {

    private static final String WAY_OUT = " Add camel-platform-http-main with camel.server.enabled=true, or"
            + " camel-platform-http-vertx with a VertxPlatformHttpServer (plain Camel), camel-quarkus-platform-http (Quarkus), or"
            + " camel-platform-http-starter (Spring Boot); or let the end be learned by polling, with completion=poll.";

    private HttpDoor() {}

    /**
     * @return what closes the path
     * @throws IllegalStateException where there is no server
     */
    static AutoCloseable open(CamelContext context, String path, CallbackGate gate, CallbackLimits limits)
            throws Exception {
        try {
            return PlatformDoor.open(context, path, gate, limits);
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "Callbacks come in through the HTTP server of Camel, and camel-platform-http is missing." + WAY_OUT,
                    e);
        }
    }

    /** @return what to throw where platform-http is there and has no server */
    static IllegalStateException noServer(String path, Throwable cause) {
        return new IllegalStateException(
                "Callbacks to " + path
                        + " come in through the HTTP server of Camel, and camel-platform-http found none: "
                        + cause.getMessage() + "." + WAY_OUT,
                cause);
    }
}
