package io.genmedia.camel.benchmarks.contenders;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.monet.MonetComponent;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A route with the component. */
final class ComponentRoute implements Contender {

    private final CamelContext context = new DefaultCamelContext();
    private final CamelSender sender;

    /**
     * @param completion the option
     * @param poll the option {@code pollInterval}; null leaves it to the component
     */
    ComponentRoute(String baseUrl, String apiKey, String completion, Duration poll) throws Exception {
        MonetComponent monet = context.getComponent("monet", MonetComponent.class);
        monet.getConfiguration().setBaseUrl(baseUrl);
        monet.getConfiguration().setApiKey(apiKey);
        String options = "?duration=" + Film.LENGTH + "&completion=" + completion
                + (poll == null ? "" : "&pollInterval=" + poll.toMillis() + "ms");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:film")
                        .routeId("film")
                        .process(ComponentRoute::chooseModel)
                        .to("monet:video" + options)
                        .id("make-film");
            }
        });
        context.start();
        sender = new CamelSender(context, "direct:film", ComponentRoute::chooseModel);
    }

    private static void chooseModel(Exchange exchange) {
        Film film = exchange.getProperty(CamelSender.FILM, Film.class);
        exchange.getMessage().setHeader(MediaHeaders.MODEL, film.model());
    }

    @Override
    public void send(Film film, Consumer<Outcome> onEnd) {
        sender.send(film, exchange -> onEnd.accept(outcome(film, exchange)));
    }

    private static Outcome outcome(Film film, Exchange exchange) {
        if (exchange.getException() != null) {
            return Outcome.failed(film, exchange.getException());
        }
        if (exchange.getMessage().getBody() instanceof MediaResult result
                && !result.outputs().isEmpty()) {
            return Outcome.made(
                    film, result.taskId(), result.outputs().get(0).url().toString());
        }
        return Outcome.made(film, null, null);
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
