package io.genmedia.camel.media.internal.transfer;

import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.converter.stream.FileInputStreamCache;

/** Makes the body of an exchange from what was downloaded. */
public final class DownloadedStream {

    private DownloadedStream() {}

    /**
     * @param file what was downloaded; it now belongs to the exchange
     * @param exchange whose body it becomes
     * @return Camel's own stream over a file: it can be read again, and the file is deleted when the last exchange that uses it
     *     is done
     * @throws IOException where the file cannot be used
     */
    public static StreamCache of(DownloadedFile file, Exchange exchange) throws IOException {
        // a copy, for it is copying that ties the file to an exchange
        return new FileInputStreamCache(file.path().toFile()).copy(exchange);
    }
}
