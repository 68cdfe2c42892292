package io.genmedia.camel.media.internal.tracking;

import io.genmedia.camel.media.spi.TaskSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How long the tasks of a provider took, by {@link LengthKey}: those that were asked for last, so that the number is bounded. */
public final class LearnedLengths {

    /** So many kinds of tasks are remembered; each takes about a kilobyte. */
    static final int AT_MOST = 256;

    /** A provider's stamps of whole seconds say no more than this. */
    private static final double WHOLE_SECONDS = 1;

    private static final double STAMPS = 0.1;

    private final Map<String, Lengths> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Lengths> eldest) {
            return size() > AT_MOST;
        }
    };
    /** What was learned since it was last {@linkplain #take taken}. */
    private final Map<String, Lengths> news = new HashMap<>();

    /**
     * @param like which tasks
     * @return how long they took; empty where too few are known
     */
    Optional<Lengths> enough(String like) {
        synchronized (known) {
            return Optional.ofNullable(known.get(like)).filter(Lengths::isEnough);
        }
    }

    /**
     * A task ended with a result.
     *
     * @param like which tasks are like it
     * @param from for so long it was seen running
     * @param to after so long it was seen to be over
     * @param task as it ended: where the provider tells both ends of it, these are believed as far as they agree with what was seen
     */
    void learn(String like, Duration from, Duration to, TaskSnapshot task) {
        double low = seconds(from);
        double high = Math.max(low, seconds(to));
        Instant created = task.createdAt();
        Instant ended = task.updatedAt();
        if (created != null && ended != null) {
            double told = seconds(Duration.between(created, ended));
            double exact = created.getNano() == 0 && ended.getNano() == 0 ? WHOLE_SECONDS : STAMPS;
            if (told + exact >= low && told - exact <= high) {
                low = Math.max(low, told - exact);
                high = Math.min(high, told + exact);
            }
        }
        synchronized (known) {
            known.computeIfAbsent(like, key -> new Lengths()).learn(low, high);
            news.computeIfAbsent(like, key -> new Lengths()).learn(low, high);
            if (news.size() > AT_MOST) {
                news.keySet().retainAll(known.keySet());
            }
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** @return what was learned since the last call, to be kept; from now on it is somebody else's to keep */
    Map<String, Lengths> take() {
        synchronized (known) {
            Map<String, Lengths> taken = Map.copyOf(news);
            news.clear();
            return taken;
        }
    }

    /** What was {@linkplain #take taken} could not be kept. */
    void giveBack(String like, Lengths unkept) {
        synchronized (known) {
            Lengths later = news.put(like, unkept);
            if (later != null) {
                unkept.add(later);
            }
        }
    }

    /** What is kept of tasks, with what was taken: what was learned since is added. */
    void kept(String like, Lengths all) {
        synchronized (known) {
            Lengths now = all.copy();
            Lengths later = news.get(like);
            if (later != null) {
                now.add(later);
            }
            known.put(like, now);
        }
    }
}
