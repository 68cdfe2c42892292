package io.genmedia.camel.media.simulator.lean;

import io.genmedia.camel.media.simulator.internal.EventClock;
import io.genmedia.camel.media.simulator.internal.HttpTransport;
import io.genmedia.camel.media.simulator.internal.ProviderRouter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.bootstrap.AsyncServerBootstrap;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.ListenerEndpoint;
import org.apache.hc.core5.util.TimeValue;

/**
 * Serves the simulated providers from Apache HttpCore's non-blocking server: two threads for all connections, one for what
 * is due later, two for media and files.
 */
public final class LeanTransport implements HttpTransport {

    private static final int IO_THREADS = 2;
    private static final int WORKERS = 2;
    private static final int BACKLOG = 4_096;

    private final int port;
    private final OpenSessions sessions = new OpenSessions();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named("timer"));
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, named("worker"));
    private final HttpAsyncServer server;

    /**
     * A transport that is not started.
     *
     * @param port the port, or 0 for any that is free
     */
    public LeanTransport(int port, ProviderRouter router, EventClock clock) {
        this.port = port;
        timer.setRemoveOnCancelPolicy(true);
        ScheduledExecutorService later = timer;
        this.server = AsyncServerBootstrap.bootstrap()
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(IO_THREADS)
                        .setBacklogSize(BACKLOG)
                        .setSoReuseAddress(true)
                        .setTcpNoDelay(true)
                        .build())
                .setHttp1Config(Http1Config.custom().setBufferSize(16 * 1024).build())
                .setIOSessionListener(sessions)
                // A registry would refuse hosts that it does not know, such as the name of a proxy.
                .setRequestRouter((request, context) -> () -> new LeanExchange(router, clock, sessions, workers, later))
                .create();
    }

    @Override
    public int start() {
        server.start();
        try {
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
            ListenerEndpoint endpoint = server.listen(address, URIScheme.HTTP).get();
            return ((InetSocketAddress) endpoint.getAddress()).getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException e) {
            close();
            throw new IllegalStateException("cannot listen on port " + port, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
        }
    }

    @Override
    public void close() {
        server.initiateShutdown();
        sessions.closeAll();
        server.close(CloseMode.IMMEDIATE);
        timer.shutdownNow();
        workers.shutdownNow();
        try {
            server.awaitShutdown(TimeValue.ofSeconds(5));
            workers.awaitTermination(5, TimeUnit.SECONDS);
            timer.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory named(String what) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "media-simulator-" + what + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
