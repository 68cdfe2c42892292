package io.genmedia.camel.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A Kafka broker: one that runs already, or one that is started within this program, without ZooKeeper. */
final class Broker implements AutoCloseable {

    private static final int SECONDS_TO_ANSWER = 10;
    private static final String CONTROLLER = "CONTROLLER";

    private final String address;
    private final KafkaRaftServer server;

    private Broker(String address, KafkaRaftServer server) {
        this.address = address;
        this.server = server;
    }

    /**
     * @param address bootstrap servers
     * @throws IllegalArgumentException where it does not answer
     */
    static Broker running(String address) throws InterruptedException {
        Admin admin = Admin.create(Map.of("bootstrap.servers", address));
        try {
            admin.describeCluster().nodes().get(SECONDS_TO_ANSWER, TimeUnit.SECONDS);
            return new Broker(address, null);
        } catch (ExecutionException | TimeoutException e) {
            String why = e instanceof TimeoutException
                    ? "nothing in " + SECONDS_TO_ANSWER + " seconds"
                    : e.getCause().getMessage();
            throw new IllegalArgumentException(
                    "The Kafka broker " + address + " does not answer: " + why + ". Look at the option --kafka.", e);
        } finally {
            // not for as long as it would ask again
            admin.close(Duration.ZERO);
        }
    }

    /** @param folder for its logs */
    static Broker started(Path folder) throws Exception {
        String clients = "127.0.0.1:" + freePort();
        String controller = "127.0.0.1:" + freePort();
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@" + controller);
        properties.put("controller.listener.names", CONTROLLER);
        properties.put("listeners", "PLAINTEXT://" + clients + "," + CONTROLLER + "://" + controller);
        properties.put("advertised.listeners", "PLAINTEXT://" + clients);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        properties.put("log.dirs", folder.toString());
        // it is alone
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setControllerListenerName(CONTROLLER)
                .setMetadataLogDirectory(folder.toString())
                .addDirectory(folder.toString())
                .run();
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        server.startup();
        return new Broker(clients, server);
    }

    /** Bootstrap servers for clients. */
    String address() {
        return address;
    }

    boolean isStartedHere() {
        return server != null;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
        }
    }
}
