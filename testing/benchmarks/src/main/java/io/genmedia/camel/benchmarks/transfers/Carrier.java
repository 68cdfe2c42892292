package io.genmedia.camel.benchmarks.transfers;

import java.io.IOException;
import java.nio.file.Path;

/** Carries files to the provider and from it. */
interface Carrier {

    /** Fetches a file. */
    Cost download(String address, long size) throws IOException, InterruptedException;

    /** Brings a file. */
    Cost upload(Path file) throws IOException, InterruptedException;
}
