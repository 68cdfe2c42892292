package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.MediaRequest;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds, where the outcome of a submit is not known, the task that it made: what the account shows after the submit and did not
 * show before it, of the same model and no older. Right only where nobody else uses the key; and one that might be another's is
 * left alone.
 */
final class Adoption {

    private static final Logger LOG = LoggerFactory.getLogger(Adoption.class);

    /** A submit may still be worked on when its answer is lost. */
    private static final List<Duration> LOOKS =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(6), Duration.ofSeconds(10));

    /** Ages are told in whole seconds, rounded either way. */
    private static final Duration ROUNDING = Duration.ofSeconds(2);

    private static final int SHOWN = 100;

    private final MediaProvider provider;
    private final TimeSource time;

    Adoption(MediaProvider provider, TimeSource time) {
        this.provider = provider;
        this.time = time;
    }

    /**
     * What the account showed before a submit.
     *
     * @param tasks the ids
     * @param at when
     */
    record Before(Set<String> tasks, Instant at) {}

    /** @return what the account shows now; empty where it cannot be read, and nothing can be adopted */
    CompletableFuture<Optional<Before>> before(Account account) {
        Instant at = time.now();
        return shown(account).handle((tasks, failure) -> {
            if (failure != null) {
                LOG.warn(
                        "{}: what the account holds cannot be read ({}): should the outcome of this submit not be known,"
                                + " no task is taken up for it",
                        provider.scheme(),
                        Failures.unwrap(failure).getMessage());
                return Optional.empty();
            }
            return Optional.of(
                    new Before(tasks.stream().map(TaskSnapshot::taskId).collect(Collectors.toSet()), at));
        });
    }

    /**
     * @param account where
     * @param request what was submitted
     * @param before what the account showed before
     * @param unknown why the outcome is not known
     * @return the task; fails with what is given as {@code unknown}
     */
    CompletableFuture<TaskSnapshot> find(Account account, MediaRequest request, Before before, MediaException unknown) {
        CompletableFuture<TaskSnapshot> found = new CompletableFuture<>();
        look(account, request, before, unknown, 0, found);
        return found;
    }

    private void look(
            Account account,
            MediaRequest request,
            Before before,
            MediaException unknown,
            int looks,
            CompletableFuture<TaskSnapshot> found) {
        if (looks == LOOKS.size()) {
            LOG.warn(
                    "{}: no task that fits the submit shows at the account; its outcome stays unknown",
                    provider.scheme());
            found.completeExceptionally(unknown);
            return;
        }
        time.schedule(
                () -> shown(account).whenComplete((tasks, failure) -> {
                    try {
                        List<TaskSnapshot> fitting = failure != null
                                ? List.of()
                                : tasks.stream()
                                        .filter(task -> fits(task, request, before))
                                        .toList();
                        if (fitting.isEmpty()) {
                            look(account, request, before, unknown, looks + 1, found);
                        } else {
                            judge(fitting, request, unknown, found);
                        }
                    } catch (RuntimeException e) {
                        unknown.addSuppressed(e);
                        found.completeExceptionally(unknown);
                    }
                }),
                LOOKS.get(looks));
    }

    private void judge(
            List<TaskSnapshot> fitting,
            MediaRequest request,
            MediaException unknown,
            CompletableFuture<TaskSnapshot> found) {
        if (fitting.size() > 1) {
            LOG.warn(
                    "{}: several tasks fit the submit whose outcome is not known, {}: none is taken up",
                    provider.scheme(),
                    fitting.stream().map(TaskSnapshot::taskId).toList());
            found.completeExceptionally(unknown);
            return;
        }
        TaskSnapshot task = fitting.get(0);
        LOG.warn(
                "{}: the outcome of a submit of {} is not known ({}); task {} came to the account with it and is"
                        + " taken up, as adoptLostTask=true says",
                provider.scheme(),
                request.model(),
                unknown.getMessage(),
                task.taskId());
        found.complete(toBeRead(task).completedWith(request.kind(), request.model()));
    }

    /** What is over is shown without its result, which only a status read brings. */
    private static TaskSnapshot toBeRead(TaskSnapshot task) {
        if (!task.status().isTerminal()) {
            return task;
        }
        return new TaskSnapshot(
                task.taskId(),
                task.kind(),
                task.model(),
                MediaStatus.RUNNING,
                null,
                List.of(),
                task.cost(),
                task.remaining(),
                task.createdAt(),
                null,
                null,
                task.adjustments(),
                task.raw());
    }

    private boolean fits(TaskSnapshot task, MediaRequest request, Before before) {
        boolean young = task.createdAt() == null
                || !task.createdAt().isBefore(before.at().minus(ROUNDING));
        return young
                && !before.tasks().contains(task.taskId())
                && request.model().equals(task.model());
    }

    private CompletableFuture<List<TaskSnapshot>> shown(Account account) {
        CompletableFuture<ApiAnswer> asked;
        try {
            asked = account.call(provider.list(1, SHOWN));
        } catch (RuntimeException e) {
            asked = CompletableFuture.failedFuture(e);
        }
        return asked.thenApply(answer -> answer.json()
                .filter(body -> answer.isSuccess())
                .flatMap(body -> provider.decodeList(body, time.now()))
                .map(MediaProvider.SnapshotPage::tasks)
                .orElseThrow(() -> new CompletionException(
                        new IllegalStateException("answered " + answer.status() + " without tasks that can be read"))));
    }
}
