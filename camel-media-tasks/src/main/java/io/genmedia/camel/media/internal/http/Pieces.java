package io.genmedia.camel.media.internal.http;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Buffers for content on its way, which are used again. Those outside the heap go between connection and disk without a copy on the
 * way; there is a bound to how many of them exist, and what is wanted beyond that is of the heap.
 */
public final class Pieces {

    /** So many bytes has each. */
    public static final int SIZE = 128 * 1024;

    /** So many exist outside the heap at most: 8 MiB. */
    static final int DIRECT = 64;

    private final ConcurrentLinkedQueue<ByteBuffer> free = new ConcurrentLinkedQueue<>();
    private final AtomicInteger direct = new AtomicInteger();

    /** @return an empty piece, for the caller to {@link #giveBack} when nobody reads or writes it any more */
    public ByteBuffer take() {
        ByteBuffer piece = free.poll();
        if (piece != null) {
            return piece;
        }
        if (direct.getAndUpdate(count -> Math.min(count + 1, DIRECT)) < DIRECT) {
            return ByteBuffer.allocateDirect(SIZE);
        }
        return ByteBuffer.allocate(SIZE);
    }

    /** @param piece what was taken; nobody uses it any more */
    public void giveBack(ByteBuffer piece) {
        if (piece.isDirect()) {
            free.add(piece.clear());
        }
    }

    /** @return how many of those outside the heap are in use */
    public int inUse() {
        return direct.get() - free.size();
    }
}
