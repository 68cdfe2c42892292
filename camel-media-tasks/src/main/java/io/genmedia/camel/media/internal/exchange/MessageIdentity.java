package io.genmedia.camel.media.internal.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.StringHelper;

/**
 * What tells one message from all others. Where the route's own source gives its messages an identity that outlives a
 * restart, that; it is taken only when the exchange came from a source of that kind, so that nobody forges it with a header.
 */
final class MessageIdentity {

    private static final List<String> FILE =
            List.of("CamelFileAbsolutePath", "CamelFileLastModified", "CamelFileLength");
    private static final List<String> KAFKA =
            List.of("kafka.TOPIC", "kafka.PARTITION", "kafka.OFFSET", "kafka.TIMESTAMP");

    private static final Map<String, List<String>> HEADERS = Map.of(
            "file", FILE,
            "kafka", KAFKA,
            "jms", List.of("JMSMessageID"),
            "activemq", List.of("JMSMessageID"),
            "activemq6", List.of("JMSMessageID"),
            "amqp", List.of("JMSMessageID"),
            "sjms", List.of("JMSMessageID"),
            "sjms2", List.of("JMSMessageID"),
            "aws2-sqs", List.of("CamelAwsSqsMessageId"));

    private static final String PROPERTY = "CamelMediaMessageIdentity";

    private MessageIdentity() {}

    /**
     * The identity of one exchange; copies of the exchange have the property too, and are not meant.
     *
     * @param copied true while copies are made of which Camel does not note whose they are
     */
    private record Noted(String exchangeId, String identity, boolean copied) {}

    /** Notes what the identity of a message is, whatever becomes of it on its way. */
    static void note(Exchange exchange, String identity) {
        exchange.setProperty(PROPERTY, new Noted(exchange.getExchangeId(), identity, false));
    }

    /** The same, for a message of which copies are about to be sent elsewhere. */
    static void noteForCopies(Exchange exchange, String identity) {
        exchange.setProperty(PROPERTY, new Noted(exchange.getExchangeId(), identity, true));
    }

    /**
     * Gives a part the identity of the whole: the parts of a message that is split again have other exchange ids, and are the
     * same. Which part it is, the scope tells.
     */
    static void inheritTo(Exchange part) {
        noted(part).ifPresent(identity -> note(part, identity));
    }

    private static Optional<String> noted(Exchange exchange) {
        Noted noted = exchange.getProperty(PROPERTY, Noted.class);
        if (noted == null) {
            return Optional.empty();
        }
        if (noted.exchangeId().equals(exchange.getExchangeId())) {
            return Optional.of(noted.identity());
        }
        return noted.copied() || noted.exchangeId().equals(exchange.getProperty(Exchange.CORRELATION_ID))
                ? Optional.of(noted.identity() + "/")
                : Optional.empty();
    }

    static String of(Exchange exchange) {
        return noted(exchange).orElseGet(() -> ofItsOwn(exchange));
    }

    private static String ofItsOwn(Exchange exchange) {
        Endpoint from = exchange.getFromEndpoint();
        String scheme = from == null ? "" : StringHelper.before(from.getEndpointBaseUri(), ":", "");
        List<String> names = HEADERS.get(scheme);
        if (names != null) {
            Message message = exchange.getIn();
            if (names.stream().allMatch(name -> message.getHeader(name) != null)) {
                String source = scheme.equals("kafka") ? brokers(from) : "";
                return scheme + ":" + source
                        + names.stream()
                                .map(name -> message.getHeader(name, String.class))
                                .collect(Collectors.joining("|"));
            }
        }
        String correlation = exchange.getProperty(Exchange.CORRELATION_ID, String.class);
        // a multicast leaves the exchange its own id as correlation id
        return correlation == null || correlation.equals(exchange.getExchangeId())
                ? "exchange:" + exchange.getExchangeId()
                : "correlation:" + correlation;
    }

    /** The brokers as the route names them; those set on the component are the same for the whole application. */
    private static String brokers(Endpoint from) {
        String after = StringHelper.after(from.getEndpointUri(), "brokers=", "");
        return StringHelper.before(after, "&", after) + "|";
    }
}
