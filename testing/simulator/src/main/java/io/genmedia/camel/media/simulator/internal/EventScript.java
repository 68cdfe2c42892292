package io.genmedia.camel.media.simulator.internal;

import java.time.Instant;
import java.util.Iterator;

/**
 * The events of a stream, each with the instant at which it is written.
 *
 * @param chunks the events in order of time; may be without end
 * @param ending how the stream ends after the last one
 */
public record EventScript(Iterator<Chunk> chunks, Ending ending) {

    /** How a stream ends. */
    public enum Ending {
        /** As HTTP wants it: the receiver sees the end of the body. */
        COMPLETE,
        /** The connection goes away in the middle of the body. */
        CUT
    }

    /**
     * Text of the stream.
     *
     * @param due the instant, on the simulator's clock, at which it is written
     * @param text whole lines
     * @param event whether the text tells of a task; comments and pings do not
     */
    public record Chunk(Instant due, String text, boolean event) {}
}
