package io.genmedia.camel.media.spi;

import java.time.Duration;
import java.time.Instant;

/**
 * The limits of accounts, held for all nodes of a store together: so many tasks in flight, so many submits in any window. The
 * calls block, as those of {@link TaskStore} do, and may be made again.
 */
public interface SharedLimits {

    /**
     * What holds for an account.
     *
     * @param atOnce tasks in flight at most; 0 for no limit
     * @param submits at most in any window; 0 for no limit
     * @param window its length; null for no limit
     * @param longestPlace how long a task takes a place at most, whatever becomes of it
     */
    record Limits(int atOnce, int submits, Duration window, Duration longestPlace) {}

    /**
     * Asks for a place.
     *
     * @param account which account
     * @param place whose: what is sent as idempotency key; who has a place already has it again
     * @param limits of the account
     * @param now the time
     * @return zero where the place is taken; else after how long it is worth asking again
     */
    Duration take(String account, String place, Limits limits, Instant now);

    /** The submit was answered: from now on it counts for one more window. */
    void answered(String account, String place, Instant now);

    /** Nothing was sent, or the provider said that it is too much: the place is free, and the submit does not count. */
    void giveBack(String account, String place);

    /** The task is over: the place is free. The submit counts for its window. */
    void free(String account, String place, Instant now);

    /** The provider said that it is too much: nobody takes a place before then. */
    void rest(String account, Instant until);

    /** @return how many places of an account are taken */
    int inFlight(String account, Instant now);
}
