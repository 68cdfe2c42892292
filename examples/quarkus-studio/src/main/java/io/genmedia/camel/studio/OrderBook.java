package io.genmedia.camel.studio;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaTaskFailedException;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.jboss.logging.Logger;

/** What the routes tell of an order is written down, and told to the pages that are open. */
@ApplicationScoped
@Named("orders")
@Unremovable
public class OrderBook {

    private static final Logger LOG = Logger.getLogger(OrderBook.class);

    private final OrderTable table;
    private final Feed feed;

    OrderBook(OrderTable table, Feed feed) {
        this.table = table;
        this.feed = feed;
    }

    /** Route: the task of an order has changed. */
    public void progress(
            @ExchangeProperty(Exchange.CORRELATION_ID) String id,
            @Body MediaTask task,
            @Header("CamelMediaCost") BigDecimal cost,
            @Header("CamelMediaAdjustments") JsonNode adjustments) {
        table.costs(id, cost, adjustments);
        if (table.running(id, task.taskId(), task.progress())) {
            tell(id);
        }
    }

    /** Route: the result of an order is known, and not fetched yet. */
    public void made(
            @Variable("order") Order order,
            @Body MediaResult result,
            @Header("CamelMediaCost") BigDecimal cost,
            @Header("CamelMediaAdjustments") JsonNode adjustments) {
        table.costs(order.id(), result.cost() == null ? cost : result.cost(), adjustments);
        table.fetching(order.id(), result.taskId());
        tell(order.id());
    }

    /** Route: an output was written to the folder of results. */
    public void stored(
            @Variable("order") Order order,
            @Variable("output") MediaOutput output,
            @Header("CamelFileName") String name,
            @Header("Content-Type") String mediaType) {
        add(order, new ResultFile(name, output.kind(), output.role(), mediaType, null));
    }

    /** Route: an output is words, and nothing is to be fetched. */
    public void words(@Variable("order") Order order, @Variable("output") MediaOutput output) {
        add(order, new ResultFile(null, output.kind(), output.role(), "text/plain", output.text()));
    }

    private void add(Order order, ResultFile file) {
        table.find(order.id()).ifPresent(known -> {
            List<ResultFile> files = new ArrayList<>(known.files());
            files.add(file);
            table.files(order.id(), files);
        });
    }

    /** Route: all outputs are here. */
    public void done(@Variable("order") Order order) {
        if (table.done(order.id())) {
            tell(order.id());
        }
    }

    /** Route: an order came to a standstill. */
    public void failed(@Variable("order") Order order, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception error) {
        MediaException media = mediaException(error);
        if (media == null) {
            LOG.errorf(error, "Order %s failed", order.id());
        }
        boolean hasTask = media != null && media.getTaskId() != null
                || table.find(order.id()).map(Order::taskId).isPresent();
        OrderState state = stateAfter(media, hasTask);
        String message = media == null ? error.toString() : media.getMessage();
        String name = (media == null ? error : media).getClass().getSimpleName();
        boolean again = state == OrderState.FAILED
                && !hasTask
                && (media == null || media.getAcceptance() == Acceptance.NOT_ACCEPTED);
        table.stopped(order.id(), state, media == null ? null : media.getTaskId(), new Problem(name, message, again));
        tell(order.id());
    }

    private static OrderState stateAfter(MediaException media, boolean hasTask) {
        if (media instanceof MediaTaskFailedException) {
            return OrderState.FAILED;
        }
        if (hasTask) {
            return OrderState.RESUMABLE;
        }
        return media != null && media.getAcceptance() == Acceptance.UNKNOWN ? OrderState.UNKNOWN : OrderState.FAILED;
    }

    private static MediaException mediaException(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof MediaException media) {
                return media;
            }
        }
        return null;
    }

    private void tell(String id) {
        table.find(id).ifPresent(feed::tell);
    }
}
