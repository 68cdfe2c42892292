package io.genmedia.camel.unifically;

import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/** The HTTP server of plain Camel on a free port of this machine, as an application has one. */
final class CallbackServer {

    private final VertxPlatformHttpServer server;

    private CallbackServer(VertxPlatformHttpServer server) {
        this.server = server;
    }

    /** Adds it to a context, which starts and stops it. */
    static CallbackServer on(CamelContext context) throws Exception {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(configuration);
        context.addService(server, true, true);
        return new CallbackServer(server);
    }

    /** Where the provider reaches the application. */
    String publicUrl() {
        return "http://127.0.0.1:" + server.getPort();
    }
}
