package io.genmedia.camel.media.simulator.wiremock;

import io.genmedia.camel.media.simulator.internal.EventClock;
import io.genmedia.camel.media.simulator.internal.EventScript;
import io.genmedia.camel.media.simulator.internal.ProviderRouter;
import io.genmedia.camel.media.simulator.internal.ResponseBody;
import io.genmedia.camel.media.simulator.internal.SimulatorRequest;
import io.genmedia.camel.media.simulator.internal.SimulatorResponse;
import io.genmedia.camel.media.simulator.internal.SpooledBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.AbstractHandler;

/** Gives a servlet request to its provider and sends the answer; a request that waits holds its thread. */
final class ProviderHandler extends AbstractHandler {

    private final ProviderRouter router;
    private final EventClock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);

    ProviderHandler(ProviderRouter router, EventClock clock) {
        this.router = router;
        this.clock = clock;
    }

    /** Wakes the requests that wait, so that their threads can end. */
    void endWaits() {
        stopped.countDown();
    }

    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<ProviderRouter.Route> route = router.route(request.getRequestURI());
        if (route.isEmpty()) {
            return;
        }
        base.setHandled(true);
        SimulatorResponse answer;
        try (SpooledBody body = new SpooledBody()) {
            request.getInputStream().transferTo(body);
            body.complete();
            answer = route.get()
                    .provider()
                    .handle(new SimulatorRequest(
                            request.getMethod(),
                            route.get().path(),
                            ProviderRouter.query(request.getQueryString()),
                            headers(request),
                            body));
        }
        if (!pause(answer.delay())) {
            throw new EofException("the server was stopped while an answer was held back");
        }
        if (answer.reset()) {
            reset(base);
        }
        send(answer, base, response);
    }

    private void send(SimulatorResponse answer, Request base, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        ResponseBody body = answer.body();
        if (body instanceof ResponseBody.Bytes bytes) {
            response.setContentLength(bytes.bytes().length);
            response.getOutputStream().write(bytes.bytes());
        } else if (body instanceof ResponseBody.Part part) {
            response.setContentLengthLong(part.length());
            if (!base.getMethod().equals("HEAD")) {
                sendPart(part, base, response);
            }
        } else if (body instanceof ResponseBody.Events events) {
            sendEvents(events.script(), base, response);
        }
    }

    private static void sendPart(ResponseBody.Part part, Request base, HttpServletResponse response)
            throws IOException {
        try (InputStream in = part.content().open(part.offset())) {
            OutputStream out = response.getOutputStream();
            byte[] buffer = new byte[64 * 1024];
            long left = part.sent();
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException("the content is shorter than it said");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
        if (part.sent() < part.length()) {
            cut(base, response);
        }
    }

    private void sendEvents(EventScript script, Request base, HttpServletResponse response) throws IOException {
        response.flushBuffer();
        OutputStream out = response.getOutputStream();
        while (script.chunks().hasNext()) {
            EventScript.Chunk chunk = script.chunks().next();
            for (Duration wait = clock.waitFor(chunk.due()); !wait.isZero(); wait = clock.waitFor(chunk.due())) {
                if (!pause(wait)) {
                    cut(base, response);
                }
            }
            out.write(chunk.text().getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
        if (script.ending() == EventScript.Ending.CUT) {
            cut(base, response);
        }
    }

    /** Waits; answers false when the server was stopped meanwhile. */
    private boolean pause(Duration time) throws IOException {
        if (time.isZero()) {
            return true;
        }
        try {
            return !stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an answer was due", e);
        }
    }

    /** Ends the connection after what was written, before the end of the body. */
    private static void cut(Request base, HttpServletResponse response) throws IOException {
        response.flushBuffer();
        endPoint(base).close();
        // Jetty takes this for a client that went away, and says nothing in the log.
        throw new EofException("the connection was cut as scripted");
    }

    /** Ends the connection with a reset. */
    private static void reset(Request base) throws IOException {
        EndPoint endPoint = endPoint(base);
        if (endPoint.getTransport() instanceof SocketChannel channel) {
            channel.socket().setSoLinger(true, 0);
        }
        endPoint.close();
        throw new EofException("the connection was reset as scripted");
    }

    private static EndPoint endPoint(Request base) {
        return base.getHttpChannel().getEndPoint();
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        return headers;
    }
}
