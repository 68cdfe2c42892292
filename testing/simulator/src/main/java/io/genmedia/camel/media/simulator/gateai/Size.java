package io.genmedia.camel.media.simulator.gateai;

/**
 * A width and a height.
 *
 * @param width in pixels
 * @param height in pixels
 */
record Size(int width, int height) {

    long pixels() {
        return (long) width * height;
    }

    /** How far the shapes of two sizes are apart; 0 for the same aspect ratio. */
    double shapeDistance(Size other) {
        return Math.abs(Math.log((double) width / height) - Math.log((double) other.width / other.height));
    }

    /** How far the numbers of pixels of two sizes are apart; 0 for the same. */
    double areaDistance(Size other) {
        return Math.abs(Math.log((double) pixels() / other.pixels()));
    }
}
