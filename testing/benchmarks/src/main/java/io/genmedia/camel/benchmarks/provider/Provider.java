package io.genmedia.camel.benchmarks.provider;

/** A simulated Monet AI that is running. */
public interface Provider extends AutoCloseable {

    /** @return its base URL */
    String baseUrl();

    /** @return the key that it accepts */
    String apiKey();

    /** @return what it has seen so far */
    ProviderCounts counts();

    @Override
    void close();
}
