package io.genmedia.camel.studio;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/** Orders as they change, for each page that is open. */
@ApplicationScoped
class Feed {

    /** A page that is so far behind is cut off: it comes back and reads all anew. */
    private static final int BEHIND_AT_MOST = 512;

    private final BroadcastProcessor<Order> changes = BroadcastProcessor.create();

    /** Tells all pages; one at a time, as the stream wants it. */
    synchronized void tell(Order order) {
        changes.onNext(order);
    }

    /** What changes from now on. */
    Multi<Order> changes() {
        return changes.onOverflow().buffer(BEHIND_AT_MOST);
    }
}
