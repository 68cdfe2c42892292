package io.genmedia.camel.benchmarks.contenders;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * An asynchronous client without a library, as a careful programmer writes it on the client of the JDK: no thread waits, the status of
 * each task is read in a fixed interval, a call that fails is made again, a submit under its own key. It bounds its threads and, which
 * that client does not, the calls under way, and so the connections.
 */
final class HandWrittenClient implements Contender {

    private static final int THREADS = 4;
    private static final int CALLS_AT_ONCE = 64;
    private static final int TRIES = 4;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final MonetApi api;
    private final Duration poll;
    private final CallBound bound = new CallBound(CALLS_AT_ONCE);
    private final ExecutorService workers = Executors.newFixedThreadPool(THREADS);
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .executor(workers)
            .build();

    HandWrittenClient(MonetApi api, Duration poll) {
        this.api = api;
        this.poll = poll;
    }

    @Override
    public void send(Film film, Consumer<Outcome> onEnd) {
        HttpRequest submit = request(api.submits())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(film.submission()))
                .build();
        call(new Step(film, onEnd, submit, 1));
    }

    /** A call for a film, and which try of it this is. */
    private record Step(Film film, Consumer<Outcome> onEnd, HttpRequest request, int tried) {

        private Step again() {
            return new Step(film, onEnd, request, tried + 1);
        }

        private Step next(HttpRequest other) {
            return new Step(film, onEnd, other, 1);
        }
    }

    private void call(Step step) {
        bound.call(() -> http.sendAsync(step.request(), HttpResponse.BodyHandlers.ofByteArray()))
                .whenComplete((answer, failure) -> {
                    try {
                        goOn(step, answer, failure);
                    } catch (RuntimeException e) {
                        step.onEnd().accept(Outcome.failed(step.film(), e));
                    }
                });
    }

    private void goOn(Step step, HttpResponse<byte[]> answer, Throwable failure) {
        if (failure == null && answer.statusCode() == 200) {
            MonetApi.Task task = MonetApi.task(answer.body());
            if (task.isOver()) {
                step.onEnd().accept(Outcome.made(step.film(), task.id(), task.url()));
            } else {
                callAfter(poll, step.next(request(api.tasks() + "/" + task.id()).build()));
            }
        } else if (step.tried() < TRIES && passes(answer, failure)) {
            callAfter(PAUSE, step.again());
        } else {
            step.onEnd()
                    .accept(Outcome.failed(
                            step.film(),
                            failure == null ? new IOException("status " + answer.statusCode()) : causeOf(failure)));
        }
    }

    private static boolean passes(HttpResponse<byte[]> answer, Throwable failure) {
        return failure == null
                ? answer.statusCode() == 429 || answer.statusCode() >= 500
                : causeOf(failure) instanceof IOException;
    }

    private void callAfter(Duration pause, Step step) {
        timer.schedule(() -> call(step), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(CALL_TIMEOUT)
                .header("Authorization", api.authorization());
    }

    private static Throwable causeOf(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    @Override
    public long exchangeAlone(int count, IntFunction<Film> films) {
        return 0;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
    }
}
