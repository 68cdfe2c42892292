package io.genmedia.camel.studio;

import io.genmedia.camel.media.MediaHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.service.ServiceHelper;
import org.jboss.logging.Logger;

/**
 * Hands orders and questions to the routes. Nobody waits for an answer with a thread. When the application starts, the orders that are
 * not over are handed on again: the same order is the same purchase, and finds its task.
 */
@ApplicationScoped
class Desk {

    private static final Logger LOG = Logger.getLogger(Desk.class);

    private static final Duration INPUTS_ARE_KEPT = Duration.ofDays(30);

    private final CamelContext camel;
    private final OrderTable table;
    private final Providers providers;
    private final InputFiles files;
    private final Feed feed;
    private final Map<String, AsyncProducer> producers = new ConcurrentHashMap<>();
    private final Set<InHand> inHand = ConcurrentHashMap.newKeySet();
    private volatile boolean started;

    Desk(CamelContext camel, OrderTable table, Providers providers, InputFiles files, Feed feed) {
        this.camel = camel;
        this.table = table;
        this.providers = providers;
        this.files = files;
        this.feed = feed;
    }

    /** An order, as somebody asked for it: to ask again is another one. */
    private record InHand(String id, int revision) {}

    /** Goes on with what was not over. */
    void start(@Observes CamelEvent.CamelContextStartedEvent event) {
        List<Order> open = table.open();
        open.forEach(this::goOn);
        try {
            files.sweep(Instant.now().minus(INPUTS_ARE_KEPT), table::needs);
        } catch (IOException e) {
            LOG.warnf("Files that were put in long ago could not be deleted: %s", e);
        }
        started = true;
    }

    /** Whether what was not over is in hand: before, an order of a page could be handed on a second time. */
    boolean isStarted() {
        return started;
    }

    private void goOn(Order order) {
        if (providers.canGoOnWith(order)) {
            // what was bought is waited for, and never bought
            table.goOn(order.id(), order.taskId() == null ? order.step() : OrderStep.AWAIT);
            table.find(order.id()).ifPresent(known -> handOn(known, false));
            LOG.infof("Going on with order %s of before", order.id());
            return;
        }
        Problem problem = Origin.elsewhere(order);
        if (order.origin() == null && order.taskId() != null) {
            table.stopped(order.id(), OrderState.RESUMABLE, null, problem);
        } else if (order.origin() != null && order.origin().simulated()) {
            table.stopped(order.id(), OrderState.FAILED, null, problem);
        } else {
            table.held(order.id(), problem);
        }
        LOG.warnf("Order %s does not go on: %s", order.id(), problem.message());
    }

    /** Sends an order into its route, once however often it is asked for, and tells the pages of it. */
    void handOn(Order order, boolean resubmit) {
        InHand hand = new InHand(order.id(), order.revision());
        if (!inHand.add(hand)) {
            return;
        }
        feed.tell(order);
        try {
            // a task that is known has its files already
            Map<String, Object> input = order.step() == OrderStep.AWAIT ? Map.of() : files.forComponent(order.input());
            send("direct:order", exchange -> {
                        // progress is told with this id: see routes/orders.yaml
                        exchange.setExchangeId(order.id());
                        exchange.setVariable("order", order);
                        exchange.getMessage().setBody(input);
                        exchange.getMessage().setHeader(MediaHeaders.MODEL, order.model());
                        if (resubmit) {
                            exchange.getMessage().setHeader(MediaHeaders.RESUBMIT, true);
                        }
                    })
                    .whenComplete((result, error) -> inHand.remove(hand));
        } catch (Exception e) {
            inHand.remove(hand);
            boolean isBought = order.taskId() != null;
            Problem problem = new Problem(e.getClass().getSimpleName(), e.getMessage(), !isBought);
            table.stopped(order.id(), isBought ? OrderState.RESUMABLE : OrderState.FAILED, null, problem);
            table.find(order.id()).ifPresent(feed::tell);
        }
    }

    /** Asks what an order would cost. */
    CompletionStage<Object> estimate(Wanted wanted) {
        Map<String, Object> input = files.forComponent(wanted.input());
        return send("direct:estimate-" + wanted.provider(), exchange -> {
            exchange.getMessage().setBody(input);
            exchange.getMessage().setHeader(MediaHeaders.MODEL, wanted.model());
        });
    }

    /** Asks for the schemas of all models: kind, model, schema. */
    CompletionStage<Object> catalog(String provider) {
        return send("direct:catalog-" + provider, exchange -> {});
    }

    private static AsyncProducer producer(Endpoint endpoint) {
        try {
            AsyncProducer producer = endpoint.createAsyncProducer();
            ServiceHelper.startService(producer);
            return producer;
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    private CompletionStage<Object> send(String address, Consumer<Exchange> prepare) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        Endpoint endpoint = camel.getEndpoint(address);
        Exchange exchange = endpoint.createExchange();
        prepare.accept(exchange);
        try {
            producers.computeIfAbsent(address, missing -> producer(endpoint)).process(exchange, doneSync -> {
                if (exchange.getException() == null) {
                    answer.complete(exchange.getMessage().getBody());
                } else {
                    answer.completeExceptionally(exchange.getException());
                }
            });
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }
}
