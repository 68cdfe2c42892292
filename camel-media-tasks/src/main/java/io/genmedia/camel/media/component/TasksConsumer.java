package io.genmedia.camel.media.component;

import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.internal.engine.Account;
import io.genmedia.camel.media.internal.options.OptionText;
import io.genmedia.camel.media.internal.tracking.TaskSweep;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.MediaProvider.SnapshotPage;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.util.concurrent.ExecutionException;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Tells each task of the account when it ends, whoever submitted it. A task that the route failed to handle is told again with
 * the next poll, and so is one for which the repository failed. Where the repository failed to write, it cannot be told what
 * stands there: rather than lose such a task, it is told, perhaps twice.
 */
final class TasksConsumer extends ScheduledPollConsumer {

    private final MediaEndpoint endpoint;
    private OnceTold told;
    private Account account;
    private TaskSweep sweep;

    TasksConsumer(MediaEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        account = endpoint.account();
        String from = endpoint.getStartFrom();
        if (!from.equals("now") && !from.equals("beginning")) {
            throw new IllegalArgumentException("Option startFrom must be now or beginning, but was '" + from + "'");
        }
        OptionText.count("pageSize", String.valueOf(endpoint.getPageSize()), 1);
        sweep = new TaskSweep(
                from.equals("now"), endpoint.provider().capabilities().contains(MediaProvider.Capability.DASHBOARD));
        told = new OnceTold(endpoint.getIdempotentRepository(), getExceptionHandler());
        ServiceHelper.startService(told);
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        ServiceHelper.stopService(told);
    }

    @Override
    protected int poll() throws Exception {
        int found = 0;
        RuntimeException failure = null;
        for (TaskSnapshot task : sweep.ended(this::page, this::one)) {
            try {
                if (tell(task)) {
                    found++;
                }
            } catch (RuntimeException e) {
                sweep.tellAgain(task);
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return found;
    }

    private SnapshotPage page(int number) throws Exception {
        return get(endpoint.engine().operations().list(account, number, endpoint.getPageSize()));
    }

    private TaskSnapshot one(String taskId) throws Exception {
        return get(account.reader().read(taskId));
    }

    private static <T> T get(java.util.concurrent.Future<T> answer) throws Exception {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            Throwable why = Failures.unwrap(e);
            throw why instanceof Exception known ? known : e;
        }
    }

    private boolean tell(TaskSnapshot task) {
        String id = task.taskId();
        if (!told.begin(id)) {
            return false;
        }
        told.tell(this, task, "task " + id, exchange -> {}, well -> {
            if (!well) {
                // out of progress by now: a poll that finds it in progress would pass it over for good
                sweep.tellAgain(task);
            }
        });
        return true;
    }
}
