package io.genmedia.camel.media.simulator.lean;

import io.genmedia.camel.media.simulator.internal.EventClock;
import io.genmedia.camel.media.simulator.internal.ProviderRouter;
import io.genmedia.camel.media.simulator.internal.ResponseBody;
import io.genmedia.camel.media.simulator.internal.SimulatorRequest;
import io.genmedia.camel.media.simulator.internal.SimulatorResponse;
import io.genmedia.camel.media.simulator.internal.SpooledBody;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.nio.AsyncServerExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.ResponseChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request on its way through HttpCore: reads it, gives it to its provider, and sends the answer. */
final class LeanExchange implements AsyncServerExchangeHandler {

    private static final Logger LOG = LoggerFactory.getLogger(LeanExchange.class);

    private final ProviderRouter router;
    private final EventClock clock;
    private final OpenSessions sessions;
    private final Executor workers;
    private final ScheduledExecutorService timer;
    private final SpooledBody body = new SpooledBody();

    private HttpRequest request;
    private ResponseChannel responses;
    private HttpContext context;
    private SocketAddress remote;
    private volatile LeanBody sending;
    private volatile ScheduledFuture<?> heldBack;

    LeanExchange(
            ProviderRouter router,
            EventClock clock,
            OpenSessions sessions,
            Executor workers,
            ScheduledExecutorService timer) {
        this.router = router;
        this.clock = clock;
        this.sessions = sessions;
        this.workers = workers;
        this.timer = timer;
    }

    @Override
    public void handleRequest(
            HttpRequest httpRequest, EntityDetails entity, ResponseChannel channel, HttpContext httpContext)
            throws HttpException, IOException {
        request = httpRequest;
        responses = channel;
        context = httpContext;
        remote = HttpCoreContext.cast(httpContext).getEndpointDetails().getRemoteAddress();
        if (entity == null) {
            answer();
        } else if (httpRequest.containsHeader("Expect")) {
            channel.sendInformation(new BasicHttpResponse(100), httpContext);
        }
    }

    @Override
    public void updateCapacity(CapacityChannel capacity) throws IOException {
        capacity.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer bytes) throws IOException {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        body.write(copy, 0, copy.length);
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) throws HttpException, IOException {
        answer();
    }

    private void answer() throws HttpException, IOException {
        body.complete();
        String target = request.getPath();
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        Optional<ProviderRouter.Route> route = router.route(path);
        if (route.isEmpty()) {
            send(SimulatorResponse.text(404, "text/plain", "no simulated provider owns " + path));
            return;
        }
        SimulatorRequest simulated = new SimulatorRequest(
                request.getMethod().toUpperCase(Locale.ROOT),
                route.get().path(),
                ProviderRouter.query(question < 0 ? null : target.substring(question + 1)),
                headers(),
                body);
        if (route.get().provider().isHeavy(simulated)) {
            workers.execute(() -> sendOrReset(() -> dispatch(route.get(), simulated)));
        } else {
            dispatch(route.get(), simulated);
        }
    }

    private void dispatch(ProviderRouter.Route route, SimulatorRequest simulated) throws HttpException, IOException {
        SimulatorResponse response = route.provider().handle(simulated);
        if (response.delay().isZero()) {
            send(response);
        } else {
            heldBack = timer.schedule(
                    () -> sendOrReset(() -> send(response)), response.delay().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void sendOrReset(Sending action) {
        try {
            action.run();
        } catch (HttpException | IOException | RuntimeException e) {
            LOG.warn("{} {} could not be answered", request.getMethod(), request.getPath(), e);
            sessions.close(remote, CloseMode.IMMEDIATE);
        }
    }

    private void send(SimulatorResponse response) throws HttpException, IOException {
        if (response.reset()) {
            sessions.close(remote, CloseMode.IMMEDIATE);
            return;
        }
        BasicHttpResponse head = new BasicHttpResponse(response.status());
        response.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Content-Type")) {
                head.addHeader(name, value);
            }
        });
        String contentType = response.headers().get("Content-Type");
        Runnable cut = () -> sessions.close(remote, CloseMode.GRACEFUL);
        ResponseBody content = response.body();
        if (content instanceof ResponseBody.Bytes bytes) {
            sending = LeanBody.of(bytes);
            responses.sendResponse(head, new BasicEntityDetails(bytes.bytes().length, type(contentType)), context);
        } else if (content instanceof ResponseBody.Part part) {
            sending = LeanBody.of(part, cut);
            responses.sendResponse(head, new BasicEntityDetails(part.length(), type(contentType)), context);
        } else if (content instanceof ResponseBody.Events events) {
            sending = LeanBody.of(events, clock, timer, cut);
            responses.sendResponse(head, new BasicEntityDetails(-1, type(contentType)), context);
        }
    }

    private static ContentType type(String contentType) {
        return contentType == null ? null : ContentType.parseLenient(contentType);
    }

    private Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : request.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        return headers;
    }

    @Override
    public int available() {
        LeanBody current = sending;
        return current == null ? 0 : current.available();
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        sending.produce(channel);
    }

    @Override
    public void failed(Exception cause) {
        LOG.debug("a connection failed", cause);
    }

    @Override
    public void releaseResources() {
        ScheduledFuture<?> answer = heldBack;
        if (answer != null) {
            answer.cancel(false);
        }
        LeanBody current = sending;
        if (current != null) {
            current.release();
        }
        body.close();
    }

    private interface Sending {
        void run() throws HttpException, IOException;
    }
}
