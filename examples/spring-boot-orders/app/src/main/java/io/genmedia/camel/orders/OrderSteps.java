package io.genmedia.camel.orders;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaTaskFailedException;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the routes call between their steps: from a message to an order, from pictures to a reply. */
@Component("orders")
public class OrderSteps {

    private static final Logger LOG = LoggerFactory.getLogger(OrderSteps.class);

    private final OrderReader reader;
    private final OrderBook book;
    private final OrdersProperties properties;

    OrderSteps(OrderReader reader, OrderBook book, OrdersProperties properties) {
        this.reader = reader;
        this.book = book;
        this.properties = properties;
    }

    /**
     * A message has come: checks it, and writes it down with the address of its reply. Nothing was sent to the provider before that.
     *
     * @throws InvalidOrderException where it is no order
     */
    public Order receive(@Body String text, Exchange exchange) throws InvalidOrderException, JMSException {
        Order order = reader.read(text);
        exchange.getMessage().setHeader("orderId", order.orderId());
        exchange.setProperty("claimer", messageId(exchange));
        Destination replyTo = exchange.getMessage().getHeader("JMSReplyTo", Destination.class);
        JmsAddress address = replyTo == null ? new JmsAddress(false, properties.replyQueue()) : JmsAddress.of(replyTo);
        String correlationId = exchange.getMessage().getHeader("JMSCorrelationID", String.class);
        book.received(order, new OrderBook.Request(messageId(exchange), address.toString(), correlationId));
        LOG.info("Order {}: {} pictures of {}", order.orderId(), order.views().size(), order.sku());
        // buys again where it is not known whether something was bought: only where somebody has decided so, and once
        if (book.takeResubmit(messageId(exchange))) {
            exchange.getMessage().setHeader(MediaHeaders.RESUBMIT, true);
        } else {
            exchange.getMessage().removeHeader(MediaHeaders.RESUBMIT);
        }
        return order;
    }

    /** @return the views that are not over yet */
    public List<String> views(@Body Order order) {
        return order.views().stream()
                .filter(view -> !book.isOver(order.orderId(), view))
                .toList();
    }

    /** @return the parameters of one picture, under the provider's names */
    public Map<String, Object> request(@ExchangeProperty("order") Order order, @Header("view") String view) {
        Map<String, Object> request = new LinkedHashMap<>(order.options());
        request.put("prompt", order.prompt(view));
        return request;
    }

    /**
     * A picture was not bought, and no retry helps: the order itself is at fault.
     *
     * @throws MediaException where that is not so
     */
    public void refused(
            @Header("orderId") String orderId,
            @Header("view") String view,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) MediaException failure)
            throws MediaException {
        if (failure.getAcceptance() != Acceptance.NOT_ACCEPTED && !(failure instanceof MediaTaskFailedException)) {
            throw failure;
        }
        LOG.warn("Order {}: no picture {}: {}", orderId, view, failure.getMessage());
        book.over(orderId, new Reply.Picture(view, failure.getTaskId(), List.of(), null, failure.getMessage()));
    }

    /** A picture was made and stored. */
    public void made(
            @Header("orderId") String orderId,
            @Header("view") String view,
            @ExchangeProperty("taskId") String taskId,
            @ExchangeProperty("cost") BigDecimal cost,
            @Body List<String> files) {
        LOG.info("Order {}: picture {} is {}, made by task {}", orderId, view, String.join(", ", files), taskId);
        book.over(orderId, new Reply.Picture(view, taskId, List.copyOf(files), cost, null));
    }

    /** A task ended without a picture. */
    public void notMade(
            @Header("orderId") String orderId,
            @Header("view") String view,
            @Header(MediaHeaders.TASK_ID) String taskId,
            @Header(MediaHeaders.STATUS) String status,
            @Body Object end) {
        String error = end instanceof MediaTask task ? task.error() : null;
        String reason = MediaStatus.FAILED.name().equals(status)
                ? "Task " + taskId + " failed" + (error == null ? "" : ": " + error)
                : "Task " + taskId + " was " + status + " when its time was up; it may still end, and "
                        + properties.provider() + ":await with this id gets what it made";
        LOG.warn("Order {}: no picture {}: {}", orderId, view, reason);
        book.over(orderId, new Reply.Picture(view, taskId, List.of(), null, reason));
    }

    /**
     * @param claimer the message or task that has come to its end
     * @return the messages that it has to answer now: none where a picture of the order is not over, or another is about to answer
     */
    public List<OrderBook.Request> unanswered(
            @Header("orderId") String orderId, @ExchangeProperty("claimer") String claimer) {
        return book.reply(orderId).isEmpty()
                ? List.of()
                : book.unanswered(orderId).stream()
                        .filter(request -> book.claim(request.messageId(), claimer))
                        .toList();
    }

    /** Makes a message of JMS of the reply: nothing of the order's own message goes along. */
    public void reply(
            @Header("orderId") String orderId,
            @ExchangeProperty("request") OrderBook.Request request,
            Exchange exchange) {
        Reply reply = book.reply(orderId).orElseThrow();
        JmsAddress address = JmsAddress.parse(request.replyTo());
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader("CamelJmsDestinationName", address.name());
        exchange.getMessage().setHeader("JMSCorrelationID", request.correlationId());
        exchange.getMessage().setHeader("orderId", orderId);
        exchange.getMessage().setHeader("orderStatus", reply.status().name());
        // Artemis lets one of two messages with the same id through: what is sent again after a crash comes once
        exchange.getMessage().setHeader("_AMQ_DUPL_ID", "reply to " + request.messageId());
        exchange.getMessage().setBody(OrderReader.write(reply));
        exchange.setProperty("toTopic", address.topic());
    }

    /** The reply has been sent. */
    public void answered(@ExchangeProperty("request") OrderBook.Request request) {
        book.answered(request.messageId());
    }

    /** A message failed: why is kept, for the broker moves it to the dead letters without a reason. */
    public void failed(
            @Header("orderId") String orderId,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure,
            Exchange exchange) {
        String reason = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String messageId = messageId(exchange);
        LOG.warn("Message {} of order {} failed: {}", messageId, orderId == null ? "(unknown)" : orderId, reason);
        book.failed(messageId, orderId, reason);
        book.release(messageId);
    }

    /** A sender may do without ids; then two messages of one order count as one. */
    private static String messageId(Exchange exchange) {
        String id = exchange.getMessage().getHeader("JMSMessageID", String.class);
        return id != null
                ? id
                : "of order " + exchange.getMessage().getHeader("orderId") + " with correlation id "
                        + exchange.getMessage().getHeader("JMSCorrelationID");
    }
}
