package io.genmedia.camel.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Somebody elsewhere who orders pictures: a plain client of JMS. */
final class Customer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    static final String ORDERS = "orders";
    static final String REPLIES = "orders.replies";
    static final String DEAD = "orders.dead";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ActiveMQConnectionFactory connections;

    Customer(int port) {
        connections = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port);
    }

    /** A message that was read: its reply's JSON, and what stands on it. */
    record Answer(JsonNode json, String correlationId, String status) {
        String orderId() {
            return json.path("orderId").asText();
        }

        List<String> tasks() {
            return json.findValuesAsText("taskId");
        }
    }

    static String order(String orderId, String... views) {
        List<String> quoted = new ArrayList<>();
        for (String view : views) {
            quoted.add('"' + view + '"');
        }
        return """
                {"orderId": "%s", "sku": "LAMP-7", "title": "Desk lamp", "description": "Brass, with a green shade, %s",
                 "views": [%s]}"""
                .formatted(orderId, orderId, String.join(", ", quoted.isEmpty() ? List.of("\"front\"") : quoted));
    }

    /** Sends a text to the orders, and answers the id of the message. */
    String send(String text, String correlationId) throws JMSException {
        try (JMSContext session = connections.createContext()) {
            TextMessage message = session.createTextMessage(text);
            message.setJMSReplyTo(session.createQueue(REPLIES));
            message.setJMSCorrelationID(correlationId);
            session.createProducer().send(session.createQueue(ORDERS), message);
            return message.getJMSMessageID();
        }
    }

    /** Takes the next reply with a correlation id. */
    Answer answer(String correlationId) throws JMSException, JsonProcessingException {
        return answer(correlationId, PATIENCE);
    }

    Answer answer(String correlationId, Duration patience) throws JMSException, JsonProcessingException {
        try (JMSContext session = connections.createContext();
                JMSConsumer consumer = session.createConsumer(
                        session.createQueue(REPLIES), "JMSCorrelationID = '" + correlationId + "'")) {
            Message message = consumer.receive(patience.toMillis());
            assertThat(message).as("a reply to " + correlationId).isNotNull();
            return new Answer(
                    JSON.readTree(message.getBody(String.class)),
                    message.getJMSCorrelationID(),
                    message.getStringProperty("orderStatus"));
        }
    }

    /** How many messages wait in a queue, apart from those that somebody has in hand. */
    int waiting(String queue) throws JMSException {
        try (JMSContext session = connections.createContext()) {
            Queue looked = session.createQueue(queue);
            int count = 0;
            for (var messages = session.createBrowser(looked).getEnumeration(); messages.hasMoreElements(); ) {
                messages.nextElement();
                count++;
            }
            return count;
        }
    }

    ActiveMQConnectionFactory connections() {
        return connections;
    }

    @Override
    public void close() {
        connections.close();
    }
}
