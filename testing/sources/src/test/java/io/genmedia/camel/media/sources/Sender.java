package io.genmedia.camel.media.sources;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.TextMessage;

/** A client of a broker that knows nothing of Camel. */
final class Sender {

    private Sender() {}

    /** What is done to a message before it is sent. */
    @FunctionalInterface
    interface Touch {
        void touch(TextMessage message) throws Exception;
    }

    static void send(ConnectionFactory broker, String queue, String text) {
        send(broker, queue, text, message -> {});
    }

    static void send(ConnectionFactory broker, String queue, String text, Touch touch) {
        try (JMSContext session = broker.createContext()) {
            TextMessage message = session.createTextMessage(text);
            touch.touch(message);
            session.createProducer().send(session.createQueue(queue), message);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
