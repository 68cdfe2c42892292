package io.genmedia.camel.media.internal.submit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.internal.http.HttpCallException;
import io.genmedia.camel.media.internal.http.StreamCall;
import io.genmedia.camel.media.internal.http.StreamListener;
import io.genmedia.camel.media.internal.tracking.Bought;
import io.genmedia.camel.media.internal.tracking.TaskRef;
import io.genmedia.camel.media.internal.tracking.TaskTrackers;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ApiCall;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.MediaRequest;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.spi.TimeSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/**
 * Submits tasks as streams of server-sent events. Every {@code data:} line that holds a task counts, whatever the name of its
 * event; all other lines are passed over.
 */
public final class TaskStreams implements StreamOpener {

    /** Each stream keeps a connection: the others are left to submits and status reads. */
    private static final int OPEN_AT_MOST = 64;

    private final MediaProvider provider;
    private final AtomicInteger open = new AtomicInteger();
    private final TaskTrackers trackers;
    private final TimeSource time;
    private final BiFunction<ApiCall, StreamListener, StreamCall> opener;

    /**
     * @param provider encodes and decodes
     * @param trackers where the streams tell what they see
     * @param opener opens a stream with the account's key
     * @param time the time
     */
    public TaskStreams(
            MediaProvider provider,
            TaskTrackers trackers,
            BiFunction<ApiCall, StreamListener, StreamCall> opener,
            TimeSource time) {
        this.time = time;
        this.provider = provider;
        this.trackers = trackers;
        this.opener = opener;
    }

    @Override
    public boolean hasRoom() {
        return open.get() < OPEN_AT_MOST;
    }

    @Override
    public CompletableFuture<Submission> open(MediaRequest request, String idempotencyKey) {
        Events events = new Events(request);
        open.incrementAndGet();
        try {
            events.call.complete(opener.apply(provider.submitStreaming(request, idempotencyKey), events));
        } catch (RuntimeException e) {
            open.decrementAndGet();
            throw e;
        }
        return events.opened;
    }

    /** The events of one stream; they come one after the other. */
    private final class Events implements StreamListener {

        private final MediaRequest request;
        private final CompletableFuture<Submission> opened = new CompletableFuture<>();
        private final CompletableFuture<StreamCall> call = new CompletableFuture<>();
        private final StringBuilder data = new StringBuilder();
        private TaskTrackers.Feed feed;
        private String taskId;

        Events(MediaRequest request) {
            this.request = request;
        }

        @Override
        public void onAnswer(int status, Map<String, String> headers) {
            // a task in the first event is what proves that it was accepted
        }

        @Override
        public void onRefused(ApiAnswer answer) {
            open.decrementAndGet();
            opened.completeExceptionally(new RefusedException(answer));
        }

        @Override
        public void onLine(String line) {
            if (line.startsWith("data:")) {
                data.append(line, 5, line.length()).append('\n');
                tryData();
            } else if (line.isEmpty()) {
                data.setLength(0);
            } else if (line.startsWith("{")) {
                // an answer that is plain JSON after all
                data.append(line);
                tryData();
            }
        }

        private void tryData() {
            Optional<TaskSnapshot> task = parse(data.toString()).flatMap(provider::decodeEvent);
            task.map(seen -> seen.completedWith(request.kind(), request.model()))
                    .ifPresent(seen -> {
                        data.setLength(0);
                        observe(seen);
                    });
        }

        private void observe(TaskSnapshot task) {
            if (taskId == null) {
                taskId = task.taskId();
                feed = trackers.feed(
                        new TaskRef(
                                taskId,
                                request.kind(),
                                request.model(),
                                true,
                                Bought.of(time.now(), request.kind(), request.model(), request.input())),
                        () -> call.thenAccept(StreamCall::cancel));
                opened.complete(new Submission(task, feed));
            } else if (taskId.equals(task.taskId())) {
                feed.observe(task);
            }
        }

        @Override
        public void onEnd() {
            over(new HttpCallException("the stream ended before it showed a task", true, null));
        }

        @Override
        public void onFailure(HttpCallException failure) {
            over(failure);
        }

        private void over(HttpCallException why) {
            open.decrementAndGet();
            if (feed != null) {
                feed.end();
            } else {
                opened.completeExceptionally(why);
            }
        }
    }

    private static Optional<JsonNode> parse(String text) {
        try {
            return Optional.ofNullable(MediaJson.mapper().readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
