package io.genmedia.camel.benchmarks.provider;

import java.util.List;

/** A simulated Monet AI that is running. */
public interface Provider extends AutoCloseable {

    /** @return its base URL */
    String baseUrl();

    /** @return the key that it accepts */
    String apiKey();

    /** @return what it has seen so far; looks through all tasks */
    ProviderCounts counts();

    /** @return the requests that it has seen so far; costs nothing */
    RequestCounts requests();

    /** @return the tasks that exist, in the order in which they were made */
    List<MadeTask> made();

    @Override
    void close();
}
