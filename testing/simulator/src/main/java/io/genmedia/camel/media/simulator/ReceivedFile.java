package io.genmedia.camel.media.simulator;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that was uploaded to a simulated provider.
 *
 * @param id the provider's id
 * @param url where it is served
 * @param filename the name that the client gave
 * @param contentType the media type that the client gave
 * @param size the number of bytes
 * @param createdAt when, on the simulator's clock
 * @param content the bytes, in a temporary file that is gone after a reset
 */
public record ReceivedFile(
        String id, String url, String filename, String contentType, long size, Instant createdAt, Path content) {}
