package io.genmedia.camel.orders.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.Optional;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Who orders: a plain client of JMS. */
final class Shop implements AutoCloseable {

    private static final String ORDERS = "orders";
    private static final String REPLIES = "orders.replies";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ActiveMQConnectionFactory connections;

    Shop(String brokerUrl) {
        connections = new ActiveMQConnectionFactory(brokerUrl);
    }

    /** A reply. */
    record Answer(String correlationId, String status, JsonNode json) {}

    void order(Sample sample) throws JMSException {
        try (JMSContext session = connections.createContext()) {
            TextMessage message = session.createTextMessage(sample.text());
            message.setJMSReplyTo(session.createQueue(REPLIES));
            message.setJMSCorrelationID(sample.orderId());
            session.createProducer().send(session.createQueue(ORDERS), message);
        }
    }

    /** The next reply; empty where none comes so soon, or the broker is away. */
    Optional<Answer> answer(Duration wait) throws JMSException, JsonProcessingException {
        try (JMSContext session = connections.createContext(JMSContext.SESSION_TRANSACTED);
                JMSConsumer consumer = session.createConsumer(session.createQueue(REPLIES))) {
            Message message = consumer.receive(wait.toMillis());
            if (message == null) {
                return Optional.empty();
            }
            session.commit();
            return Optional.of(new Answer(
                    message.getJMSCorrelationID(),
                    message.getStringProperty("orderStatus"),
                    JSON.readTree(message.getBody(String.class))));
        } catch (JMSRuntimeException away) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
