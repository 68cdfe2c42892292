package io.genmedia.camel.media.jdbc;

import java.time.Duration;

/**
 * When things happen among nodes.
 *
 * @param heartbeat between two signs of life
 * @param takeOverAfter who gave none for so long is gone
 * @param poll between two looks for free shares
 */
record Timing(Duration heartbeat, Duration takeOverAfter, Duration poll) {

    /** db-scheduler asks for so many at least. */
    private static final int MISSED_AT_LEAST = 4;

    Timing {
        if (heartbeat.isZero() || heartbeat.isNegative() || poll.isZero() || poll.isNegative()) {
            throw new IllegalArgumentException(
                    "heartbeat and pollInterval must be positive, but were " + heartbeat + " and " + poll);
        }
        if (heartbeat.multipliedBy(MISSED_AT_LEAST).compareTo(takeOverAfter) > 0) {
            throw new IllegalArgumentException("takeOverAfter must be at least four times the heartbeat of " + heartbeat
                    + ", but was " + takeOverAfter);
        }
    }

    /** So many heartbeats fit into the time to wait. */
    int missedHeartbeats() {
        return (int) (takeOverAfter.toMillis() / heartbeat.toMillis());
    }
}
