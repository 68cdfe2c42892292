package io.genmedia.camel.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.jms.BytesMessage;
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
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.stereotype.Service;

/** The messages that the broker has delivered often enough: why each failed, and how it comes again. Speaks plain JMS. */
@Service
class DeadLetters {

    /** The broker gives what it has at once; this is for a connection that is slow. */
    private static final long PATIENCE_MILLIS = 2_000;

    /** So many are told at once. */
    static final int LISTED = 200;

    private final ConnectionFactory connections;
    private final OrderReader reader;
    private final OrderBook book;
    private final OrdersProperties properties;

    DeadLetters(CachingConnectionFactory connections, OrderReader reader, OrderBook book, OrdersProperties properties) {
        this.connections = Messaging.uncached(connections);
        this.reader = reader;
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

    /**
     * What lies there.
     *
     * @param letters the oldest first, {@value #LISTED} at most
     * @param more whether there are more than these
     */
    record Listing(List<DeadLetter> letters, boolean more) {}

    /** @return what lies there now */
    Listing list() throws JMSException {
        try (JMSContext session = connections.createContext();
                QueueBrowser browser = browser(session, null)) {
            List<DeadLetter> letters = new ArrayList<>();
            Enumeration<?> messages = browser.getEnumeration();
            while (letters.size() < LISTED && messages.hasMoreElements()) {
                letters.add(describe((Message) messages.nextElement()));
            }
            return new Listing(letters, messages.hasMoreElements());
        }
    }

    /** @return the ids of all that lie there now, the oldest first */
    List<String> ids() throws JMSException {
        try (JMSContext session = connections.createContext();
                QueueBrowser browser = browser(session, null)) {
            List<String> ids = new ArrayList<>();
            Enumeration<?> messages = browser.getEnumeration();
            while (messages.hasMoreElements()) {
                String id = ((Message) messages.nextElement()).getJMSMessageID();
                // a sender may do without; such a message can be read only
                if (id != null) {
                    ids.add(id);
                }
            }
            return ids;
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
     * @param resubmit whether it may be bought again where it is not known whether it was. This counts for the message that is put
     *     back, and goes with it
     * @return whether it was there
     * @throws InvalidOrderException where it is to be bought again and is no order; it stays where it is
     */
    boolean replay(String messageId, boolean resubmit) throws JMSException, InvalidOrderException {
        try (JMSContext session = connections.createContext(JMSContext.SESSION_TRANSACTED)) {
            if (resubmit) {
                checkOrder(session, messageId);
            }
            try (JMSConsumer consumer = consumer(session, messageId)) {
                Message dead = consumer.receive(PATIENCE_MILLIS);
                if (dead == null) {
                    return false;
                }
                TextMessage again = copy(session, dead);
                session.createProducer().send(session.createQueue(properties.queue()), again);
                book.withdraw(messageId);
                if (resubmit) {
                    // under the new id: where the broker does not commit, there is no message that it counts for
                    book.mayResubmit(again.getJMSMessageID());
                }
                session.commit();
                book.forget(messageId);
                return true;
            }
        }
    }

    /** Looks and does not take: a message that is taken and put back counts as delivered once more. */
    private void checkOrder(JMSContext session, String messageId) throws JMSException, InvalidOrderException {
        try (QueueBrowser browser = browser(session, selector(messageId))) {
            Enumeration<?> messages = browser.getEnumeration();
            if (messages.hasMoreElements()) {
                reader.read(text((Message) messages.nextElement()));
            }
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
                book.withdraw(messageId);
                book.forget(messageId);
            }
            return there;
        }
    }

    private QueueBrowser browser(JMSContext session, String selector) {
        return session.createBrowser(session.createQueue(properties.deadQueue()), selector);
    }

    private JMSConsumer consumer(JMSContext session, String messageId) {
        return session.createConsumer(session.createQueue(properties.deadQueue()), selector(messageId));
    }

    private static String selector(String messageId) {
        return "JMSMessageID = '" + messageId.replace("'", "''") + "'";
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

    /** Of text and bytes only: an object of Java is its sender's code, and is not read. */
    private static String text(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return text.getText();
        }
        if (message instanceof BytesMessage bytes) {
            byte[] read = new byte[Math.toIntExact(bytes.getBodyLength())];
            bytes.readBytes(read);
            return new String(read, StandardCharsets.UTF_8);
        }
        return null;
    }
}
