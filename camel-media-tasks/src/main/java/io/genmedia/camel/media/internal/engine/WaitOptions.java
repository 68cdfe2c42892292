package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.internal.tracking.Pace;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.apache.camel.Exchange;

/**
 * How an exchange waits for a task, and what it is handed.
 *
 * @param pace of status reads
 * @param timeout for the whole wait
 * @param drain how long a stop lets it wait on
 * @param download whether the content of the outputs becomes the body
 * @param maxDownloadSize in bytes
 * @param progress told at each change, with an exchange that must only be read
 */
public record WaitOptions(
        Pace pace,
        Duration timeout,
        Duration drain,
        boolean download,
        long maxDownloadSize,
        BiConsumer<Exchange, TaskSnapshot> progress) {}
