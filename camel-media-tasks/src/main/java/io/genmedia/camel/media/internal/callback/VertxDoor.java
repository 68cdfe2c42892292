package io.genmedia.camel.media.internal.callback;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConsumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/**
 * Brings the requests of Vert.x to the gate, without an exchange.
 *
 * <p>Camel's own consumer either collects the whole body before anybody is asked whether it is wanted (in memory up to the
 * server's limit, or in a file without any limit where it streams), or holds one of twenty workers until it has come. So this one
 * keeps what that consumer does with routes and handlers, and reads the request itself.
 */
final class VertxDoor extends VertxPlatformHttpConsumer {

    private final CallbackGate gate;
    private final CallbackLimits limits;

    private VertxDoor(
            PlatformHttpEndpoint endpoint,
            VertxPlatformHttpEngine engine,
            Processor processor,
            CallbackGate gate,
            CallbackLimits limits) {
        super(
                endpoint,
                processor,
                engine.getHandlers(),
                VertxPlatformHttpRouter.getRouterNameFromPort(engine.getServerPort()));
        this.gate = gate;
        this.limits = limits;
    }

    static VertxDoor create(
            PlatformHttpEndpoint endpoint,
            PlatformHttpEngine engine,
            Processor processor,
            CallbackGate gate,
            CallbackLimits limits) {
        return new VertxDoor(endpoint, (VertxPlatformHttpEngine) engine, processor, gate, limits);
    }

    @Override
    protected void handleRequest(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        CallbackHead head = new CallbackHead(
                request.method().name(),
                request.query(),
                request.getHeader("Content-Encoding"),
                request.getHeader("Content-Length"));
        new Visit(routing, head, gate.enter(head)).begin();
    }

    /** One request, from its head to its answer and the end of its body. Everything in it happens on the request's event loop. */
    private final class Visit {

        private final RoutingContext routing;
        private final HttpServerRequest request;
        private final CallbackHead head;
        private final CallbackGate.Entry entry;
        private Buffer collected = Buffer.buffer();
        private boolean answered;
        private long dropped;
        private long timer = -1;

        Visit(RoutingContext routing, CallbackHead head, CallbackGate.Entry entry) {
            this.routing = routing;
            this.request = routing.request();
            this.head = head;
            this.entry = entry;
        }

        void begin() {
            // without these Vert.x would log what goes wrong with a connection as an error
            request.exceptionHandler(gone -> cutOff());
            request.response().exceptionHandler(gone -> stopTimer());
            request.response().closeHandler(closed -> stopTimer());
            if (entry.isRefused()) {
                answer(entry.refusal());
            } else if (request.isEnded()) {
                // a handler of the application was here first
                ended(routing.body().available() ? routing.body().buffer() : Buffer.buffer());
            } else {
                read();
            }
        }

        private void read() {
            startTimer(limits.body().toMillis(), () -> answer(gate.broken(CallbackReply.TOO_SLOW)));
            request.handler(this::piece);
            request.endHandler(end -> {
                if (!answered) {
                    ended(collected);
                }
            });
            if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
                request.response().writeContinue();
            }
            request.resume();
        }

        private void piece(Buffer piece) {
            if (answered) {
                drop(piece);
            } else if (collected.length() + piece.length() > CallbackGate.MAX_BODY) {
                answer(gate.broken(CallbackReply.TOO_LARGE));
                drop(piece);
            } else {
                collected.appendBuffer(piece);
            }
        }

        private void ended(Buffer body) {
            stopTimer();
            if (body.length() > CallbackGate.MAX_BODY) {
                answer(gate.broken(CallbackReply.TOO_LARGE));
                return;
            }
            collected = null;
            routing.vertx()
                    .executeBlocking(() -> gate.deliver(entry, body.getBytes()), false)
                    .onComplete(done -> answer(done.succeeded() ? done.result() : gate.broken(CallbackReply.FAILED)));
        }

        private void cutOff() {
            stopTimer();
            if (!answered && collected != null && !entry.isRefused()) {
                answered = true;
                collected = null;
                gate.broken(CallbackReply.CUT_OFF);
            }
        }

        private void answer(CallbackReply reply) {
            if (answered) {
                return;
            }
            answered = true;
            collected = null;
            stopTimer();
            HttpServerResponse response = request.response();
            if (!response.closed() && !response.ended()) {
                response.setStatusCode(reply.status());
                reply.headers().forEach(response::putHeader);
                if (isLast()) {
                    response.putHeader("Connection", "close");
                }
                response.end();
            }
            if (!request.isEnded()) {
                dropRest();
            }
        }

        /** Whether the connection is closed after this: so much may still come that nobody waits for the end of it. */
        private boolean isLast() {
            return request.version() != HttpVersion.HTTP_2
                    && !request.isEnded()
                    && !head.promisesAtMost(CallbackLimits.MAX_REST);
        }

        /** A sender that is still busy with its body would not read an answer on a connection that is closed at once. */
        private void dropRest() {
            boolean last = isLast();
            startTimer(limits.rest().toMillis(), this::hangUp);
            request.handler(this::drop);
            request.endHandler(end -> {
                stopTimer();
                if (last) {
                    hangUp();
                }
            });
            request.resume();
        }

        private void drop(Buffer piece) {
            dropped += piece.length();
            if (dropped > CallbackLimits.MAX_REST) {
                hangUp();
            }
        }

        private void hangUp() {
            stopTimer();
            if (request.version() == HttpVersion.HTTP_2) {
                request.response().reset();
            } else {
                request.connection().close();
            }
        }

        private void startTimer(long millis, Runnable action) {
            timer = routing.vertx().setTimer(millis, id -> {
                timer = -1;
                action.run();
            });
        }

        private void stopTimer() {
            if (timer >= 0) {
                routing.vertx().cancelTimer(timer);
                timer = -1;
            }
        }
    }
}
