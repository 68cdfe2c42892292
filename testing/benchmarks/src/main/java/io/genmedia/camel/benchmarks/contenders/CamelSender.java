package io.genmedia.camel.benchmarks.contenders;

import io.genmedia.camel.benchmarks.measure.Heap;
import io.genmedia.camel.benchmarks.sender.RouteSender;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.AsyncProcessorSupport;

/** Sends films to a route as exchanges, without waiting for its end. */
final class CamelSender {

    /** The exchange property that holds the film. */
    static final String FILM = "film";

    private static final String HELD = "direct:held";

    private final CamelContext context;
    private final Processor request;
    private final RouteSender route;

    /**
     * @param context which is started
     * @param uri where the route begins
     * @param request what the route does to the message before the step that makes the film
     */
    CamelSender(CamelContext context, String uri, Processor request) throws Exception {
        this.context = context;
        this.request = request;
        route = new RouteSender(context, uri);
    }

    /** @param onEnd told of the exchange when the route has ended */
    void send(Film film, Consumer<Exchange> onEnd) {
        route.send(film.prompt(), exchange -> exchange.setProperty(FILM, film), onEnd);
    }

    /**
     * What exchanges take that a route holds, in the place of the step that makes the film.
     *
     * @param count how many
     * @param films what they carry, by its number
     * @return bytes of heap for each
     */
    long exchangeAlone(int count, IntFunction<Film> films) throws Exception {
        List<AsyncCallback> held = new ArrayList<>(count);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(HELD).routeId("held").process(request).process(new AsyncProcessorSupport() {
                    @Override
                    public boolean process(Exchange exchange, AsyncCallback callback) {
                        held.add(callback);
                        return false;
                    }
                });
            }
        });
        CamelSender sender = new CamelSender(context, HELD, request);
        // what ended before may let go of memory during the first turn
        long each = 0;
        for (int turn = 0; turn < 2; turn++) {
            long before = Heap.usedAfterCollection();
            for (int i = 0; i < count; i++) {
                sender.send(films.apply(i), exchange -> {});
            }
            each = (Heap.usedAfterCollection() - before) / count;
            held.forEach(callback -> callback.done(false));
            held.clear();
        }
        return each;
    }
}
