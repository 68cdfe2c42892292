package io.genmedia.camel.quarkus.deployment;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a failed start tells. */
final class Failures {

    private Failures() {}

    /** @return the messages of an error and of all its causes, one a line */
    static String messages(Throwable failure) {
        return Stream.iterate(failure, error -> error != null, Throwable::getCause)
                .map(Throwable::toString)
                .collect(Collectors.joining("\n"));
    }
}
