package io.genmedia.camel.benchmarks.callbacks;

import io.genmedia.camel.benchmarks.measure.Distribution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Times that passed between two events, in milliseconds. */
final class Lags {

    private final List<Long> millis = new ArrayList<>();

    void add(Instant from, Instant to) {
        millis.add(Duration.between(from, to).toMillis());
    }

    /** How they are spread; null where there are none. */
    Distribution distribution() {
        return millis.isEmpty()
                ? null
                : Distribution.of(millis.stream().mapToLong(Long::longValue).toArray());
    }
}
