package io.genmedia.camel.media.sources;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real broker that speaks its own protocol and AMQP; it forgets all when it is closed. */
final class ArtemisBroker implements BeforeAllCallback, AfterAllCallback {

    /** For how many milliseconds a consumer waits for a message, before it looks whether it shall stop. */
    static final long SHORT = 100;

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private int port;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        port = freePort();
        server.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + port + "?protocols=CORE,AMQP")
                .addAddressSetting("#", new AddressSettings().setMaxDeliveryAttempts(-1)));
        server.start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        server.stop();
    }

    /** A queue of its own for a test. */
    String queue(String name) throws Exception {
        QueueConfiguration queue = QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST);
        // the same method may be tested more than once
        server.getActiveMQServer().createQueue(queue, true);
        return name;
    }

    /** What fails once is moved to another queue. */
    void buriesAtOnce(String name, String dead) {
        server.getActiveMQServer()
                .getAddressSettingsRepository()
                .addMatch(
                        name,
                        new AddressSettings()
                                .setDeadLetterAddress(SimpleString.of(dead))
                                .setMaxDeliveryAttempts(1));
    }

    /** How many messages lie in a queue, those included that a consumer has and did not acknowledge. */
    long messages(String name) {
        Queue queue = server.getActiveMQServer().locateQueue(name);
        return queue == null ? 0 : queue.getMessageCount();
    }

    ConnectionFactory core() {
        return new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port);
    }

    JmsConnectionFactory amqp() {
        return new JmsConnectionFactory("amqp://127.0.0.1:" + port);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
