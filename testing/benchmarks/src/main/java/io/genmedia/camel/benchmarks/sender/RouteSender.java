package io.genmedia.camel.benchmarks.sender;

import java.util.function.Consumer;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;

/** Sends exchanges to a route and returns before it has ended: no thread is held. */
public final class RouteSender {

    private final Endpoint endpoint;
    private final AsyncProducer producer;

    /**
     * @param context which is started
     * @param uri where the route begins
     */
    public RouteSender(CamelContext context, String uri) throws Exception {
        endpoint = context.getEndpoint(uri);
        producer = endpoint.createAsyncProducer();
        producer.start();
    }

    /**
     * Sends a message.
     *
     * @param body of the message
     * @param onEnd told of the exchange when the route has ended
     */
    public void send(Object body, Consumer<Exchange> onEnd) {
        send(body, exchange -> {}, onEnd);
    }

    /**
     * Sends a message that carries more than its body.
     *
     * @param body of the message
     * @param more is given the exchange before it is sent
     * @param onEnd told of the exchange when the route has ended
     */
    public void send(Object body, Consumer<Exchange> more, Consumer<Exchange> onEnd) {
        Exchange exchange = endpoint.createExchange();
        exchange.getMessage().setBody(body);
        more.accept(exchange);
        producer.process(exchange, doneSync -> onEnd.accept(exchange));
    }
}
