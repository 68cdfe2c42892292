package io.genmedia.camel.orders;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of this application; {@code application.yaml} has their defaults.
 *
 * @param provider the scheme of the component that makes the pictures
 * @param folder for pictures, database and the broker's journal
 * @param queue where orders come in
 * @param deadQueue where the broker puts what it has delivered often enough
 * @param replyQueue where replies go that have no other place
 * @param consumers how many orders are taken at once
 * @param hosts the names under which this application is asked for over HTTP, without a port
 * @param broker of the broker that is started here
 */
@ConfigurationProperties("orders")
public record OrdersProperties(
        String provider,
        Path folder,
        String queue,
        String deadQueue,
        String replyQueue,
        int consumers,
        List<String> hosts,
        Broker broker) {

    /** @return whether this application may be asked for under this name */
    boolean isOwnHost(String host) {
        return hosts.stream().anyMatch(host::equalsIgnoreCase);
    }

    /**
     * The broker that is started where no other is named.
     *
     * @param host the address that it listens on
     * @param port its port
     * @param maxDeliveries how often a message is delivered at most, before it is a dead letter
     * @param redeliveryDelay before the second delivery
     * @param redeliveryMultiplier so many times longer before each further one
     */
    public record Broker(
            String host, int port, int maxDeliveries, Duration redeliveryDelay, double redeliveryMultiplier) {}
}
