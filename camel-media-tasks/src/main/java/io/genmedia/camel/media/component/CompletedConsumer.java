package io.genmedia.camel.media.component;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.internal.engine.Account;
import io.genmedia.camel.media.internal.engine.DetachedTasks;
import io.genmedia.camel.media.internal.engine.WaitOptions;
import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.TaskSnapshot;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Tells each task that this application handed on at once, when it ends. */
final class CompletedConsumer extends DefaultConsumer implements DetachedTasks.Listener {

    private final MediaEndpoint endpoint;
    private Account account;
    private WaitOptions waiting;

    CompletedConsumer(MediaEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        account = endpoint.account();
        waiting = endpoint.waitOptions(endpoint.engine().progress(null));
        endpoint.engine().detached().listen(this);
    }

    @Override
    protected void doStop() throws Exception {
        endpoint.engine().detached().forget(this);
        super.doStop();
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public WaitOptions waiting() {
        return waiting;
    }

    @Override
    public int maximumDeliveries() {
        return endpoint.getMaximumDeliveries();
    }

    @Override
    public void tell(TaskSnapshot task, Delivery delivery, DetachedTasks.Handled handled) {
        Exchange exchange = EndedTask.exchange(this, task);
        // what is said of the task goes before what was kept of its message
        delivery.correlation().forEach((name, value) -> {
            if (exchange.getMessage().getHeader(name) == null) {
                exchange.getMessage().setHeader(name, value);
            }
        });
        if (delivery.mode() == Delivery.Mode.ORPHAN) {
            exchange.getMessage().setHeader(MediaHeaders.ORPHAN, true);
        }
        EndedTask.tell(this, exchange, "completed task " + task.taskId(), handled);
    }
}
