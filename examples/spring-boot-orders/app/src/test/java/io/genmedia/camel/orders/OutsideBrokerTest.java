package io.genmedia.camel.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.Operation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A broker that is not the application's own, and that is away for a while. */
class OutsideBrokerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().taskDuration(Duration.ofMillis(300));

    @TempDir
    Path folder;

    private int port;
    private EmbeddedActiveMQ broker;
    private Application application;
    private Customer customer;

    @BeforeEach
    void start() throws Exception {
        Map<String, String> settings = Application.settings(folder, "monet", simulator.monet());
        port = Integer.parseInt(settings.get("orders.broker.port"));
        broker = startBroker();
        settings.put("spring.artemis.mode", "native");
        settings.put("spring.artemis.broker-url", "tcp://127.0.0.1:" + port);
        application = Application.start(settings);
        customer = new Customer(port);
    }

    private EmbeddedActiveMQ startBroker() throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setMaxDiskUsage(-1)
                .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + port);
        for (String queue : List.of(Customer.ORDERS, Customer.DEAD, Customer.REPLIES)) {
            configuration.addQueueConfiguration(QueueConfiguration.of(queue).setRoutingType(RoutingType.ANYCAST));
        }
        EmbeddedActiveMQ server = new EmbeddedActiveMQ().setConfiguration(configuration);
        server.start();
        return server;
    }

    @AfterEach
    void stop() throws Exception {
        customer.close();
        application.close();
        broker.stop();
    }

    @Test
    void shouldReplyOnceTheBrokerIsThereAgain() throws Exception {
        simulator.monet().faults().on(Operation.STATUS).always(Fault.status(503));
        customer.send(Customer.order("order-1"), "c-1");
        await().atMost(PATIENCE).until(() -> bought().size() == 1 && customer.waiting(Customer.ORDERS) == 0);

        broker.stop();
        simulator.monet().faults().on(Operation.STATUS).clear();
        await().atMost(PATIENCE)
                .until(() -> application.bean(OrderBook.class).reply("order-1").isPresent());
        assertThat(application.bean(OrderBook.class).unanswered("order-1")).hasSize(1);
        broker = startBroker();

        assertThat(customer.answer("c-1").tasks()).isEqualTo(bought());
        customer.send(Customer.order("order-2"), "c-2");
        assertThat(customer.answer("c-2").status()).isEqualTo("DONE");
        assertThat(bought()).hasSize(2);
        assertThat(customer.waiting(Customer.REPLIES)).isZero();
    }

    private static List<String> bought() {
        return simulator.monet().createdTasks().stream().map(CreatedTask::id).toList();
    }
}
