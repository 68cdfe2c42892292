package io.genmedia.camel.media.component;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.internal.callback.CallbackListener;
import io.genmedia.camel.media.internal.engine.Account;
import io.genmedia.camel.media.internal.engine.Callbacks;
import io.genmedia.camel.media.internal.engine.DetachedTasks;
import io.genmedia.camel.media.internal.engine.WaitOptions;
import io.genmedia.camel.media.spi.TaskSnapshot;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Tells each task of which the provider tells by a callback that it ended, on an exchange of its own. One that the route failed
 * to handle is told again, after a pause.
 */
final class CallbackConsumer extends DefaultConsumer implements Callbacks.Listener {

    private final MediaEndpoint endpoint;
    private Account account;
    private WaitOptions waiting;
    private OnceTold told;
    private CallbackListener door;

    CallbackConsumer(MediaEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        account = endpoint.account();
        waiting = endpoint.waitOptions(endpoint.engine().progress(null));
        told = new OnceTold(endpoint.getIdempotentRepository(), getExceptionHandler());
        ServiceHelper.startService(told);
        Callbacks callbacks = endpoint.engine().callbacks();
        callbacks.listen(this);
        try {
            door = callbacks.open(
                    endpoint.getCamelContext(), endpoint.getConfiguration().getPath());
        } catch (RuntimeException e) {
            callbacks.forget(this);
            throw e;
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (door != null) {
            door.close();
            door = null;
        }
        endpoint.engine().callbacks().forget(this);
        ServiceHelper.stopService(told);
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
    public boolean trusts() {
        return endpoint.getConfiguration().isTrustCallback();
    }

    @Override
    public boolean knows(String taskId) {
        return told.knows(taskId);
    }

    @Override
    public void tell(TaskSnapshot task, boolean awaited, DetachedTasks.Handled handled) {
        String id = task.taskId();
        if (!told.begin(id)) {
            handled.done(true);
            return;
        }
        told.tell(
                this,
                task,
                "the callback of task " + id,
                exchange -> exchange.getMessage().setHeader(MediaHeaders.AWAITED, awaited),
                handled);
    }
}
