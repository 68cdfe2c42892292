package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaTaskPage;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.internal.exchange.ExchangeWriter;
import io.genmedia.camel.media.internal.exchange.MessageMedia;
import io.genmedia.camel.media.internal.exchange.TaskReference;
import io.genmedia.camel.media.internal.tracking.TaskRef;
import io.genmedia.camel.media.internal.transfer.MediaSource;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.MediaProvider.SnapshotPage;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** The operations that buy nothing. Each takes the exchange, and calls back once, later, on a worker thread. */
public final class TaskOperations {

    private final MediaProvider provider;
    private final TimeSource time;
    private final Steps steps;
    private final TaskFlow tasks;
    private final LocalUploads uploads;
    private final OutputDownloads downloads;
    private final Questions questions;

    TaskOperations(
            MediaProvider provider,
            TimeSource time,
            Steps steps,
            TaskFlow tasks,
            LocalUploads uploads,
            OutputDownloads downloads) {
        this.provider = provider;
        this.time = time;
        this.steps = steps;
        this.tasks = tasks;
        this.uploads = uploads;
        this.downloads = downloads;
        this.questions = new Questions(provider, time);
    }

    /** Waits for the task that the message means; its result becomes the body. */
    public void await(Exchange exchange, AsyncCallback callback, Account account, WaitOptions waiting) {
        Step step = steps.begin(exchange, callback, waiting.drain());
        try {
            TaskRef ref = TaskReference.of(exchange, provider.scheme());
            step.accepted(ref.taskId(), () -> {});
            Instant deadline = time.now().plus(waiting.timeout());
            tasks.follow(step, exchange, account, ref, deadline, waiting, new Resumed(exchange, waiting));
        } catch (MediaException | RuntimeException | Error e) {
            step.fail(e);
        }
    }

    /** Reads the status of the task that the message means, once. */
    public void task(Exchange exchange, AsyncCallback callback, Account account) {
        Step step = steps.begin(exchange, callback, Duration.ZERO);
        try {
            TaskRef ref = TaskReference.of(exchange, provider.scheme());
            account.reader().read(ref.taskId()).whenComplete((seen, failure) -> {
                if (failure != null) {
                    step.fail(Failures.unwrap(failure));
                } else {
                    TaskSnapshot task = seen.completedWith(ref.kind(), ref.model());
                    step.succeed(e -> ExchangeWriter.writeTask(e.getMessage(), task.toTask(provider.scheme()), task));
                }
            });
        } catch (MediaException | RuntimeException | Error e) {
            step.fail(e);
        }
    }

    /** Lists a page of the account's tasks. */
    public void tasks(Exchange exchange, AsyncCallback callback, Account account, int page, int pageSize) {
        Step step = steps.begin(exchange, callback, Duration.ZERO);
        try {
            list(account, page, pageSize).whenComplete((listed, failure) -> {
                if (failure != null) {
                    step.fail(Failures.unwrap(failure));
                } else {
                    MediaTaskPage body = listed.toPage(provider.scheme());
                    step.succeed(e -> {
                        e.getMessage().setBody(body);
                        e.getMessage().setHeader(MediaHeaders.PROVIDER, provider.scheme());
                        e.getMessage().setHeader(MediaHeaders.TOTAL, body.total());
                    });
                }
            });
        } catch (RuntimeException | Error e) {
            step.fail(e);
        }
    }

    /** @return a page of the account's tasks; fails with a {@link MediaException} */
    public CompletableFuture<SnapshotPage> list(Account account, int page, int pageSize) {
        return questions.ask(
                account,
                provider.list(page, pageSize),
                "list page " + page + " of the tasks",
                "Try again later.",
                body -> provider.decodeList(body, time.now()).map(listed -> listed.at(account.baseUrl())));
    }

    /** Uploads the body. */
    public void upload(Exchange exchange, AsyncCallback callback, Account account) {
        Step step = steps.begin(exchange, callback, Duration.ZERO);
        try {
            MediaSource source = MessageMedia.toUpload(exchange, provider.scheme());
            uploads.upload(account, source).whenComplete((file, failure) -> {
                if (failure != null) {
                    step.fail(Failures.unwrap(failure));
                } else {
                    step.succeed(e -> {
                        e.getMessage().setBody(file);
                        e.getMessage().setHeader(MediaHeaders.PROVIDER, provider.scheme());
                        e.getMessage().setHeader(MediaHeaders.URL, file.url() != null ? file.url() : file.id());
                    });
                }
            });
        } catch (MediaException | RuntimeException | Error e) {
            step.fail(e);
        }
    }

    /** Fetches the content of what the body names. */
    public void download(Exchange exchange, AsyncCallback callback, Account account, long maxBytes) {
        Step step = steps.begin(exchange, callback, Duration.ZERO);
        try {
            Object body = exchange.getMessage().getBody();
            List<OutputDownloads.Wanted> wanted = new ArrayList<>();
            collect(body, exchange, wanted);
            if (wanted.isEmpty()) {
                throw new InvalidMediaRequestException(
                        "Nothing to download: the body must be a MediaResult, a MediaOutput, an address, or a list of these"
                                + (body == null
                                        ? ", but there is none."
                                        : ", but was a " + body.getClass().getName() + "."),
                        MediaErrorDetails.notAccepted(provider.scheme()),
                        null);
            }
            boolean asList = body instanceof java.util.Collection<?>;
            CompletableFuture<OutputDownloads.Content> content = downloads.download(account, wanted, maxBytes, asList);
            step.afterwards(() -> content.cancel(true));
            content.whenComplete((downloaded, failure) -> {
                if (failure != null) {
                    step.fail(Failures.unwrap(failure));
                } else if (!step.succeed(downloaded::writeTo)) {
                    downloaded.discard();
                }
            });
        } catch (MediaException | RuntimeException | Error e) {
            step.fail(e);
        }
        // it may take hours; all other operations take moments
        steps.endIfStopping(step);
    }

    private void collect(Object value, Exchange exchange, List<OutputDownloads.Wanted> wanted)
            throws InvalidMediaRequestException {
        if (value instanceof java.util.Collection<?> items) {
            for (Object item : items) {
                collect(item, exchange, wanted);
            }
        } else if (value instanceof MediaResult result) {
            wanted.addAll(OutputDownloads.Wanted.of(result));
        } else if (value instanceof MediaOutput output) {
            OutputDownloads.Wanted.of(output, taskOf(exchange), indexOf(exchange, wanted))
                    .ifPresent(wanted::add);
        } else if (value != null) {
            String text = exchange.getContext().getTypeConverter().tryConvertTo(String.class, exchange, value);
            Optional<MediaResult> result = MessageMedia.resultIn(text);
            if (result.isPresent()) {
                collect(result.get(), exchange, wanted);
            } else if (text != null && !text.isBlank()) {
                wanted.add(new OutputDownloads.Wanted(
                        requireAddress(text.strip()), null, taskOf(exchange), indexOf(exchange, wanted)));
            }
        }
    }

    private String requireAddress(String text) throws InvalidMediaRequestException {
        if (text.startsWith("http://")
                || text.startsWith("https://")
                || text.startsWith("data:")
                || text.startsWith("/")) {
            return text;
        }
        throw new InvalidMediaRequestException(
                "Cannot download '" + (text.length() > 80 ? text.substring(0, 80) + "…" : text)
                        + "': it is no http(s) address.",
                MediaErrorDetails.notAccepted(provider.scheme()),
                null);
    }

    private static String taskOf(Exchange exchange) {
        return exchange.getMessage().getHeader(MediaHeaders.TASK_ID, "file", String.class);
    }

    private static int indexOf(Exchange exchange, List<OutputDownloads.Wanted> before) {
        return before.isEmpty() ? exchange.getProperty(Exchange.SPLIT_INDEX, 0, Integer.class) : before.size();
    }

    /** A task that was not bought by this message: nothing is to be noted. */
    private record Resumed(Exchange exchange, WaitOptions waiting) implements TaskFlow.Notes {

        @Override
        public void seen(TaskSnapshot task) {
            waiting.progress().accept(exchange, task);
        }

        @Override
        public CompletableFuture<TaskSnapshot> ended(TaskSnapshot task) {
            return CompletableFuture.completedFuture(task);
        }

        @Override
        public void waitOver() {
            // no place is held
        }

        @Override
        public void handedOn(Exchange done, TaskSnapshot task) {
            // no input header was used
        }

        @Override
        public boolean mayBeTriedAgain(TaskSnapshot task) {
            return false;
        }
    }
}
