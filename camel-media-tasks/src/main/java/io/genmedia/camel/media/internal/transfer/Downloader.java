package io.genmedia.camel.media.internal.transfer;

import io.genmedia.camel.media.error.MediaDownloadException;
import io.genmedia.camel.media.internal.http.MediaHttpClient;
import io.genmedia.camel.media.spi.TimeSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Fetches content into temporary files, in constant memory and without a thread that waits. What is cut off is resumed where the
 * server vouches that it is still the same content, and repeated from its beginning elsewhere. Redirects are followed by hand, as
 * each is a new address to judge.
 */
public final class Downloader implements AutoCloseable {

    private final MediaHttpClient http;
    private final TimeSource time;
    private final Executor transferPool;
    private MediaHttpClient publicHttp;
    private boolean closed;

    /**
     * @param http fetches; not closed by this
     * @param time waits between tries, and knows deadlines
     * @param transferPool writes to the disk
     */
    public Downloader(MediaHttpClient http, TimeSource time, Executor transferPool) {
        this.http = http;
        this.time = time;
        this.transferPool = transferPool;
    }

    /**
     * @param request what to fetch
     * @return the file, for the caller to delete; fails with {@link MediaDownloadException}, and then no file is left. To cancel it
     *     drops the download and its file. It is completed on a thread of the pool
     */
    public CompletableFuture<DownloadedFile> download(DownloadRequest request) {
        Download download = new Download(request, http, this::publicHttp, time, transferPool);
        download.begin();
        return download.result();
    }

    /** Closes the client that redirects are followed with, where one was needed. */
    @Override
    public synchronized void close() {
        closed = true;
        if (publicHttp != null) {
            publicHttp.close();
        }
    }

    private synchronized MediaHttpClient publicHttp() {
        if (publicHttp == null) {
            publicHttp = http.publicOnly();
            if (closed) {
                publicHttp.close();
            }
        }
        return publicHttp;
    }
}
