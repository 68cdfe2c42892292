package io.genmedia.camel.media.internal.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.apache.hc.client5.http.impl.nio.DefaultAsyncClientConnectionOperator;
import org.apache.hc.client5.http.nio.ManagedAsyncClientConnection;
import org.apache.hc.core5.concurrent.ComplexFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.impl.nio.ClientHttp1IOEventHandler;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.apache.hc.core5.util.Timeout;

/**
 * Opens connections as HttpClient does, with three changes: names are looked up on threads of their own, since a look-up blocks;
 * where only the public internet may be reached, the address that is connected to is the one that is checked; and the
 * connection is a {@link Connection}.
 */
final class ConnectionOpener extends DefaultAsyncClientConnectionOperator {

    private final Executor resolvers;
    private final boolean publicOnly;

    ConnectionOpener(Lookup<TlsStrategy> tls, Executor resolvers, boolean publicOnly) {
        super(tls, null, null);
        this.resolvers = resolvers;
        this.publicOnly = publicOnly;
    }

    @Override
    public Future<ManagedAsyncClientConnection> connect(
            ConnectionInitiator initiator,
            HttpHost host,
            SocketAddress localAddress,
            Timeout timeout,
            Object attachment,
            FutureCallback<ManagedAsyncClientConnection> callback) {
        return connect(initiator, host, null, localAddress, timeout, attachment, null, callback);
    }

    @Override
    public Future<ManagedAsyncClientConnection> connect(
            ConnectionInitiator initiator,
            HttpHost host,
            NamedEndpoint name,
            SocketAddress localAddress,
            Timeout timeout,
            Object attachment,
            HttpContext context,
            FutureCallback<ManagedAsyncClientConnection> callback) {
        ComplexFuture<ManagedAsyncClientConnection> opened = new ComplexFuture<>(callback);
        FutureCallback<ManagedAsyncClientConnection> outcome = new FutureCallback<>() {
            @Override
            public void completed(ManagedAsyncClientConnection connection) {
                opened.completed(connection);
            }

            @Override
            public void failed(Exception cause) {
                opened.failed(cause);
            }

            @Override
            public void cancelled() {
                opened.cancel();
            }
        };
        try {
            resolvers.execute(() -> {
                if (opened.isCancelled()) {
                    return;
                }
                try {
                    opened.setDependency(super.connect(
                            new Initiator(initiator), host, name, localAddress, timeout, attachment, context, outcome));
                } catch (RuntimeException e) {
                    opened.failed(e);
                }
            });
        } catch (RejectedExecutionException e) {
            opened.failed(new IOException("The HTTP client is closed", e));
        }
        return opened;
    }

    private final class Initiator implements ConnectionInitiator {

        private final ConnectionInitiator reactor;

        Initiator(ConnectionInitiator reactor) {
            this.reactor = reactor;
        }

        @Override
        public Future<IOSession> connect(
                NamedEndpoint endpoint,
                SocketAddress address,
                SocketAddress localAddress,
                Timeout timeout,
                Object attachment,
                FutureCallback<IOSession> callback) {
            if (publicOnly && !isPublic(address)) {
                ComplexFuture<IOSession> refused = new ComplexFuture<>(callback);
                refused.failed(new PrivateAddressException(endpoint.getHostName()));
                return refused;
            }
            return reactor.connect(endpoint, address, localAddress, timeout, attachment, new FutureCallback<>() {
                @Override
                public void completed(IOSession session) {
                    ProtocolIOSession channel = (ProtocolIOSession) session;
                    channel.upgrade(new ClientHttp1IOEventHandler(new Connection(channel)));
                    callback.completed(session);
                }

                @Override
                public void failed(Exception cause) {
                    callback.failed(cause);
                }

                @Override
                public void cancelled() {
                    callback.cancelled();
                }
            });
        }

        private boolean isPublic(SocketAddress address) {
            return address instanceof InetSocketAddress inet
                    && inet.getAddress() != null
                    && !PrivateAddresses.isPrivate(inet.getAddress());
        }
    }
}
