package io.genmedia.camel.benchmarks.callbacks;

import java.util.Locale;

/** How the end of a task is learned: the component's option of this name. */
public enum Completion {
    /** The provider calls. */
    CALLBACK,
    /** The status is read. */
    POLL;

    /** @return the value of the option */
    String option() {
        return name().toLowerCase(Locale.ROOT);
    }
}
