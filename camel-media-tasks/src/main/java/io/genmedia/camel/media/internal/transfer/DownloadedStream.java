package io.genmedia.camel.media.internal.transfer;

import java.io.IOException;
import java.nio.file.Files;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.converter.stream.FileInputStreamCache;
import org.apache.camel.converter.stream.InputStreamCache;

/** Makes the body of an exchange from what was downloaded. */
public final class DownloadedStream {

    private DownloadedStream() {}

    /** As much as Camel's own stream caching keeps in memory before it goes to the disk. */
    private static final long IN_MEMORY = 128 * 1024;

    /**
     * @param file what was downloaded; it now belongs to the exchange
     * @param exchange whose body it becomes
     * @return a stream that can be read again. What is small is kept in memory; what is large stays in the file, which is
     *     deleted when the last exchange that uses it is done
     * @throws IOException where the file cannot be used
     */
    public static StreamCache of(DownloadedFile file, Exchange exchange) throws IOException {
        if (file.size() <= IN_MEMORY) {
            byte[] content = Files.readAllBytes(file.path());
            Files.delete(file.path());
            return new InputStreamCache(content);
        }
        // a copy, for it is copying that ties the file to an exchange
        return new FileInputStreamCache(file.path().toFile()).copy(exchange);
    }
}
