package io.genmedia.camel.benchmarks.small;

import java.util.concurrent.CompletableFuture;

/** Has one film made. */
interface Maker extends AutoCloseable {

    /** @return done with the address of the film */
    CompletableFuture<String> make(String prompt);

    @Override
    void close();
}
