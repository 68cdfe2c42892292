package io.genmedia.camel.durability.harness;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kafka.testkit.KafkaClusterTestKit;
import kafka.testkit.TestKitNodes;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A Kafka broker in this JVM, which outlives the applications. */
final class KafkaBroker implements AutoCloseable {

    private static final int PARTITIONS = 3;

    private final KafkaClusterTestKit cluster;
    private final KafkaProducer<String, String> producer;

    KafkaBroker(Set<String> topics) throws Exception {
        cluster = new KafkaClusterTestKit.Builder(new TestKitNodes.Builder()
                        .setCombined(true)
                        .setNumBrokerNodes(1)
                        .setNumControllerNodes(1)
                        .build())
                .setConfigProp("group.min.session.timeout.ms", "1000")
                .setConfigProp("group.initial.rebalance.delay.ms", "0")
                .setConfigProp("offsets.topic.num.partitions", "1")
                .setConfigProp("offsets.topic.replication.factor", "1")
                .build();
        cluster.format();
        cluster.startup();
        cluster.waitForReadyBrokers();
        Map<String, Object> client = Map.of("bootstrap.servers", cluster.bootstrapServers());
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(topics.stream()
                            .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
                            .collect(Collectors.toSet()))
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer());
    }

    String bootstrapServers() {
        return cluster.bootstrapServers();
    }

    void send(String topic, String key, String text) throws Exception {
        producer.send(new ProducerRecord<>(topic, key, text)).get();
    }

    @Override
    public void close() throws Exception {
        producer.close();
        cluster.close();
    }
}
