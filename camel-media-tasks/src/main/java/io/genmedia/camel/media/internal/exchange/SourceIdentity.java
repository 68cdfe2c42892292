package io.genmedia.camel.media.internal.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.Message;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/**
 * The sources whose messages have an identity that outlives a restart, and where it stands in a message that just came in. The
 * source is known by its component, whatever name an application gives to that; what a message says of itself is never asked for
 * where it came from.
 */
final class SourceIdentity {

    /** Every id that JMS knows begins so; none that Camel makes does. */
    private static final String JMS_PREFIX = "ID:";

    private static final Map<String, Source> SOURCES = Map.ofEntries(
            Map.entry("file", (from, message) -> headers(message, SourceHeaders.FILE)),
            Map.entry("ftp", SourceIdentity::remoteFile),
            Map.entry("ftps", SourceIdentity::remoteFile),
            Map.entry("sftp", SourceIdentity::remoteFile),
            Map.entry("kafka", SourceIdentity::record),
            Map.entry("jms", SourceIdentity::jmsMessage),
            Map.entry("activemq", SourceIdentity::jmsMessage),
            Map.entry("activemq6", SourceIdentity::jmsMessage),
            Map.entry("amqp", SourceIdentity::jmsMessage),
            Map.entry("sjms", SourceIdentity::jmsMessage),
            Map.entry("sjms2", SourceIdentity::jmsMessage),
            Map.entry("aws2-sqs", SourceIdentity::sqsMessage));

    private SourceIdentity() {}

    /** One kind of source. */
    private interface Source {
        /** @return what tells the message from all others of this kind; null where it says nothing whole */
        String identity(Endpoint from, Message message);
    }

    /**
     * @param from where the message came from; null for nowhere
     * @param message as it came from there
     * @return its identity; empty where the source gives none
     */
    static Optional<String> of(Endpoint from, Message message) {
        Component component = componentOf(from);
        String kind = component == null ? null : component.getDefaultName();
        Source source = kind == null ? null : SOURCES.get(kind);
        String identity = source == null ? null : source.identity(from, message);
        // two components of a kind may speak to two servers, which do not know of each other's numbers
        return identity == null
                ? Optional.empty()
                : Optional.of(StringHelper.before(from.getEndpointBaseUri(), ":", kind) + ":" + identity);
    }

    private static Component componentOf(Endpoint from) {
        return from instanceof DefaultEndpoint endpoint ? endpoint.getComponent() : null;
    }

    private static String remoteFile(Endpoint from, Message message) {
        String file = headers(message, SourceHeaders.FILE);
        return file == null ? null : URISupport.sanitizeUri(from.getEndpointBaseUri()) + "|" + file;
    }

    private static String record(Endpoint from, Message message) {
        String place = headers(message, SourceHeaders.KAFKA);
        return place == null ? null : brokers(from) + "|" + place;
    }

    /** The brokers that the route reads from, wherever they were set; in whatever order they are named, they are the same. */
    private static String brokers(Endpoint from) {
        Component component = componentOf(from);
        Object brokers = component.getEndpointPropertyConfigurer() instanceof PropertyConfigurerGetter options
                ? options.getOptionValue(from, "brokers", true)
                : null;
        return brokers == null
                ? ""
                : Arrays.stream(brokers.toString().split(","))
                        .map(String::strip)
                        .sorted()
                        .collect(Collectors.joining(","));
    }

    /**
     * The id that the broker's own message has. Not that of the header: a sender can give any header by a property of that name,
     * and a look at the headers makes Camel send a copy where it would have passed the broker's message on as it is.
     */
    private static String jmsMessage(Endpoint from, Message message) {
        String id = message.getMessageId();
        return id != null && id.startsWith(JMS_PREFIX) ? id : null;
    }

    /** A sender's attribute of that name takes the place of the header. */
    private static String sqsMessage(Endpoint from, Message message) {
        boolean isForged = !(message.getHeader(SourceHeaders.SQS_ATTRIBUTES) instanceof Map<?, ?> attributes)
                || attributes.keySet().stream()
                        .anyMatch(name -> SourceHeaders.SQS_MESSAGE_ID.equalsIgnoreCase(name.toString()));
        return isForged ? null : headers(message, List.of(SourceHeaders.SQS_MESSAGE_ID));
    }

    private static String headers(Message message, List<String> names) {
        return names.stream().allMatch(name -> message.getHeader(name) != null)
                ? names.stream()
                        .map(name -> message.getHeader(name, String.class))
                        .collect(Collectors.joining("|"))
                : null;
    }
}
