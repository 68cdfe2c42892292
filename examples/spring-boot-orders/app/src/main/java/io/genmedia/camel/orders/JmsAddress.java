package io.genmedia.camel.orders;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Topic;

/**
 * A queue or a topic as text that a database keeps, and that means the same in another session.
 *
 * @param topic whether it is a topic
 * @param name of the queue or topic
 */
record JmsAddress(boolean topic, String name) {

    private static final String TOPIC = "topic:";
    private static final String QUEUE = "queue:";

    /** @return the address of a destination */
    static JmsAddress of(Destination destination) throws JMSException {
        // Artemis has classes that are both
        return destination instanceof Queue queue
                ? new JmsAddress(false, queue.getQueueName())
                : new JmsAddress(true, ((Topic) destination).getTopicName());
    }

    /** @return what {@link #toString} has written */
    static JmsAddress parse(String text) {
        boolean topic = text.startsWith(TOPIC);
        return new JmsAddress(topic, text.substring(topic ? TOPIC.length() : QUEUE.length()));
    }

    @Override
    public String toString() {
        return (topic ? TOPIC : QUEUE) + name;
    }
}
