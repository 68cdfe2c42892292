package io.genmedia.camel.benchmarks.contenders;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A route of Camel's own parts: camel-http in a loop with a delay. Written with care: a pool of threads takes the messages, the delay
 * holds none, its pool has no bound (the usual one lets whoever comes beyond a thousand wait in a thread), connections are kept as
 * many as threads can use, and a call that fails is made again, a submit under its own key.
 */
final class PlainRoute implements Contender {

    /** Several for each core, because a call waits for its answer most of the time. */
    private static final int SUBMITTING = 16;

    /** At five thousand tasks a thousand reads fall due in a second: each thread has 30 ms for one. */
    private static final int READING = 32;

    private static final int TRIES = 4;

    private static final String TASK = "task";
    private static final String OPEN = "open";

    private final CamelContext context = new DefaultCamelContext();
    private final CamelSender sender;

    PlainRoute(MonetApi api, Duration poll) throws Exception {
        ScheduledExecutorService reading = context.getExecutorServiceManager()
                .newScheduledThreadPool(
                        this,
                        "reading",
                        new ThreadPoolProfileBuilder("reading")
                                .poolSize(READING)
                                .maxPoolSize(READING)
                                .maxQueueSize(-1)
                                .build());
        Processor submit = exchange -> ask(exchange, "POST", api, null);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler()
                        .maximumRedeliveries(TRIES - 1)
                        .redeliveryDelay(1_000)
                        .asyncDelayedRedelivery());
                from("direct:film")
                        .routeId("film")
                        .threads(SUBMITTING, SUBMITTING, "submitting")
                        .maxQueueSize(-1)
                        .process(submit)
                        .to(pooled(api.submits()))
                        .process(PlainRoute::read)
                        .loopDoWhile(exchangeProperty(OPEN).isEqualTo(true))
                        .delay(poll.toMillis())
                        .asyncDelayed()
                        .executorService(reading)
                        .process(exchange ->
                                ask(exchange, "GET", api, task(exchange).id()))
                        .to(pooled(api.tasks()))
                        .process(PlainRoute::read)
                        .end();
            }
        });
        context.start();
        sender = new CamelSender(context, "direct:film", submit);
    }

    private static String pooled(String address) {
        int connections = SUBMITTING + READING;
        return address + "?maxTotalConnections=" + connections + "&connectionsPerRoute=" + connections;
    }

    /** Writes the request; what an answer left is not sent along. */
    private static void ask(Exchange exchange, String method, MonetApi api, String path) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_METHOD, method);
        message.setHeader("Authorization", api.authorization());
        if (path == null) {
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
            message.setBody(exchange.getProperty(CamelSender.FILM, Film.class).submission());
        } else {
            message.setHeader(Exchange.HTTP_PATH, path);
            message.setBody(null);
        }
    }

    private static void read(Exchange exchange) {
        MonetApi.Task task = MonetApi.task(exchange.getMessage().getBody(byte[].class));
        exchange.setProperty(TASK, task);
        exchange.setProperty(OPEN, !task.isOver());
    }

    private static MonetApi.Task task(Exchange exchange) {
        return exchange.getProperty(TASK, MonetApi.Task.class);
    }

    @Override
    public void send(Film film, Consumer<Outcome> onEnd) {
        sender.send(film, exchange -> {
            Exception failure = exchange.getException();
            onEnd.accept(
                    failure == null
                            ? Outcome.made(
                                    film, task(exchange).id(), task(exchange).url())
                            : Outcome.failed(film, failure));
        });
    }

    @Override
    public long exchangeAlone(int count, IntFunction<Film> films) throws Exception {
        return sender.exchangeAlone(count, films);
    }

    @Override
    public void close() {
        context.stop();
    }
}
