package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.internal.http.HttpSettings;
import io.genmedia.camel.media.internal.meters.TaskMeters;
import io.genmedia.camel.media.internal.submit.RateLimit;
import io.genmedia.camel.media.internal.submit.SubmitLimits;
import io.genmedia.camel.media.internal.submit.SubmitTurns;
import io.genmedia.camel.media.internal.tracking.LearnedLengths;
import io.genmedia.camel.media.internal.transfer.UploadRequest;
import io.genmedia.camel.media.spi.AccountLimits;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ApiCall;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.TimeSource;
import io.genmedia.camel.media.testing.ScriptedCalls;
import io.genmedia.camel.media.testing.Tasks;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** An account whose calls and uploads are answered by a test, with the limits that its provider documents. */
final class OfflineAccount implements Account.Wire {

    private static final URI BASE = URI.create("https://atelier.example/");

    private final ScriptedCalls calls = new ScriptedCalls();
    private final List<UploadRequest> uploads = new ArrayList<>();
    private final Account account;
    private Function<UploadRequest, CompletableFuture<ApiAnswer>> files = upload -> CompletableFuture.completedFuture(
            Tasks.answer(200, "{'url':'https://cdn.example/" + upload.source().filename() + "'}"));

    OfflineAccount(MediaProvider provider, TimeSource time) {
        this(provider, time, new Account.Shared(limits(provider, time), new SubmitTurns(), null, new LearnedLengths()));
    }

    /** The same, with other limits. */
    OfflineAccount(MediaProvider provider, TimeSource time, Account.Shared shared) {
        this.account = new Account(
                new AccountSettings(BASE, null, HttpSettings.defaults(), UploadTarget.of(provider, BASE, null), false),
                () -> null,
                this,
                provider,
                time,
                shared,
                TaskMeters.NONE,
                Runnable::run);
    }

    private static SubmitLimits limits(MediaProvider provider, TimeSource time) {
        AccountLimits limits = provider.limits().orElse(null);
        return limits == null
                ? new SubmitLimits(time, 0, null, null)
                : new SubmitLimits(
                        time,
                        limits.inFlight(),
                        new RateLimit(limits.submits(), limits.window()),
                        limits.placeFreedAfter());
    }

    Account account() {
        return account;
    }

    SubmitLimits limits() {
        return account.limits();
    }

    /** @return what is called, and what is answered */
    ScriptedCalls calls() {
        return calls;
    }

    /** @return the paths of all calls, in order */
    List<String> paths() {
        return calls.calls().stream().map(ApiCall::target).toList();
    }

    /** @return what was uploaded, in order */
    List<UploadRequest> uploads() {
        return uploads;
    }

    /** How uploads are answered from now on; by default with an address. */
    OfflineAccount answering(Function<UploadRequest, CompletableFuture<ApiAnswer>> answers) {
        files = answers;
        return this;
    }

    @Override
    public CompletableFuture<ApiAnswer> call(ApiCall call) {
        return calls.apply(call);
    }

    @Override
    public CompletableFuture<ApiAnswer> upload(UploadRequest request) {
        uploads.add(request);
        return files.apply(request);
    }
}
