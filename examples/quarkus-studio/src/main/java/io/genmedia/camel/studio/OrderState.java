package io.genmedia.camel.studio;

import java.util.EnumSet;
import java.util.Set;

/** Where an order stands. */
enum OrderState {
    /** Written down, and not known to be taken by the provider. */
    PLACED,
    /** The provider took it. */
    RUNNING,
    /** It is made, and its files are fetched. */
    FETCHING,
    /** Its files are here. */
    DONE,
    /** It came to nothing. */
    FAILED,
    /** The provider took it, and its result is not here yet: it can be waited for again, and is not bought again. */
    RESUMABLE,
    /** Nobody knows whether the provider took it. */
    UNKNOWN;

    /** What a start of the application goes on with. */
    static final Set<OrderState> OPEN = Set.copyOf(EnumSet.of(PLACED, RUNNING, FETCHING));

    /** What a person may want to look at. */
    static final Set<OrderState> TROUBLED = Set.copyOf(EnumSet.of(FAILED, RESUMABLE, UNKNOWN));
}
