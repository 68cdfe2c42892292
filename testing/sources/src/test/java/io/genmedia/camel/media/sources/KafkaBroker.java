package io.genmedia.camel.media.sources;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import kafka.testkit.KafkaClusterTestKit;
import kafka.testkit.TestKitNodes;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real broker of Kafka in KRaft mode, and a client of it that knows nothing of Camel. */
final class KafkaBroker implements BeforeAllCallback, AfterAllCallback {

    private KafkaClusterTestKit cluster;
    private KafkaProducer<String, String> producer;
    private Admin admin;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        cluster = new KafkaClusterTestKit.Builder(new TestKitNodes.Builder()
                        .setCombined(true)
                        .setNumBrokerNodes(1)
                        .setNumControllerNodes(1)
                        .build())
                .setConfigProp("offsets.topic.num.partitions", "1")
                .setConfigProp("offsets.topic.replication.factor", "1")
                .setConfigProp("group.initial.rebalance.delay.ms", "0")
                .build();
        cluster.format();
        cluster.startup();
        cluster.waitForReadyBrokers();
        producer = new KafkaProducer<>(properties(), new StringSerializer(), new StringSerializer());
        admin = Admin.create(properties());
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", brokers());
        return properties;
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        admin.close();
        producer.close();
        cluster.close();
    }

    String brokers() {
        return cluster.bootstrapServers();
    }

    /** A topic of its own for a test, with one partition. */
    String topic(String name) throws Exception {
        admin.createTopics(java.util.List.of(new NewTopic(name, 1, (short) 1)))
                .all()
                .get(30, TimeUnit.SECONDS);
        return name;
    }

    void send(String topic, String text) throws Exception {
        send(topic, text, Map.of());
    }

    void send(String topic, String text, Map<String, String> headers) throws Exception {
        ProducerRecord<String, String> one = new ProducerRecord<>(topic, text);
        headers.forEach(
                (name, value) -> one.headers().add(name, value.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        producer.send(one).get(30, TimeUnit.SECONDS);
    }

    /** The offset from which a group reads on; 0 where it has noted none. */
    long committed(String group, String topic) throws Exception {
        OffsetAndMetadata offset = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(30, TimeUnit.SECONDS)
                .get(new TopicPartition(topic, 0));
        return offset == null ? 0 : offset.offset();
    }
}
