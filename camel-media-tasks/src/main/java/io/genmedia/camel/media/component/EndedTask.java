package io.genmedia.camel.media.component;

import io.genmedia.camel.media.internal.engine.DetachedTasks;
import io.genmedia.camel.media.internal.exchange.ExchangeWriter;
import io.genmedia.camel.media.spi.TaskSnapshot;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultConsumer;

/** Hands a task that ended to the route of a consumer, on an exchange of its own. */
final class EndedTask {

    private EndedTask() {}

    /**
     * @param consumer whose route is to be told
     * @param task as it ended
     * @return an exchange with its result
     */
    static Exchange exchange(DefaultConsumer consumer, TaskSnapshot task) {
        MediaEndpoint endpoint = (MediaEndpoint) consumer.getEndpoint();
        Exchange exchange = consumer.createExchange(false);
        ExchangeWriter.writeEnd(
                exchange,
                endpoint.provider().scheme(),
                task,
                endpoint.engine().time().now());
        return exchange;
    }

    /**
     * @param consumer whose route is told
     * @param exchange what it is told
     * @param what is to be handled, for the exception handler: {@code task t1}
     * @param handled run when the route is done, before the exception handler is told of a failure
     */
    static void tell(DefaultConsumer consumer, Exchange exchange, String what, DetachedTasks.Handled handled) {
        consumer.getAsyncProcessor().process(exchange, doneSync -> {
            boolean well = !exchange.isFailed() && !exchange.isRollbackOnly();
            handled.done(well);
            if (!well) {
                consumer.getExceptionHandler()
                        .handleException("Error handling " + what, exchange, exchange.getException());
            }
            consumer.releaseExchange(exchange, false);
        });
    }
}
