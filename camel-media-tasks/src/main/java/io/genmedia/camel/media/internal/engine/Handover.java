package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.internal.exchange.Calls;
import io.genmedia.camel.media.internal.lists.Changed;
import io.genmedia.camel.media.internal.store.Entry;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;

/**
 * Follows what an exchange bought until the exchange ends: a result that its route has handled is done with; one of an exchange
 * that failed is paid, and waits for its message to come back.
 */
final class Handover implements Synchronization {

    private static final String PROPERTY = "CamelMediaHandovers";

    private final String origin;
    private final String key;
    private final Purchases purchases;
    private final TimeSource time;
    private final Duration grace;
    private Entry entry;
    private TaskSnapshot handedOn;

    private Handover(String origin, String key, Purchases purchases, TimeSource time, Duration grace) {
        this.origin = origin;
        this.key = key;
        this.purchases = purchases;
        this.time = time;
        this.grace = grace;
    }

    /**
     * @param exchange which buys
     * @param key of the purchase: a redelivery of the step goes on with the same
     * @param grace for how long a message may take to come back
     * @return what follows it; run at the end of the exchange
     */
    static Handover of(Exchange exchange, String key, Purchases purchases, TimeSource time, Duration grace) {
        List<Handover> known = known(exchange);
        // the result goes on, out of the Kamelet in which it was bought
        Exchange origin = Calls.originOf(exchange);
        String id = origin.getExchangeId();
        for (Handover handover : known) {
            if (handover.key.equals(key) && handover.origin.equals(id)) {
                return handover;
            }
        }
        Handover handover = new Handover(id, key, purchases, time, grace);
        // a new list: a copy of the exchange has the one before
        exchange.setProperty(PROPERTY, Changed.with(known, handover));
        origin.getExchangeExtension().addOnCompletion(handover);
        return handover;
    }

    @SuppressWarnings("unchecked")
    private static List<Handover> known(Exchange exchange) {
        Object known = exchange.getProperty(PROPERTY);
        return known == null ? List.of() : (List<Handover>) known;
    }

    /** The task was accepted, or found; nothing of it was handed on yet. */
    synchronized void bought(Entry purchase) {
        entry = purchase;
        handedOn = null;
    }

    /** The result stands on the exchange. */
    synchronized void handedOn(TaskSnapshot task) {
        handedOn = task;
    }

    @Override
    public void onComplete(Exchange exchange) {
        // what is rolled back has no exception, and comes again all the same
        end(!exchange.isRollbackOnly());
    }

    @Override
    public void onFailure(Exchange exchange) {
        end(false);
    }

    private synchronized void end(boolean well) {
        if (entry == null) {
            return;
        }
        if (well && handedOn != null) {
            purchases.handled(entry, handedOn);
        } else {
            purchases.letGo(entry, time.now().plus(grace));
        }
    }
}
