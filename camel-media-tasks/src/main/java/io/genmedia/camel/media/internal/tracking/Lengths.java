package io.genmedia.camel.media.internal.tracking;

import java.util.Locale;
import java.util.Optional;

/**
 * How long tasks took that are alike, in seconds: a histogram of fixed size whose buckets grow by 6%, from a quarter of a second to
 * four hours. Each end that is learned makes those before count a little less, so that the last few hundred count.
 *
 * <p>Safe for use by several threads.
 */
final class Lengths {

    /** So many ends have to be known before anything is concluded from them. */
    static final int ENOUGH = 8;

    static final int BUCKETS = 192;

    private static final double SHORTEST = 0.25;
    private static final double GROWTH = 1.06;
    private static final double KEPT = 1 - 1.0 / 200;
    private static final String FORMAT = "1";

    private static final double[] EDGES = edges();

    private final float[] weights = new float[BUCKETS];
    private float weight;
    private int ends;

    private static double[] edges() {
        double[] edges = new double[BUCKETS + 1];
        for (int i = 1; i <= BUCKETS; i++) {
            edges[i] = SHORTEST * Math.pow(GROWTH, i - 1.0);
        }
        return edges;
    }

    /**
     * Learns of an end.
     *
     * @param from the task was not over before
     * @param to the task was over then: the end lies anywhere between
     */
    synchronized void learn(double from, double to) {
        decay(1);
        double low = Math.max(0, Math.min(from, EDGES[BUCKETS - 1]));
        double high = Math.max(low, Math.min(to, EDGES[BUCKETS]));
        int first = bucket(low);
        int last = bucket(high);
        for (int i = first; i <= last; i++) {
            double part = first == last ? 1 : (Math.min(high, EDGES[i + 1]) - Math.max(low, EDGES[i])) / (high - low);
            weights[i] += (float) part;
        }
        weight += 1;
        ends++;
    }

    private void decay(int times) {
        float kept = (float) Math.pow(KEPT, times);
        for (int i = 0; i < BUCKETS; i++) {
            weights[i] *= kept;
        }
        weight *= kept;
    }

    private static int bucket(double seconds) {
        if (seconds < SHORTEST) {
            return 0;
        }
        int guess = 1 + (int) (Math.log(seconds / SHORTEST) / Math.log(GROWTH));
        int near = Math.max(1, Math.min(BUCKETS - 1, guess));
        // the logarithm may err by a hair at an edge
        return seconds < EDGES[near] ? near - 1 : near < BUCKETS - 1 && seconds >= EDGES[near + 1] ? near + 1 : near;
    }

    /** @return for how many ends it speaks; those that are long ago count less */
    synchronized double weight() {
        return weight;
    }

    /** @return how many were learned, however long ago */
    synchronized int ends() {
        return ends;
    }

    /** @return whether something can be concluded from it */
    synchronized boolean isEnough() {
        return ends >= ENOUGH;
    }

    /** @return which part of the tasks was over after so many seconds, 0 to 1 */
    synchronized double overAfter(double seconds) {
        int in = bucket(Math.max(0, seconds));
        double sum = 0;
        for (int i = 0; i < in; i++) {
            sum += weights[i];
        }
        double share = Math.max(0, Math.min(1, (seconds - EDGES[in]) / (EDGES[in + 1] - EDGES[in])));
        return weight == 0 ? 0 : Math.min(1, (sum + share * weights[in]) / weight);
    }

    /** @return after how many seconds this part of the tasks was over; the inverse of {@link #overAfter} */
    synchronized double quantile(double part) {
        double left = part * weight;
        double reached = 0;
        for (int i = 0; i < BUCKETS; i++) {
            if (weights[i] > 0) {
                if (left <= weights[i]) {
                    return EDGES[i] + Math.max(0, left) / weights[i] * (EDGES[i + 1] - EDGES[i]);
                }
                reached = EDGES[i + 1];
            }
            left -= weights[i];
        }
        return reached;
    }

    /** Takes in what was learned after what stands here. */
    synchronized void add(Lengths later) {
        Lengths copy = later.copy();
        decay(Math.min(copy.ends, 10_000));
        for (int i = 0; i < BUCKETS; i++) {
            weights[i] += copy.weights[i];
        }
        weight += copy.weight;
        ends += copy.ends;
    }

    synchronized Lengths copy() {
        Lengths copy = new Lengths();
        System.arraycopy(weights, 0, copy.weights, 0, BUCKETS);
        copy.weight = weight;
        copy.ends = ends;
        return copy;
    }

    /** @return it as a text of at most 3 KB, for a store */
    synchronized String toText() {
        StringBuilder text = new StringBuilder(FORMAT).append(' ').append(ends);
        for (int i = 0; i < BUCKETS; i++) {
            if (weights[i] >= 0.001f) {
                text.append(' ').append(i).append(':').append(String.format(Locale.ROOT, "%.3f", weights[i]));
            }
        }
        return text.toString();
    }

    /** @return what the text holds; empty where it is not of the shape, as one of a later version */
    static Optional<Lengths> ofText(String text) {
        String[] parts = text.split(" ");
        if (parts.length < 2 || !parts[0].equals(FORMAT)) {
            return Optional.empty();
        }
        Lengths lengths = new Lengths();
        try {
            lengths.ends = Integer.parseInt(parts[1]);
            for (int i = 2; i < parts.length; i++) {
                int colon = parts[i].indexOf(':');
                float part = Float.parseFloat(parts[i].substring(colon + 1));
                if (!(part >= 0 && part <= 1_000_000)) {
                    return Optional.empty();
                }
                lengths.weights[Integer.parseInt(parts[i].substring(0, colon))] = part;
                lengths.weight += part;
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
        return Optional.of(lengths);
    }
}
