package io.genmedia.camel.media.internal.exchange;

import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * What tells one message from all others. Where the route's own source gives its messages an identity that outlives a
 * restart, that, as it was when the message came in; only such a source is asked, so that nobody forges it with a header.
 */
final class MessageIdentity {

    private static final String PROPERTY = "CamelMediaMessageIdentity";

    private MessageIdentity() {}

    /**
     * The identity of one exchange; copies of the exchange have the property too, and are not meant.
     *
     * @param copied true while copies are made of which Camel does not note whose they are
     */
    private record Noted(String exchangeId, String identity, boolean copied) {}

    /** Notes what the source says that the message is, when it hands it over. */
    static void noteAtBegin(Exchange exchange) {
        // a route that is called by another is no source; nor does a copy come from one
        if (noted(exchange).isEmpty()) {
            SourceIdentity.of(exchange.getFromEndpoint(), exchange.getIn()).ifPresent(id -> note(exchange, id));
        }
    }

    /**
     * A Kamelet routes a copy, whose correlation id is the message's own id: what was said before is noted.
     *
     * @return whether there was anything to be noted; it is to be taken back when the call is over
     */
    static boolean noteForCall(Exchange exchange) {
        Object correlation = exchange.getProperty(Exchange.CORRELATION_ID);
        boolean isOfAnother = correlation != null && !correlation.equals(exchange.getExchangeId());
        if (isOfAnother && noted(exchange).isEmpty()) {
            note(exchange, ofItsOwn(exchange));
            return true;
        }
        return false;
    }

    /** @return what is noted, for {@link #restoreAfterCall} */
    static Object save(Exchange exchange) {
        return exchange.getProperty(PROPERTY);
    }

    /**
     * The copy that went through a Kamelet brings along what was noted of it.
     *
     * @param notedForCall whether what is noted of the exchange itself was noted for the call
     */
    static void restoreAfterCall(Exchange exchange, Object saved, boolean notedForCall) {
        Noted now = exchange.getProperty(PROPERTY, Noted.class);
        if (now != null && (notedForCall || !now.exchangeId().equals(exchange.getExchangeId()))) {
            if (saved == null) {
                exchange.removeProperty(PROPERTY);
            } else {
                exchange.setProperty(PROPERTY, saved);
            }
        }
    }

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
        return SourceIdentity.of(exchange.getFromEndpoint(), exchange.getIn()).orElseGet(() -> ofTheExchange(exchange));
    }

    private static String ofTheExchange(Exchange exchange) {
        String correlation = exchange.getProperty(Exchange.CORRELATION_ID, String.class);
        // a multicast leaves the exchange its own id as correlation id
        return correlation == null || correlation.equals(exchange.getExchangeId())
                ? "exchange:" + exchange.getExchangeId()
                : "correlation:" + correlation;
    }
}
