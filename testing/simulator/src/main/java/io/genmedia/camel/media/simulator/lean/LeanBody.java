package io.genmedia.camel.media.simulator.lean;

import io.genmedia.camel.media.simulator.internal.EventClock;
import io.genmedia.camel.media.simulator.internal.EventScript;
import io.genmedia.camel.media.simulator.internal.ResponseBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.nio.DataStreamChannel;

/** The body of an answer, as HttpCore asks for it: whenever the connection takes more. */
interface LeanBody {

    /** More than zero when there is something to send. */
    int available();

    /** Sends what can be sent. */
    void produce(DataStreamChannel channel) throws IOException;

    /** Lets go of what is open. */
    default void release() {}

    static LeanBody of(ResponseBody.Bytes bytes) {
        return new Whole(ByteBuffer.wrap(bytes.bytes()));
    }

    static LeanBody of(ResponseBody.Part part, Runnable cut) {
        return new Read(part, cut);
    }

    static LeanBody of(ResponseBody.Events events, EventClock clock, ScheduledExecutorService timer, Runnable cut) {
        return new Timed(events.script(), clock, timer, cut);
    }

    /** Bytes at hand. */
    final class Whole implements LeanBody {

        private final ByteBuffer left;

        private Whole(ByteBuffer left) {
            this.left = left;
        }

        @Override
        public int available() {
            return Math.max(1, left.remaining());
        }

        @Override
        public void produce(DataStreamChannel channel) throws IOException {
            if (left.hasRemaining()) {
                channel.write(left);
            }
            if (!left.hasRemaining()) {
                channel.endStream(null);
            }
        }
    }

    /** Content that is read while it is sent. */
    final class Read implements LeanBody {

        private final ResponseBody.Part part;
        private final Runnable cut;
        private final byte[] buffer = new byte[64 * 1024];
        private ByteBuffer pending = ByteBuffer.allocate(0);
        private InputStream in;
        private long left;

        private Read(ResponseBody.Part part, Runnable cut) {
            this.part = part;
            this.cut = cut;
            this.left = part.sent();
        }

        @Override
        public int available() {
            return buffer.length;
        }

        @Override
        public void produce(DataStreamChannel channel) throws IOException {
            if (in == null) {
                in = part.content().open(part.offset());
            }
            if (!pending.hasRemaining() && left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException("the content is shorter than it said");
                }
                left -= read;
                pending = ByteBuffer.wrap(buffer, 0, read);
            } else if (!pending.hasRemaining() && part.sent() < part.length()) {
                // Only now, for what the last call wrote has gone out before this one.
                cut.run();
                return;
            }
            if (pending.hasRemaining()) {
                channel.write(pending);
            }
            if (!pending.hasRemaining() && left == 0 && part.sent() == part.length()) {
                channel.endStream(null);
            }
        }

        @Override
        public void release() {
            try {
                if (in != null) {
                    in.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Events that fall due. */
    final class Timed implements LeanBody {

        private final EventScript script;
        private final EventClock clock;
        private final ScheduledExecutorService timer;
        private final Runnable cut;
        private EventScript.Chunk next;
        private ByteBuffer pending = ByteBuffer.allocate(0);
        private boolean ended;
        private volatile boolean waiting;
        private volatile ScheduledFuture<?> wakeUp;

        private Timed(EventScript script, EventClock clock, ScheduledExecutorService timer, Runnable cut) {
            this.script = script;
            this.clock = clock;
            this.timer = timer;
            this.cut = cut;
        }

        @Override
        public int available() {
            return waiting || ended ? 0 : 1;
        }

        @Override
        public void produce(DataStreamChannel channel) throws IOException {
            while (!waiting && !ended) {
                if (pending.hasRemaining()) {
                    channel.write(pending);
                    if (pending.hasRemaining()) {
                        return;
                    }
                }
                if (next == null && !script.chunks().hasNext()) {
                    end(channel);
                    return;
                }
                if (next == null) {
                    next = script.chunks().next();
                }
                Duration wait = clock.waitFor(next.due());
                if (wait.isZero()) {
                    pending = ByteBuffer.wrap(next.text().getBytes(StandardCharsets.UTF_8));
                    next = null;
                } else {
                    waiting = true;
                    wakeUp = timer.schedule(() -> resume(channel), wait.toNanos(), TimeUnit.NANOSECONDS);
                }
            }
        }

        private void resume(DataStreamChannel channel) {
            waiting = false;
            channel.requestOutput();
        }

        private void end(DataStreamChannel channel) throws IOException {
            ended = true;
            if (script.ending() == EventScript.Ending.COMPLETE) {
                channel.endStream(null);
            } else {
                // What was written has to go out first.
                wakeUp = timer.schedule(cut, 20, TimeUnit.MILLISECONDS);
            }
        }

        @Override
        public void release() {
            ScheduledFuture<?> pendingWakeUp = wakeUp;
            if (pendingWakeUp != null) {
                pendingWakeUp.cancel(false);
            }
        }
    }
}
