package io.genmedia.camel.media.internal.tracking;

import io.genmedia.camel.media.spi.TaskSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long the tasks of a provider took, by {@link LengthKey}: those that were asked for last, so that the number is bounded. */
public final class LearnedLengths {

    /** So many kinds of tasks are remembered; each takes about a kilobyte. */
    public static final int AT_MOST = 256;

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
    /** What was learned since it was {@linkplain #keep kept} last. */
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

    /** @return how many ends of such tasks are known */
    public int ends(String like) {
        synchronized (known) {
            Lengths all = known.get(like);
            return all == null ? 0 : all.ends();
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
    public void learn(String like, Duration from, Duration to, TaskSnapshot task) {
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

    /** Keeps what was learned. */
    @FunctionalInterface
    public interface Keeper {
        /**
         * @param like which tasks
         * @param change what was learned of them
         * @return what is kept of them now
         */
        String keep(String like, Change change);
    }

    /** What was learned since it was kept last. */
    @FunctionalInterface
    public interface Change {
        /**
         * @param kept what is kept; null for nothing
         * @return the same, and what was learned since
         */
        String addedTo(String kept);
    }

    /** What is kept of some tasks; what cannot be read, as of a later version, is passed over. */
    public void read(String like, String kept) {
        Lengths.ofText(kept).ifPresent(all -> nowKnown(like, all));
    }

    /**
     * Has what was learned since the last time kept.
     *
     * @param keeper may block, and may fail: what it could not keep is kept the next time
     */
    public void keep(Keeper keeper) {
        Map<String, Lengths> taken;
        synchronized (known) {
            taken = new HashMap<>(news);
            news.clear();
        }
        try {
            for (String like : List.copyOf(taken.keySet())) {
                Lengths change = taken.get(like);
                String kept = keeper.keep(like, before -> added(before, change).toText());
                taken.remove(like);
                read(like, kept);
            }
        } finally {
            taken.forEach(this::giveBack);
        }
    }

    private static Lengths added(String before, Lengths change) {
        Lengths all = Optional.ofNullable(before).flatMap(Lengths::ofText).orElseGet(Lengths::new);
        all.add(change);
        return all;
    }

    private void giveBack(String like, Lengths unkept) {
        synchronized (known) {
            Lengths later = news.put(like, unkept);
            if (later != null) {
                unkept.add(later);
            }
        }
    }

    /** What was learned since is added. */
    private void nowKnown(String like, Lengths all) {
        synchronized (known) {
            Lengths later = news.get(like);
            if (later != null) {
                all.add(later);
            }
            known.put(like, all);
        }
    }
}
