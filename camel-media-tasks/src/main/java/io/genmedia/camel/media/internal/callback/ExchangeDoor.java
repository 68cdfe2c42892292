package io.genmedia.camel.media.internal.callback;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Brings the requests of a server of servlets to the gate: the body is read from a stream, on the server's thread. */
final class ExchangeDoor implements Processor {

    private static final int PIECE = 8192;

    private final CallbackGate gate;
    private final CallbackLimits limits;

    ExchangeDoor(CallbackGate gate, CallbackLimits limits) {
        this.gate = gate;
        this.limits = limits;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        CallbackHead head = new CallbackHead(
                text(message, Exchange.HTTP_METHOD),
                message.getHeader(Exchange.HTTP_RAW_QUERY) != null
                        ? text(message, Exchange.HTTP_RAW_QUERY)
                        : text(message, Exchange.HTTP_QUERY),
                text(message, Exchange.CONTENT_ENCODING),
                text(message, Exchange.CONTENT_LENGTH));
        // the secret stands in several of them
        message.removeHeaders("*");
        CallbackReply reply = reply(exchange, head, message.getBody());
        message.setBody(null);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, reply.status());
        reply.headers().forEach(message::setHeader);
    }

    private static String text(Message message, String header) {
        Object value = message.getHeader(header);
        return value == null ? null : value.toString();
    }

    private CallbackReply reply(Exchange exchange, CallbackHead head, Object body) {
        CallbackGate.Entry entry = gate.enter(head);
        if (entry.isRefused()) {
            return entry.refusal();
        }
        try {
            byte[] read = body == null ? new byte[0] : read(stream(exchange, body), exchange);
            return read == null ? gate.broken(CallbackReply.TOO_LARGE) : gate.deliver(entry, read);
        } catch (SlowBodyException e) {
            return gate.broken(CallbackReply.TOO_SLOW);
        } catch (IOException e) {
            return gate.broken(CallbackReply.CUT_OFF);
        }
    }

    private static InputStream stream(Exchange exchange, Object body) throws IOException {
        InputStream stream = exchange.getContext().getTypeConverter().tryConvertTo(InputStream.class, exchange, body);
        if (stream == null) {
            throw new IOException(
                    "The server gives bodies as " + body.getClass().getName());
        }
        return stream;
    }

    /** @return the body; null where it is too large */
    private byte[] read(InputStream in, Exchange exchange) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
            if (read.size() + count > CallbackGate.MAX_BODY) {
                return null;
            }
            read.write(piece, 0, count);
            if (exchange.getClock().elapsed() > limits.body().toMillis()) {
                throw new SlowBodyException();
            }
        }
        return read.toByteArray();
    }

    private static final class SlowBodyException extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
