package io.genmedia.camel.media.internal.tracking;

import java.time.Duration;

/**
 * Counts the status reads of an account: in any second no more than a poll at the usual pace would make of each task that was in
 * flight within the last two intervals, or a few where that is less.
 */
final class ReadBudget {

    /** So many a second are made for an account at least. */
    static final int FLOOR = 10;

    private static final long SLOT = Duration.ofMillis(50).toNanos();

    /** A second, and the slot that has just begun. */
    private static final int SLOTS = (int) (Duration.ofSeconds(1).toNanos() / SLOT) + 1;

    private final long interval;
    private final int[] made = new int[SLOTS];
    private int sum;
    private long since;
    private int most;
    private int mostBefore;
    private long slot = Long.MIN_VALUE;

    /** @param interval of the usual pace */
    ReadBudget(Duration interval) {
        this.interval = interval.toNanos();
    }

    /** @return how many may be made in a second */
    int perSecond(long now, int inFlight) {
        if (now - since >= interval) {
            mostBefore = now - since < 2 * interval ? most : 0;
            most = 0;
            since = now;
        }
        most = Math.max(most, inFlight);
        return Math.max(FLOOR, (int) (Math.max(most, mostBefore) * 1_000_000_000L / interval));
    }

    /** @return how many may be made now */
    int free(long now, int inFlight) {
        forget(now);
        return Math.max(0, perSecond(now, inFlight) - sum);
    }

    /** One more was made. */
    void made(long now) {
        forget(now);
        made[index(slot)]++;
        sum++;
    }

    /** @return when it is worth asking again */
    long nextFree(long now) {
        return (Math.floorDiv(now, SLOT) + 1) * SLOT;
    }

    private void forget(long now) {
        long current = Math.floorDiv(now, SLOT);
        for (long next = Math.max(slot + 1, current - SLOTS + 1); next <= current; next++) {
            sum -= made[index(next)];
            made[index(next)] = 0;
        }
        slot = Math.max(slot, current);
    }

    private static int index(long slot) {
        return (int) Math.floorMod(slot, SLOTS);
    }
}
