package io.genmedia.camel.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.stereotype.Service;

/** The messages that the broker has delivered often enough: why each failed, and how it comes again. Speaks plain JMS. */
@Service
class DeadLetters {

    /** The broker gives what it has at once; this is for a connection that is slow. */
    private static final long PATIENCE_MILLIS = 2_000;

    private final ConnectionFactory connections;
    private final OrderBook book;
    private final OrdersProperties properties;

    DeadLetters(CachingConnectionFactory connections, OrderBook book, OrdersProperties properties) {
        this.connections = Messaging.uncached(connections);
        this.book = book;
        this.properties = properties;
    }

    /**
     * A message among the dead letters.
     *
     * @param messageId of JMS
     * @param orderId null where it could not be read
     * @param reason why it failed the last time; null where the application was not asked, or could not write it down
     * @param failures how often it failed
     * @param failedAt the last time
     * @param sentAt when it was sent
     * @param correlationId of whoever ordered
     * @param replyTo of whoever ordered
     * @param body its text; null where it has none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeadLetter(
            String messageId,
            String orderId,
            String reason,
            Integer failures,
            OffsetDateTime failedAt,
            Instant sentAt,
            String correlationId,
            String replyTo,
            String body) {}

    /** @return what lies there now, the oldest first */
    List<DeadLetter> list() throws JMSException {
        try (JMSContext session = connections.createContext();
                QueueBrowser browser = session.createBrowser(session.createQueue(properties.deadQueue()))) {
            List<DeadLetter> letters = new ArrayList<>();
            for (Object message : Collections.list(browser.getEnumeration())) {
                letters.add(describe((Message) message));
            }
            return letters;
        }
    }

    private DeadLetter describe(Message message) throws JMSException {
        Optional<OrderBook.Failure> failure = book.failure(message.getJMSMessageID());
        Destination replyTo = message.getJMSReplyTo();
        return new DeadLetter(
                message.getJMSMessageID(),
                failure.map(OrderBook.Failure::orderId).orElse(null),
                failure.map(OrderBook.Failure::reason).orElse(null),
                failure.map(OrderBook.Failure::failures).orElse(null),
                failure.map(OrderBook.Failure::failedAt).orElse(null),
                Instant.ofEpochMilli(message.getJMSTimestamp()),
                message.getJMSCorrelationID(),
                replyTo == null ? null : JmsAddress.of(replyTo).toString(),
                text(message));
    }

    /**
     * Puts a message back into the queue of orders, in one transaction of the broker: it is never in both and never in neither.
     * What was bought for it is not bought again.
     *
     * @param messageId which one
     * @param resubmit whether the order may be bought again where it is not known whether it was
     * @return whether it was there
     */
    boolean replay(String messageId, boolean resubmit) throws JMSException {
        try (JMSContext session = connections.createContext(JMSContext.SESSION_TRANSACTED);
                JMSConsumer consumer = consumer(session, messageId)) {
            Message dead = consumer.receive(PATIENCE_MILLIS);
            if (dead == null) {
                return false;
            }
            Optional<String> order = book.failure(messageId).map(OrderBook.Failure::orderId);
            order.ifPresent(orderId -> book.mayResubmit(orderId, resubmit));
            // it comes again under another id, and is to be answered once
            book.forget(messageId);
            session.createProducer().send(session.createQueue(properties.queue()), copy(session, dead));
            session.commit();
            return true;
        }
    }

    /**
     * Throws a message away.
     *
     * @return whether it was there
     */
    boolean delete(String messageId) throws JMSException {
        try (JMSContext session = connections.createContext(JMSContext.SESSION_TRANSACTED);
                JMSConsumer consumer = consumer(session, messageId)) {
            boolean there = consumer.receive(PATIENCE_MILLIS) != null;
            session.commit();
            if (there) {
                book.forget(messageId);
            }
            return there;
        }
    }

    private JMSConsumer consumer(JMSContext session, String messageId) {
        return session.createConsumer(
                session.createQueue(properties.deadQueue()), "JMSMessageID = '" + messageId.replace("'", "''") + "'");
    }

    /** A message of its own: what the broker noted on the dead one, its count of deliveries among it, does not go along. */
    private static TextMessage copy(JMSContext session, Message dead) throws JMSException {
        TextMessage message = session.createTextMessage(text(dead));
        message.setJMSReplyTo(dead.getJMSReplyTo());
        message.setJMSCorrelationID(dead.getJMSCorrelationID());
        for (Object name : Collections.list(dead.getPropertyNames())) {
            String property = (String) name;
            if (!property.startsWith("_AMQ") && !property.startsWith("JMSX")) {
                message.setObjectProperty(property, dead.getObjectProperty(property));
            }
        }
        return message;
    }

    private static String text(Message message) throws JMSException {
        if (message.isBodyAssignableTo(String.class)) {
            return message.getBody(String.class);
        }
        byte[] bytes = message.isBodyAssignableTo(byte[].class) ? message.getBody(byte[].class) : null;
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
