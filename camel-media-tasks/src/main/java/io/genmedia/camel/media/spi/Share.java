package io.genmedia.camel.media.spi;

/**
 * A part of the tasks of a provider, by their keys: where several nodes use one store, each share is followed by one of them.
 *
 * @param number from 0
 * @param of how many there are; it divides {@link #BUCKETS}
 */
public record Share(int number, int of) {

    /** Into so many buckets keys are divided; a share is some of them. */
    public static final int BUCKETS = 64;

    /** Everything, where one node follows all. */
    public static final Share ALL = new Share(0, 1);

    /** Checks. */
    public Share {
        if (of < 1 || BUCKETS % of != 0 || number < 0 || number >= of) {
            throw new IllegalArgumentException("No share: " + number + " of " + of);
        }
    }

    /** @return the bucket of a key, from 0; the same on every machine and in every version */
    public static int bucket(String key) {
        return Math.floorMod(key.hashCode(), BUCKETS);
    }

    /** @return whether the task with this key is in this share */
    public boolean has(String key) {
        return bucket(key) % of == number;
    }
}
