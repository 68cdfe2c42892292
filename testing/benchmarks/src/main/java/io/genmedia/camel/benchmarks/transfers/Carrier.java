package io.genmedia.camel.benchmarks.transfers;

import java.io.IOException;
import java.nio.file.Path;

/** Carries files to the provider and from it. */
interface Carrier {

    /**
     * Fetches a file.
     *
     * @return milliseconds
     */
    long download(String address, long size) throws IOException, InterruptedException;

    /**
     * Brings a file.
     *
     * @return milliseconds
     */
    long upload(Path file) throws IOException, InterruptedException;
}
