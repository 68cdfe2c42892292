package io.genmedia.camel.benchmarks.small;

import io.genmedia.camel.benchmarks.contenders.MonetApi;
import io.genmedia.camel.benchmarks.provider.Provider;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.io.CloseMode;

/** HttpClient 5 and nothing else: a submit, a pause, and status reads until the task is over. What goes wrong ends it. */
final class BareExchange implements Maker {

    private final MonetApi api;
    private final Executor afterPause;
    private final CloseableHttpAsyncClient http = HttpAsyncClients.createDefault();

    BareExchange(Provider provider, Duration poll) {
        api = new MonetApi(provider.baseUrl(), provider.apiKey());
        afterPause = CompletableFuture.delayedExecutor(poll.toMillis(), TimeUnit.MILLISECONDS, Runnable::run);
        http.start();
    }

    @Override
    public CompletableFuture<String> make(String prompt) {
        CompletableFuture<String> made = new CompletableFuture<>();
        execute(
                SimpleRequestBuilder.post(api.submits())
                        .setHeader("Authorization", api.authorization())
                        .setBody(
                                MonetApi.submission(AloneRun.MODEL, prompt, AloneRun.LENGTH),
                                ContentType.APPLICATION_JSON)
                        .build(),
                made);
        return made;
    }

    private void execute(SimpleHttpRequest request, CompletableFuture<String> made) {
        http.execute(request, new FutureCallback<>() {
            @Override
            public void completed(SimpleHttpResponse answer) {
                try {
                    goOn(MonetApi.task(answer.getBodyBytes()), made);
                } catch (RuntimeException e) {
                    made.completeExceptionally(e);
                }
            }

            @Override
            public void failed(Exception failure) {
                made.completeExceptionally(failure);
            }

            @Override
            public void cancelled() {
                made.cancel(false);
            }
        });
    }

    private void goOn(MonetApi.Task task, CompletableFuture<String> made) {
        if (task.isOver()) {
            made.complete(task.url());
            return;
        }
        SimpleHttpRequest read = SimpleRequestBuilder.get(api.tasks() + "/" + task.id())
                .setHeader("Authorization", api.authorization())
                .build();
        afterPause.execute(() -> execute(read, made));
    }

    @Override
    public void close() {
        http.close(CloseMode.GRACEFUL);
    }
}
