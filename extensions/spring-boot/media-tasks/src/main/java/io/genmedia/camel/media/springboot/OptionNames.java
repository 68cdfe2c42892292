package io.genmedia.camel.media.springboot;

import java.util.Locale;

/** How names of options are written. */
final class OptionNames {

    private OptionNames() {}

    /** @return {@code poll-interval} for {@code pollInterval} */
    static String dashed(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** @return the same for all ways to write a name: {@code poll-interval}, {@code pollInterval}, {@code POLL_INTERVAL} */
    static String uniform(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
