package io.genmedia.camel.durability.app;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The steps of the routes that write the ledger, and the one that takes a permit. */
final class Bookkeeper {

    /** The header that has the prompt's id. */
    static final String PROMPT_ID = "promptId";

    private final String node;
    private final LedgerWriter ledger;
    private final Path permits;

    Bookkeeper(Settings settings) throws IOException {
        this.node = settings.node();
        this.ledger = new LedgerWriter(settings.ledger());
        this.permits = settings.permits();
    }

    /** The prompt's first word is its id. */
    void readPromptId(Exchange exchange) {
        String text = exchange.getMessage().getBody(String.class);
        exchange.getMessage().setHeader(PROMPT_ID, text.substring(0, text.indexOf(' ')));
    }

    /** A permit is for one try: it is gone before that is made, so that a crash does not leave it for another. */
    void takePermit(Exchange exchange) throws IOException {
        if (Files.deleteIfExists(permits.resolve(promptId(exchange)))) {
            write(exchange, Entry.Kind.PERMIT, promptId(exchange), "");
            exchange.getMessage().setHeader(MediaHeaders.RESUBMIT, true);
        }
    }

    void handedOn(Exchange exchange) throws IOException {
        write(exchange, Entry.Kind.HANDED_ON, promptId(exchange), "");
    }

    void ended(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        boolean orphan = message.getHeader(MediaHeaders.ORPHAN, false, boolean.class);
        String status = message.getHeader(MediaHeaders.STATUS, String.class);
        Entry.Kind kind = !MediaStatus.SUCCEEDED.name().equals(status)
                ? Entry.Kind.FAILED
                : orphan ? Entry.Kind.ORPHAN : Entry.Kind.RESULT;
        write(exchange, kind, promptId(exchange), kind == Entry.Kind.FAILED ? String.valueOf(message.getBody()) : "");
    }

    void unknown(Exchange exchange) throws IOException {
        write(exchange, Entry.Kind.UNKNOWN, promptId(exchange), failure(exchange));
    }

    void failed(Exchange exchange) throws IOException {
        write(exchange, Entry.Kind.FAILED, promptId(exchange), failure(exchange));
    }

    private void write(Exchange exchange, Entry.Kind kind, String prompt, String note) throws IOException {
        ledger.write(new Entry(
                Instant.now(),
                node,
                kind,
                exchange.getFromRouteId(),
                prompt,
                exchange.getMessage().getHeader(MediaHeaders.TASK_ID, String.class),
                note));
    }

    private static String promptId(Exchange exchange) {
        return exchange.getMessage().getHeader(PROMPT_ID, String.class);
    }

    private static String failure(Exchange exchange) {
        return String.valueOf(exchange.getProperty(Exchange.EXCEPTION_CAUGHT));
    }
}
