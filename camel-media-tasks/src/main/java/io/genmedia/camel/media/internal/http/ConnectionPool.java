package io.genmedia.camel.media.internal.http;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.nio.AsyncClientConnectionOperator;
import org.apache.hc.client5.http.nio.AsyncConnectionEndpoint;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * HttpClient's pool, which by itself looks at time only when a connection comes or goes: here a wait for a connection ends when
 * its time is over, and connections that rested too long are closed soon after.
 */
final class ConnectionPool extends PoolingAsyncClientConnectionManager {

    private static final long SWEEP_AFTER_MILLIS = 31_000;

    private final ScheduledExecutorService timer;
    private final AtomicBoolean sweepDue = new AtomicBoolean();

    ConnectionPool(AsyncClientConnectionOperator opener, ScheduledExecutorService timer) {
        super(opener, PoolConcurrencyPolicy.STRICT, PoolReusePolicy.LIFO, null, false);
        this.timer = timer;
    }

    @Override
    public Future<AsyncConnectionEndpoint> lease(
            String id,
            HttpRoute route,
            Object state,
            Timeout timeout,
            FutureCallback<AsyncConnectionEndpoint> callback) {
        Lease lease = new Lease(callback, timeout);
        Future<AsyncConnectionEndpoint> leased = super.lease(id, route, state, timeout, lease);
        lease.watch(leased);
        return leased;
    }

    @Override
    public void release(AsyncConnectionEndpoint endpoint, Object state, TimeValue keepAlive) {
        super.release(endpoint, state, keepAlive);
        if (sweepDue.compareAndSet(false, true)) {
            try {
                timer.schedule(this::sweep, SWEEP_AFTER_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                // the client is closed, and with it all connections
                sweepDue.set(false);
            }
        }
    }

    private void sweep() {
        sweepDue.set(false);
        closeExpired();
    }

    /** Told once: a connection, a failure, or that the time is over. */
    private final class Lease implements FutureCallback<AsyncConnectionEndpoint> {

        private final FutureCallback<AsyncConnectionEndpoint> callback;
        private final Timeout timeout;
        private final AtomicBoolean told = new AtomicBoolean();
        private volatile ScheduledFuture<?> watch;

        Lease(FutureCallback<AsyncConnectionEndpoint> callback, Timeout timeout) {
            this.callback = callback;
            this.timeout = timeout;
        }

        void watch(Future<AsyncConnectionEndpoint> leased) {
            if (told.get()) {
                return;
            }
            try {
                watch = timer.schedule(() -> end(leased), timeout.toMilliseconds(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                // the client is closed: it fails all that is under way
                return;
            }
            if (told.get()) {
                watch.cancel(false);
            }
        }

        private void end(Future<AsyncConnectionEndpoint> leased) {
            if (tell()) {
                leased.cancel(true);
                callback.failed(
                        new ConnectionRequestTimeoutException("no connection of the pool came free within " + timeout));
            }
        }

        @Override
        public void completed(AsyncConnectionEndpoint endpoint) {
            if (tell()) {
                callback.completed(endpoint);
            } else {
                release(endpoint, null, TimeValue.ZERO_MILLISECONDS);
            }
        }

        @Override
        public void failed(Exception cause) {
            if (tell()) {
                callback.failed(cause);
            }
        }

        @Override
        public void cancelled() {
            if (tell()) {
                callback.cancelled();
            }
        }

        private boolean tell() {
            if (!told.compareAndSet(false, true)) {
                return false;
            }
            ScheduledFuture<?> timerTask = watch;
            if (timerTask != null) {
                timerTask.cancel(false);
            }
            return true;
        }
    }
}
