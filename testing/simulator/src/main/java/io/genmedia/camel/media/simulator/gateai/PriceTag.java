package io.genmedia.camel.media.simulator.gateai;

import java.util.Locale;

/**
 * What the document says of a model's cost.
 *
 * @param unit what is paid for
 * @param amount dollars for one generation or one megapixel; at 720p, for 15 seconds
 * @param shortAmount at 720p, dollars for 4 seconds; 0 for the other units
 */
record PriceTag(Unit unit, double amount, double shortAmount) {

    enum Unit {
        /** One generation with the default parameters. */
        GENERATION,
        /** 1024×1024 pixels. */
        MEGAPIXEL,
        /** A second of 1280×720 pixels. */
        SECOND
    }

    /** The short text of the list of models. */
    String text() {
        return switch (unit) {
            case GENERATION -> "~$" + figure(amount) + "/generation";
            case MEGAPIXEL -> "~$" + figure(amount) + "/1024×1024";
            case SECOND -> "~$" + figure(shortAmount) + "/720p 4s, ~$" + figure(amount) + "/720p 15s";
        };
    }

    private static String figure(double dollars) {
        return String.format(Locale.ROOT, "%.2f", dollars);
    }
}
