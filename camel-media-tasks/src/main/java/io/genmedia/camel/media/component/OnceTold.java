package io.genmedia.camel.media.component;

import io.genmedia.camel.media.internal.engine.DetachedTasks;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Remembers which tasks a consumer has told, in the user's repository or in memory: each is told once, and counts as told when
 * the route has handled it.
 */
final class OnceTold extends ServiceSupport {

    private static final int REMEMBERED = 100_000;

    private final IdempotentRepository told;
    private final boolean own;
    private final ExceptionHandler failures;
    private final Set<String> inProgress = ConcurrentHashMap.newKeySet();
    /** What may stand in the repository without having been told: it failed as it was to add or to remove it. */
    private final Set<String> doubtful = ConcurrentHashMap.newKeySet();

    /**
     * @param given the user's repository; null for one in memory
     * @param failures told where the repository fails after a task was handled
     */
    OnceTold(IdempotentRepository given, ExceptionHandler failures) {
        this.own = given == null;
        this.told = own ? MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED) : given;
        this.failures = failures;
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(told);
    }

    @Override
    protected void doStop() {
        if (own) {
            ServiceHelper.stopService(told);
        }
    }

    /** @return whether the task was told, or is being told */
    boolean knows(String id) {
        return inProgress.contains(id) || !doubtful.contains(id) && told.contains(id);
    }

    /**
     * @param id the task
     * @return whether it is to be told, by this consumer and now: {@link #tell} is to follow
     */
    boolean begin(String id) {
        if (!inProgress.add(id)) {
            return false;
        }
        try {
            if (claim(id)) {
                return true;
            }
        } catch (RuntimeException e) {
            inProgress.remove(id);
            throw e;
        }
        inProgress.remove(id);
        return false;
    }

    private boolean claim(String id) {
        boolean doubted = doubtful.contains(id);
        if (!doubted && told.contains(id)) {
            return false;
        }
        doubtful.add(id);
        boolean added = told.add(id);
        doubtful.remove(id);
        return added || doubted;
    }

    /**
     * Tells a task that was {@linkplain #begin begun}, and notes whether the route has handled it.
     *
     * @param consumer whose route is told
     * @param task as it ended
     * @param what was to be handled, for the exception handler
     * @param more writes what else stands on the message
     * @param handled run when that is noted
     */
    void tell(
            DefaultConsumer consumer,
            TaskSnapshot task,
            String what,
            Consumer<Exchange> more,
            DetachedTasks.Handled handled) {
        String id = task.taskId();
        Exchange exchange;
        try {
            exchange = EndedTask.exchange(consumer, task);
            more.accept(exchange);
        } catch (RuntimeException e) {
            putBack(id);
            throw e;
        }
        EndedTask.tell(consumer, exchange, what, well -> {
            if (well) {
                handled(id);
            } else {
                putBack(id);
            }
            handled.done(well);
        });
    }

    /** It could not be told, or the route failed with it: it may be told again. */
    void putBack(String id) {
        doubtful.add(id);
        try {
            told.remove(id);
            doubtful.remove(id);
        } catch (RuntimeException e) {
            failures.handleException("Cannot take task " + id + " out of the idempotent repository", e);
        }
        inProgress.remove(id);
    }

    /** The route has handled it, whatever becomes of the note. */
    void handled(String id) {
        try {
            told.confirm(id);
        } catch (RuntimeException e) {
            failures.handleException("Cannot confirm task " + id + " in the idempotent repository", e);
        }
        inProgress.remove(id);
    }
}
