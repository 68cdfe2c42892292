package io.genmedia.camel.durability;

/** What chance hangs on. */
final class Seed {

    private Seed() {}

    /** @return {@code -Dcrash.seed}, else another at each call; it is printed */
    static long next() {
        long seed = Long.getLong("crash.seed", System.nanoTime());
        System.out.println("seed " + seed);
        return seed;
    }
}
