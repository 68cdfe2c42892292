package io.genmedia.camel.media.internal.calls;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Finds what failed inside what futures wrap around it. */
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
}
