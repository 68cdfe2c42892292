package io.genmedia.camel.media.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ApiCall;
import io.genmedia.camel.media.spi.ApiCall.KeyPlacement;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP/1.1 without a thread held: two I/O threads serve all requests. Nothing is done that was not asked for: no retry, no
 * redirect followed, no cookie kept, no content decoded. What it hands back is completed on an I/O thread, and continuations must
 * not block there.
 */
public final class MediaHttpClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MediaHttpClient.class);

    private static final String USER_AGENT = "camel-genmedia";
    private static final int IO_THREADS = 2;
    private static final int HELPER_THREADS = 4;

    private final HttpSettings settings;
    private final ThreadFactory threads;
    private final boolean publicOnly;
    private final Pieces pieces;
    private final ScheduledThreadPoolExecutor helpers;
    private final Set<HttpExchange> underWay = ConcurrentHashMap.newKeySet();
    private final Object building = new Object();
    /** Null until the first request: a route that starts is not to wait for what its first message needs. */
    private volatile CloseableHttpAsyncClient client;

    private volatile boolean closed;

    /**
     * @param settings how it connects
     * @param name the beginning of its threads' names
     */
    public MediaHttpClient(HttpSettings settings, String name) {
        this(settings, daemons(name));
    }

    /**
     * @param settings how it connects
     * @param threads makes its I/O threads, and up to four that look names up and watch the time, which end when they rest
     */
    public MediaHttpClient(HttpSettings settings, ThreadFactory threads) {
        this(settings, threads, false, new Pieces());
    }

    private MediaHttpClient(HttpSettings settings, ThreadFactory threads, boolean publicOnly, Pieces pieces) {
        this.settings = settings;
        this.threads = threads;
        this.helpers = new ScheduledThreadPoolExecutor(HELPER_THREADS, threads);
        this.helpers.setKeepAliveTime(5, TimeUnit.SECONDS);
        this.helpers.allowCoreThreadTimeOut(true);
        this.helpers.setRemoveOnCancelPolicy(true);
        this.publicOnly = publicOnly;
        this.pieces = pieces;
    }

    /**
     * @return a second client of the same settings, that connects to addresses of the public internet alone; what leads elsewhere
     *     fails with {@link PrivateAddressException}
     */
    public MediaHttpClient publicOnly() {
        return new MediaHttpClient(settings, threads, true, pieces);
    }

    /** @return buffers for what is downloaded and uploaded */
    public Pieces pieces() {
        return pieces;
    }

    /**
     * Makes a call of an API.
     *
     * @param baseUrl the provider's address
     * @param call what is asked
     * @param key goes to the origin of the base URL alone; may be null
     * @return the answer, whatever its status; fails with {@link HttpCallException} where no whole answer came. To cancel it
     *     drops the request
     */
    public CompletableFuture<ApiAnswer> call(URI baseUrl, ApiCall call, ApiKey key) {
        Answer answer = new Answer();
        try {
            return answer.of(
                    start(request(baseUrl, call, key, "application/json"), body(call), new TextSink(answer, key)));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(notACall(e));
        }
    }

    /**
     * Makes a call whose answer comes line by line, as server-sent events do.
     *
     * @param baseUrl the provider's address
     * @param call what is asked
     * @param key goes to the origin of the base URL alone; may be null
     * @param listener hears it, on an I/O thread
     * @return takes it back
     */
    public StreamCall stream(URI baseUrl, ApiCall call, ApiKey key, StreamListener listener) {
        try {
            return start(
                    request(baseUrl, call, key, "text/event-stream, application/json"),
                    body(call),
                    new LineSink(listener, key));
        } catch (IllegalArgumentException e) {
            listener.onFailure(notACall(e));
            return () -> {};
        }
    }

    /**
     * Sends a file as multipart/form-data.
     *
     * @param method {@code POST} or {@code PUT}
     * @param target where to
     * @param key goes along as a bearer token; null for none: the caller has seen to it that the target may have it
     * @param file what is sent
     * @param transferPool reads the file; a thread of it is held while a piece is read
     * @return the answer, whatever its status; fails with {@link HttpCallException} where no whole answer came
     */
    public CompletableFuture<ApiAnswer> upload(
            String method, URI target, ApiKey key, MultipartFile file, Executor transferPool) {
        Answer answer = new Answer();
        try {
            BasicHttpRequest request = request(method, target, bearer(key), "application/json");
            return answer.of(start(
                    request,
                    failure -> new MultipartProducer(file, transferPool, pieces, failure),
                    new TextSink(answer, key)));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(notACall(e));
        }
    }

    /**
     * Gets content of any size.
     *
     * @param url where from; a user and password in it are sent as basic authentication
     * @param headers sent along
     * @param key goes along as a bearer token; null for none: the caller has seen to it that the address may have it
     * @param listener hears it, on an I/O thread
     * @return takes it back
     */
    public StreamCall get(URI url, Map<String, String> headers, ApiKey key, BodyListener listener) {
        try {
            // the query of an address is often what allows to read it
            BasicHttpRequest request = request("GET", withoutQuery(url), new Secrets(key, url.getRawQuery()), "*/*");
            headers.forEach(request::setHeader);
            return start(request, failure -> null, new BodySink(listener));
        } catch (IllegalArgumentException e) {
            listener.onFailure(notACall(e));
            return () -> {};
        }
    }

    /** Drops what is under way, which fails; takes milliseconds, and leaves no thread. */
    @Override
    public void close() {
        closed = true;
        for (HttpExchange exchange : underWay) {
            exchange.stop(new IOException("the HTTP client was closed"));
        }
        helpers.shutdownNow();
        CloseableHttpAsyncClient started;
        synchronized (building) {
            started = client;
        }
        if (started == null) {
            return;
        }
        started.close(CloseMode.IMMEDIATE);
        try {
            started.awaitShutdown(TimeValue.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CloseableHttpAsyncClient client() throws IOException {
        CloseableHttpAsyncClient started = client;
        if (started != null) {
            return started;
        }
        synchronized (building) {
            if (closed) {
                throw new IOException("the HTTP client is closed");
            }
            if (client == null) {
                CloseableHttpAsyncClient built = build();
                built.start();
                client = built;
            }
            return client;
        }
    }

    private HttpExchange start(
            BasicHttpRequest request, Function<Consumer<Exception>, AsyncEntityProducer> body, AnswerSink sink) {
        RequestNote note = (RequestNote) request.getFirstHeader(RequestNote.NAME);
        HttpExchange exchange =
                new HttpExchange(request.getMethod() + " " + shown(request), note, sink, underWay::remove);
        note.answerTo(exchange);
        underWay.add(exchange);
        if (closed) {
            exchange.stop(new IOException("the HTTP client is closed"));
        } else if (publicOnly && settings.proxyHost() != null) {
            startBehindProxy(request, body, exchange);
        } else {
            execute(request, body, exchange);
        }
        return exchange;
    }

    private void execute(
            BasicHttpRequest request, Function<Consumer<Exception>, AsyncEntityProducer> body, HttpExchange exchange) {
        try {
            exchange.running(client().execute(
                            new BasicRequestProducer(request, body.apply(exchange::stop)),
                            exchange,
                            null,
                            HttpClientContext.create(),
                            exchange.outcome(() -> execute(request, body, exchange))));
        } catch (IOException | RuntimeException e) {
            exchange.stop(e);
        }
    }

    /** The proxy connects, so its target can be judged here only by what its name means here; the last word is the proxy's. */
    private void startBehindProxy(
            BasicHttpRequest request, Function<Consumer<Exception>, AsyncEntityProducer> body, HttpExchange exchange) {
        String host = request.getAuthority().getHostName();
        try {
            helpers.execute(() -> {
                try {
                    for (InetAddress address : InetAddress.getAllByName(host)) {
                        if (PrivateAddresses.isPrivate(address)) {
                            exchange.stop(new PrivateAddressException(host));
                            return;
                        }
                    }
                } catch (UnknownHostException e) {
                    LOG.debug("'{}' is known to the proxy alone", host);
                }
                execute(request, body, exchange);
            });
        } catch (RejectedExecutionException e) {
            exchange.stop(new IOException("the HTTP client is closed"));
        }
    }

    private static String shown(BasicHttpRequest request) {
        try {
            return Origins.shown(request.getUri());
        } catch (java.net.URISyntaxException e) {
            return request.getScheme() + "://" + request.getAuthority();
        }
    }

    private static BasicHttpRequest request(URI baseUrl, ApiCall call, ApiKey key, String accept) {
        URI address = Origins.resolve(baseUrl, call.target(), call.query());
        boolean keyGoes = key != null && call.key() != KeyPlacement.NONE && Origins.same(baseUrl, address);
        Secrets secrets = new Secrets(
                keyGoes && call.key() == KeyPlacement.BEARER ? key : null,
                keyGoes && call.key() == KeyPlacement.QUERY ? "key=" + PercentEncoding.encode(key.value()) : null);
        return request(call.method(), address, secrets, accept);
    }

    private static BasicHttpRequest request(String method, URI address, Secrets secrets, String accept) {
        URI checked = Origins.checked(address.toString());
        String user = checked.getRawUserInfo();
        BasicHttpRequest request = new BasicHttpRequest(method, user == null ? checked : withoutUser(checked));
        request.addHeader(new RequestNote(secrets.query()));
        request.setHeader("Accept", accept);
        if (secrets.bearer() != null) {
            request.addHeader(new SecretHeader(
                    "Authorization", "Bearer " + secrets.bearer().value()));
        } else if (user != null) {
            byte[] decoded = URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .getBytes(StandardCharsets.UTF_8);
            request.addHeader(new SecretHeader(
                    "Authorization", "Basic " + Base64.getEncoder().encodeToString(decoded)));
        }
        return request;
    }

    private static URI withoutUser(URI address) {
        String text = address.toString();
        int at = text.indexOf('@');
        int host = text.indexOf("://") + 3;
        return URI.create(text.substring(0, host) + text.substring(at + 1));
    }

    private static URI withoutQuery(URI address) {
        String text = address.toString();
        int end = text.indexOf('?');
        int fragment = text.indexOf('#');
        int cut = end < 0 ? fragment : fragment < 0 ? end : Math.min(end, fragment);
        return cut < 0 ? address : URI.create(text.substring(0, cut));
    }

    private static Secrets bearer(ApiKey key) {
        return new Secrets(key, null);
    }

    private static Function<Consumer<Exception>, AsyncEntityProducer> body(ApiCall call) {
        JsonNode body = call.body();
        return failure -> body == null
                ? null
                : new BasicAsyncEntityProducer(
                        MediaJson.write(body).getBytes(StandardCharsets.UTF_8),
                        org.apache.hc.core5.http.ContentType.APPLICATION_JSON);
    }

    private static HttpCallException notACall(IllegalArgumentException e) {
        return new HttpCallException(e.getMessage(), false, e);
    }

    /** Connections that are closed while they are looked at may trouble the library, and nobody else. */
    private void ioFailed(Exception e) {
        if (closed) {
            LOG.debug("HTTP I/O failed while it ended", e);
        } else {
            LOG.warn("HTTP I/O failed unexpectedly", e);
        }
    }

    private CloseableHttpAsyncClient build() {
        Timeout connectTimeout = timeout(settings.connectTimeout());
        Timeout responseTimeout = timeout(settings.responseTimeout());
        HttpAsyncClientBuilder builder = HttpAsyncClientBuilder.create()
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(IO_THREADS)
                        .setSelectInterval(TimeValue.ofMilliseconds(250))
                        .setSoTimeout(responseTimeout)
                        .setSoKeepAlive(true)
                        .setTcpNoDelay(true)
                        .build())
                .setThreadFactory(threads)
                .setConnectionManager(connections(connectTimeout, responseTimeout))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout(settings.connectionRequestTimeout()))
                        .setResponseTimeout(responseTimeout)
                        .setRedirectsEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .setContentCompressionEnabled(false)
                        .setExpectContinueEnabled(false)
                        .setAuthenticationEnabled(settings.proxyUser() != null)
                        .build())
                .setKeepAliveStrategy(new KeepAlive())
                .setUserAgent(USER_AGENT)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                // the default logs every byte, keys among them, on org.apache.hc.client5.http.wire
                .setIoSessionDecorator(session -> session)
                .setIoReactorExceptionCallback(this::ioFailed);
        if (settings.proxyHost() != null) {
            HttpHost proxy = new HttpHost(settings.proxyHost(), settings.proxyPort());
            builder.setProxy(proxy);
            if (settings.proxyUser() != null) {
                BasicCredentialsProvider credentials = new BasicCredentialsProvider();
                credentials.setCredentials(
                        new AuthScope(proxy),
                        new UsernamePasswordCredentials(
                                settings.proxyUser(),
                                settings.proxyPassword() == null
                                        ? new char[0]
                                        : settings.proxyPassword().toCharArray()));
                builder.setDefaultCredentialsProvider(credentials);
            }
        }
        return builder.build();
    }

    private ConnectionPool connections(Timeout connectTimeout, Timeout responseTimeout) {
        TlsStrategy tls = new DefaultClientTlsStrategy(
                settings.sslContext() == null ? SSLContexts.createSystemDefault() : settings.sslContext(),
                settings.hostnameVerifier() == null
                        ? HostnameVerificationPolicy.BOTH
                        : HostnameVerificationPolicy.CLIENT,
                settings.hostnameVerifier() == null
                        ? HttpsSupport.getDefaultHostnameVerifier()
                        : settings.hostnameVerifier());
        ConnectionPool connections = new ConnectionPool(
                new ConnectionOpener(
                        RegistryBuilder.<TlsStrategy>create()
                                .register(URIScheme.HTTPS.id, tls)
                                .build(),
                        helpers,
                        publicOnly && settings.proxyHost() == null),
                helpers);
        connections.setMaxTotal(settings.maxConnections());
        connections.setDefaultMaxPerRoute(settings.connectionsPerRoute());
        connections.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(connectTimeout)
                .setSocketTimeout(responseTimeout)
                .setTimeToLive(
                        TimeValue.ofMilliseconds(settings.connectionTimeToLive().toMillis()))
                .build());
        connections.setDefaultTlsConfig(TlsConfig.custom()
                .setHandshakeTimeout(connectTimeout)
                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                .build());
        return connections;
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.ofMilliseconds(Math.max(1, duration.toMillis()));
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private record Secrets(ApiKey bearer, String query) {}

    /** A future whose cancelling drops the request. */
    private static final class Answer extends CompletableFuture<ApiAnswer> {

        private volatile HttpExchange exchange;

        Answer of(HttpExchange started) {
            exchange = started;
            return this;
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            boolean cancelled = super.cancel(mayInterrupt);
            HttpExchange started = exchange;
            if (started != null) {
                started.cancel();
            }
            return cancelled;
        }
    }
}
