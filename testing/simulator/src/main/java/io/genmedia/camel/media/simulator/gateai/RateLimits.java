package io.genmedia.camel.media.simulator.gateai;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * How many requests to generate are let in: so many in any window of time, and so many whose task has not ended. A slot is
 * freed when its task ends, or when its own lifetime does, whatever the task does. Not safe for many threads.
 */
final class RateLimits {

    private final Deque<Instant> requests = new ArrayDeque<>();
    private final List<Slot> slots = new ArrayList<>();

    /**
     * The limits.
     *
     * @param atMost how many requests in a window
     * @param window how long the window is
     * @param inFlight how many slots
     * @param slotLifetime after which a slot is free though its task has not ended
     */
    record Rules(int atMost, Duration window, int inFlight, Duration slotLifetime) {

        static final Rules PUBLISHED = new Rules(5, Duration.ofSeconds(30), 5, Duration.ofMinutes(10));

        /** Whether a task holds a slot. */
        boolean holdsSlot(Instant from, Instant taskEnd, Instant now) {
            return now.isBefore(taskEnd) && now.isBefore(from.plus(slotLifetime));
        }
    }

    /** Why a request is not let in now, if it is not. */
    Optional<String> refusal(Rules rules, Instant now) {
        requests.removeIf(at -> !now.isBefore(at.plus(rules.window())));
        if (requests.size() >= rules.atMost()) {
            return Optional.of("there were " + requests.size() + " requests in the last "
                    + rules.window().toSeconds() + " s; at most " + rules.atMost() + " are allowed");
        }
        slots.removeIf(slot -> !rules.holdsSlot(slot.from(), slot.taskEnd(), now));
        if (slots.size() >= rules.inFlight()) {
            return Optional.of(
                    slots.size() + " generations are in flight; at most " + rules.inFlight() + " are allowed");
        }
        return Optional.empty();
    }

    /** Counts a request in the window. */
    void count(Instant now) {
        requests.addLast(now);
    }

    /** Gives a task its slot. */
    void occupy(Instant from, Instant taskEnd) {
        slots.add(new Slot(from, taskEnd));
    }

    void clear() {
        requests.clear();
        slots.clear();
    }

    private record Slot(Instant from, Instant taskEnd) {}
}
