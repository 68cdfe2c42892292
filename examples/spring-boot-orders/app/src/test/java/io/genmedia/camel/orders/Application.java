package io.genmedia.camel.orders;

import io.genmedia.camel.media.simulator.ProviderSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The application, within the test: real but for the address of the provider. */
final class Application implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final int brokerPort;

    private Application(ConfigurableApplicationContext context, int brokerPort) {
        this.context = context;
        this.brokerPort = brokerPort;
    }

    /** The settings of every application of these tests; a test puts others over them. */
    static Map<String, String> settings(Path folder, String provider, ProviderSimulator<?> simulator) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("orders.folder", folder.toString());
        settings.put("orders.provider", provider);
        settings.put("orders.poll-interval", "100ms");
        settings.put("orders.broker.port", String.valueOf(freePort()));
        settings.put("orders.broker.max-deliveries", "3");
        settings.put("orders.broker.redelivery-delay", "100ms");
        settings.put("server.port", "0");
        settings.put("camel.component." + provider + ".base-url", simulator.baseUrl());
        settings.put("camel.component." + provider + ".api-key", simulator.apiKey());
        settings.put("spring.main.banner-mode", "off");
        return settings;
    }

    static Application start(Map<String, String> settings, Class<?>... more) {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(OrdersApplication.class);
        builder.sources(more);
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new Application(builder.run(arguments), Integer.parseInt(settings.get("orders.broker.port")));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    int brokerPort() {
        return brokerPort;
    }

    String url(String path) {
        return "http://127.0.0.1:"
                + ((WebServerApplicationContext) context).getWebServer().getPort() + path;
    }

    /** A port that is free now and stays so over a restart: below those that the system gives to outgoing connections. */
    static int freePort() {
        for (int tries = 0; tries < 100; tries++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // another one
            }
        }
        throw new IllegalStateException("no port from 20000 to 31999 is free");
    }

    @Override
    public void close() {
        context.close();
    }
}
