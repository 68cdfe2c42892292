package io.genmedia.camel.media.internal.calls;

import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Reads what failed: inside of what futures wrap around it, and what is known of the purchase then. */
public final class Failures {

    private Failures() {}

    /** @return the failure itself */
    public static Throwable unwrap(Throwable failure) {
        Throwable inner = failure;
        while ((inner instanceof CompletionException || inner instanceof ExecutionException)
                && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }

    /**
     * @param failure of a purchase, unwrapped
     * @return whether anything was bought; of what is no {@link MediaException} that is not known
     */
    public static Acceptance acceptance(Throwable failure) {
        return failure instanceof MediaException media ? media.getAcceptance() : Acceptance.UNKNOWN;
    }
}
