package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.MediaTaskEvent;
import io.genmedia.camel.media.internal.exchange.ExchangeWriter;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells each change of a task: as a Camel event, and as an exchange to an endpoint where one is named, whose correlation id is the
 * id of the exchange that waits. Changes are told one
 * after the other, in order, and nobody who waits for the task waits for this.
 */
public final class ProgressTeller extends ServiceSupport implements BiConsumer<Exchange, TaskSnapshot> {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressTeller.class);

    private final CamelContext context;
    private final String provider;
    private final Endpoint target;
    private final Executor workers;
    private final Queue<Runnable> queue = new ArrayDeque<>();
    private AsyncProducer producer;
    private boolean telling;

    /**
     * @param context the context
     * @param provider the scheme
     * @param target where exchanges go; null for nowhere
     * @param workers where they are sent from
     */
    public ProgressTeller(CamelContext context, String provider, Endpoint target, Executor workers) {
        this.context = context;
        this.provider = provider;
        this.target = target;
        this.workers = workers;
    }

    @Override
    protected void doStart() throws Exception {
        if (target != null) {
            producer = target.createAsyncProducer();
            ServiceHelper.startService(producer);
        }
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(producer);
    }

    /** Called while the exchange is still the step's: what is needed of it is taken now. */
    @Override
    public void accept(Exchange exchange, TaskSnapshot snapshot) {
        boolean heard = context.getCamelContextExtension().isEventNotificationApplicable();
        if (!heard && producer == null) {
            return;
        }
        MediaTask task = snapshot.toTask(provider);
        String route = exchange.getFromRouteId();
        String waiting = exchange.getExchangeId();
        enqueue(() -> {
            if (heard) {
                tellNotifiers(new MediaTaskEvent(exchange, route, task));
            }
            send(task, snapshot, waiting);
        });
    }

    private void tellNotifiers(MediaTaskEvent event) {
        for (var notifier : context.getManagementStrategy().getStartedEventNotifiers()) {
            try {
                if (notifier.isEnabled(event)) {
                    notifier.notify(event);
                }
            } catch (Exception e) {
                LOG.debug("An event notifier failed: {}", e.toString(), e);
            }
        }
    }

    private void send(MediaTask task, TaskSnapshot snapshot, String waiting) {
        if (producer == null) {
            next();
            return;
        }
        Exchange told = target.createExchange(ExchangePattern.InOnly);
        told.setProperty(ExchangePropertyKey.CORRELATION_ID, waiting);
        ExchangeWriter.writeTask(told.getMessage(), task, snapshot);
        producer.process(told, doneSync -> {
            if (told.getException() != null) {
                LOG.warn(
                        "Progress of task {} could not be told to {}: {}",
                        task.taskId(),
                        target,
                        told.getException().toString());
            }
            next();
        });
    }

    private void enqueue(Runnable telling) {
        boolean begin;
        synchronized (queue) {
            queue.add(telling);
            begin = !this.telling;
            this.telling = true;
        }
        if (begin) {
            next();
        }
    }

    /** One that cannot be told does not keep the others from being told. */
    private void tellOne(Runnable one) {
        try {
            one.run();
        } catch (RuntimeException e) {
            LOG.warn("Progress could not be told to {}: {}", target, e.toString(), e);
            next();
        }
    }

    private void next() {
        Runnable first;
        synchronized (queue) {
            first = queue.poll();
            if (first == null) {
                telling = false;
                return;
            }
        }
        try {
            workers.execute(() -> tellOne(first));
        } catch (RejectedExecutionException e) {
            LOG.debug("Progress is told no longer: stopped");
        }
    }
}
