package io.genmedia.camel.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.ConsumerGroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics as the launcher uses them: it sends prompts, and reads tasks and results. */
final class Topics implements AutoCloseable {

    static final String PROMPTS = "prompts";
    static final String TASKS = "tasks";
    static final String RESULTS = "results";

    private static final String GROUP = "workers";
    private static final int PARTITIONS = 12;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Admin admin;
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;

    /** @param broker its address */
    Topics(String broker) throws InterruptedException, ExecutionException {
        Map<String, Object> clients = Map.of("bootstrap.servers", broker);
        admin = Admin.create(clients);
        partitions(PROMPTS);
        List<TopicPartition> read = Stream.concat(partitions(TASKS).stream(), partitions(RESULTS).stream())
                .toList();
        producer = new KafkaProducer<>(clients, new StringSerializer(), new StringSerializer());
        consumer = new KafkaConsumer<>(clients, new StringDeserializer(), new StringDeserializer());
        consumer.assign(read);
        // what earlier runs have left is not looked at; position() makes it hold from here
        consumer.seekToEnd(read);
        read.forEach(consumer::position);
    }

    /** The partitions of a topic, which is created where there is none. */
    private List<TopicPartition> partitions(String topic) throws InterruptedException, ExecutionException {
        int count;
        try {
            count = admin.createTopics(List.of(new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty())))
                    .numPartitions(topic)
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
            count = admin.describeTopics(List.of(topic))
                    .topicNameValues()
                    .get(topic)
                    .get()
                    .partitions()
                    .size();
        }
        return IntStream.range(0, count)
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList();
    }

    /** Sends a prompt; returns when the broker has it. */
    void send(String id, String prompt) throws InterruptedException, ExecutionException {
        producer.send(new ProducerRecord<>(PROMPTS, id, prompt)).get();
    }

    /** Whether so many workers have divided the prompts among them. */
    boolean isSharedBy(int workers) throws InterruptedException, ExecutionException {
        ConsumerGroupDescription group = admin.describeConsumerGroups(List.of(GROUP))
                .describedGroups()
                .get(GROUP)
                .get();
        return group.state() == ConsumerGroupState.STABLE
                && group.members().size() == workers
                && group.members().stream()
                        .noneMatch(
                                member -> member.assignment().topicPartitions().isEmpty());
    }

    /** What a worker has written: a task, or a result. */
    record Told(String topic, JsonNode report) {}

    /** What was written since the last look; where that is nothing, it is waited for. */
    Collection<Told> read(Duration atMost) {
        List<Told> told = new ArrayList<>();
        for (ConsumerRecord<String, String> read : consumer.poll(atMost)) {
            try {
                told.add(new Told(read.topic(), JSON.readTree(read.value())));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("There is no JSON in " + read, e);
            }
        }
        return told;
    }

    @Override
    public void close() {
        consumer.close(Duration.ofSeconds(1));
        producer.close(Duration.ofSeconds(1));
        admin.close(Duration.ofSeconds(1));
    }
}
