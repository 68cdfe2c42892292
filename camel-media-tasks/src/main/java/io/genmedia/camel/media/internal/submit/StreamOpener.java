package io.genmedia.camel.media.internal.submit;

import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.MediaRequest;
import java.util.concurrent.CompletableFuture;

/** Submits a task as a stream. */
public interface StreamOpener {

    /** @return whether one more stream may be open; else a task is submitted and read as usual */
    boolean hasRoom();

    /**
     * @param request what is asked
     * @param idempotencyKey the key
     * @return the task, once the first event showed it; the feed goes on. Fails with {@link RefusedException} where the
     *     provider answered no stream, with an {@link io.genmedia.camel.media.internal.http.HttpCallException} where no task
     *     was shown
     */
    CompletableFuture<Submission> open(MediaRequest request, String idempotencyKey);

    /** The provider answered, and not with a stream that shows a task. */
    final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient ApiAnswer answer;

        /** @param answer what it answered */
        public RefusedException(ApiAnswer answer) {
            super("answered " + answer.status());
            this.answer = answer;
        }

        /** @return what it answered */
        public ApiAnswer answer() {
            return answer;
        }
    }
}
