package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.MediaTaskEvent;
import io.genmedia.camel.media.testing.Tasks;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.Test;

class ProgressTellerTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ManualWorkers workers = new ManualWorkers();
    private final List<Exchange> told = new ArrayList<>();
    private final List<AsyncCallback> open = new ArrayList<>();
    private boolean throwing;

    private final class Target extends DefaultEndpoint {

        Target() {
            setCamelContext(context);
            setEndpointUriIfNotSpecified("target:progress");
        }

        @Override
        public Producer createProducer() {
            return new DefaultAsyncProducer(this) {
                @Override
                public boolean process(Exchange exchange, AsyncCallback callback) {
                    if (throwing) {
                        throw new IllegalStateException("cannot take it");
                    }
                    told.add(exchange);
                    open.add(callback);
                    return false;
                }
            };
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException();
        }
    }

    private ProgressTeller teller(Target target) {
        ProgressTeller teller = new ProgressTeller(context, "atelier", target, workers);
        teller.start();
        return teller;
    }

    private void change(ProgressTeller teller, int progress) {
        teller.accept(new DefaultExchange(context), Tasks.running("t1", progress));
    }

    @Test
    void shouldTellOneChangeAfterTheOther() {
        ProgressTeller teller = teller(new Target());
        change(teller, 10);
        change(teller, 20);
        change(teller, 30);

        int atFirst = told.size();
        open.get(0).done(false);
        open.get(1).done(false);

        assertThat(atFirst).isEqualTo(1);
        assertThat(told)
                .extracting(exchange ->
                        exchange.getMessage().getBody(MediaTask.class).progress())
                .containsExactly(10, 20, 30);
    }

    @Test
    void shouldGoOnTellingWhereTheTargetFailsOrThrows() {
        ProgressTeller teller = teller(new Target());
        throwing = true;
        change(teller, 10);
        throwing = false;
        change(teller, 20);
        told.get(0).setException(new IllegalStateException("full"));
        open.get(0).done(false);
        change(teller, 30);

        assertThat(told)
                .extracting(exchange ->
                        exchange.getMessage().getBody(MediaTask.class).progress())
                .containsExactly(20, 30);
    }

    @Test
    void shouldTellEventNotifiersEvenWhereOneThrows() throws Exception {
        List<MediaTaskEvent> events = new ArrayList<>();
        context.getManagementStrategy().addEventNotifier(notifier(event -> {
            throw new IllegalStateException("notifier");
        }));
        context.getManagementStrategy().addEventNotifier(notifier(event -> events.add((MediaTaskEvent) event)));
        context.start();
        ProgressTeller teller = teller(null);

        change(teller, 10);
        change(teller, 20);

        assertThat(events).extracting(event -> event.getTask().progress()).containsExactly(10, 20);
        context.stop();
    }

    private static EventNotifierSupport notifier(java.util.function.Consumer<CamelEvent> what) {
        return new EventNotifierSupport() {
            @Override
            public boolean isEnabled(CamelEvent event) {
                return event instanceof MediaTaskEvent;
            }

            @Override
            public void notify(CamelEvent event) {
                what.accept(event);
            }
        };
    }
}
