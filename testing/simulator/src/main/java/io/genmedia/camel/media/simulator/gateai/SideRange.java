package io.genmedia.camel.media.simulator.gateai;

/**
 * What one side of a picture may measure.
 *
 * @param min the least, in pixels
 * @param max the most, in pixels
 * @param step the distance between allowed values, counted from 0
 */
record SideRange(int min, int max, int step) {

    /** The allowed value that is nearest. */
    int nearest(long value) {
        long stepped = Math.round((double) value / step) * step;
        return (int) Math.max(min, Math.min(max, stepped));
    }
}
