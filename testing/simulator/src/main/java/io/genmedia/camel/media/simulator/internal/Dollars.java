package io.genmedia.camel.media.simulator.internal;

import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts of money, held as whole millionths of a dollar so that sums are exact. */
public final class Dollars {

    private static final int DIGITS = 6;

    private Dollars() {}

    /** The millionths of an amount. */
    public static long micros(double dollars) {
        if (!(dollars >= 0 && dollars <= 1_000_000_000)) {
            throw new IllegalArgumentException("the amount is " + dollars + " dollars; it must be from 0 to 1e9");
        }
        return BigDecimal.valueOf(dollars)
                .setScale(DIGITS, RoundingMode.HALF_UP)
                .unscaledValue()
                .longValueExact();
    }

    /** The amount as a number of dollars. */
    public static double dollars(long micros) {
        return BigDecimal.valueOf(micros, DIGITS).doubleValue();
    }

    /** The amount as it stands in JSON. */
    public static DecimalNode json(long micros) {
        BigDecimal shortest = BigDecimal.valueOf(micros, DIGITS).stripTrailingZeros();
        // 1E+2 is JSON, but no figure that one expects to read
        return DecimalNode.valueOf(shortest.scale() < 0 ? shortest.setScale(0) : shortest);
    }
}
