package io.genmedia.camel.quickstart;

import io.genmedia.camel.media.MediaResult;
import java.util.Locale;
import org.apache.camel.Exchange;

/** A prompt asks for one thing, and may ask for another that is made of it. */
enum Part {
    /** What the prompt asks for. */
    FIRST,
    /** What is made of that: {@code then} in the front matter. */
    THEN;

    /** The part that a task belongs to; it is told of late now and then, when the exchange is further on. */
    static Part of(Exchange exchange, String task) {
        MediaResult former = exchange.getVariable("former", MediaResult.class);
        return former == null || former.taskId().equals(task) ? FIRST : THEN;
    }

    /** What it adds to the name of a file about it. */
    String suffix() {
        return this == FIRST ? "" : "." + name().toLowerCase(Locale.ROOT);
    }
}
