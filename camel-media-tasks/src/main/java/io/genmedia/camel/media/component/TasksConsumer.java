package io.genmedia.camel.media.component;

import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.internal.engine.Account;
import io.genmedia.camel.media.internal.exchange.ExchangeWriter;
import io.genmedia.camel.media.internal.options.OptionText;
import io.genmedia.camel.media.internal.tracking.TaskSweep;
import io.genmedia.camel.media.spi.MediaProvider.SnapshotPage;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Tells each task of the account when it ends, whoever submitted it. A task that the route failed to handle is told again with
 * the next poll.
 */
final class TasksConsumer extends ScheduledPollConsumer {

    private static final int REMEMBERED = 100_000;

    private final MediaEndpoint endpoint;
    private final Set<String> inProgress = ConcurrentHashMap.newKeySet();
    private IdempotentRepository told;
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
        sweep = new TaskSweep(from.equals("now"));
        told = endpoint.getIdempotentRepository() != null
                ? endpoint.getIdempotentRepository()
                : MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED);
        ServiceHelper.startService(told);
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (endpoint.getIdempotentRepository() == null) {
            ServiceHelper.stopService(told);
        }
    }

    @Override
    protected int poll() throws Exception {
        int found = 0;
        for (TaskSnapshot task : sweep.ended(this::page, this::one)) {
            if (tell(task)) {
                found++;
            }
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
        if (told.contains(id) || !inProgress.add(id)) {
            return false;
        }
        if (!told.add(id)) {
            inProgress.remove(id);
            return false;
        }
        Exchange exchange = createExchange(false);
        ExchangeWriter.writeEnd(
                exchange,
                endpoint.provider().scheme(),
                task,
                endpoint.engine().time().now());
        getAsyncProcessor().process(exchange, doneSync -> {
            if (exchange.isFailed()) {
                told.remove(id);
                // first out of progress: a poll that finds it in progress would pass it over for good
                inProgress.remove(id);
                sweep.tellAgain(task);
                getExceptionHandler().handleException("Error handling task " + id, exchange, exchange.getException());
            } else {
                told.confirm(id);
                inProgress.remove(id);
            }
            releaseExchange(exchange, false);
        });
        return true;
    }
}
