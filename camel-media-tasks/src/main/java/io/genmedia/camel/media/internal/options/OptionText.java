package io.genmedia.camel.media.internal.options;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the numbers, durations and sizes of options that are kept as text, because Camel's own binding reads {@code 2g} as 0
 * and an int of {@code 10s} as 10000.
 */
public final class OptionText {

    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|s|m|h|d)?");
    private static final Pattern SIZE =
            Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(b|kb|kib|k|mb|mib|m|gb|gib|g|tb|tib|t)?");

    private static final Pattern DOLLARS = Pattern.compile("\\$?\\s*(\\d{1,9}(?:\\.\\d{1,9})?)");

    /** A hundred years: what is longer is a mistake, and would overflow somewhere. */
    private static final BigDecimal LONGEST_MILLIS =
            BigDecimal.valueOf(Duration.ofDays(36_500).toMillis());

    private OptionText() {}

    /**
     * @param option the option's name, for the message
     * @param text {@code 5s}, {@code 500ms}, {@code 45m}, {@code 1h30m}; a bare number is milliseconds
     * @return the duration
     * @throws IllegalArgumentException where it is none
     */
    public static Duration duration(String option, String text) {
        String given = text.strip().toLowerCase(Locale.ROOT);
        Matcher part = PART.matcher(given);
        BigDecimal millis = BigDecimal.ZERO;
        int at = 0;
        while (at < given.length() && part.find(at) && part.start() == at) {
            if (part.group(2) == null && part.end() - part.start() < given.length()) {
                // 1h30 is meant as 1h30m, and would be 30 milliseconds
                break;
            }
            millis = millis.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(millisOf(part.group(2)))));
            at = part.end();
            while (at < given.length() && given.charAt(at) == ' ') {
                at++;
            }
        }
        if (given.isEmpty() || at < given.length() || millis.compareTo(LONGEST_MILLIS) > 0) {
            throw new IllegalArgumentException("Option " + option
                    + " must be a duration as 500ms, 5s, 45m or 1h30m (a bare number is milliseconds), and at most 36500d,"
                    + " but was '" + text + "'");
        }
        return Duration.ofMillis(millis.longValue());
    }

    /**
     * @param option the option's name, for the message
     * @param text as of {@link #duration}
     * @return the duration
     * @throws IllegalArgumentException where it is none, or shorter than a millisecond
     */
    public static Duration positiveDuration(String option, String text) {
        Duration duration = duration(option, text);
        if (duration.isZero()) {
            throw new IllegalArgumentException(
                    "Option " + option + " must be a duration of at least 1ms, as 5s, but was '" + text + "'");
        }
        return duration;
    }

    private static long millisOf(String unit) {
        return switch (unit == null ? "ms" : unit) {
            case "ms" -> 1L;
            case "s" -> 1_000L;
            case "m" -> 60_000L;
            case "h" -> 3_600_000L;
            default -> 86_400_000L;
        };
    }

    /**
     * @param option the option's name, for the message
     * @param text {@code 2GiB}, {@code 500MB}, {@code 1g}; a bare number is bytes; K, M, G alone count by 1024
     * @return the size in bytes
     * @throws IllegalArgumentException where it is none
     */
    public static long size(String option, String text) {
        Matcher size = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (size.matches()) {
            BigDecimal bytes = new BigDecimal(size.group(1)).multiply(BigDecimal.valueOf(bytesOf(size.group(2))));
            if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
                return bytes.longValue();
            }
        }
        throw new IllegalArgumentException(
                "Option " + option + " must be a size as 2GiB, 500MB or a number of bytes, but was '" + text + "'");
    }

    private static long bytesOf(String unit) {
        return switch (unit == null ? "b" : unit) {
            case "b" -> 1L;
            case "kb" -> 1_000L;
            case "k", "kib" -> 1L << 10;
            case "mb" -> 1_000_000L;
            case "m", "mib" -> 1L << 20;
            case "gb" -> 1_000_000_000L;
            case "g", "gib" -> 1L << 30;
            case "tb" -> 1_000_000_000_000L;
            default -> 1L << 40;
        };
    }

    /**
     * @param option the option's name, for the message
     * @param text {@code 0.25}, {@code $1.50}
     * @return the amount in US dollars
     * @throws IllegalArgumentException where it is none
     */
    public static BigDecimal dollars(String option, String text) {
        String given = text.strip();
        Matcher amount = DOLLARS.matcher(given);
        if (amount.matches()) {
            return new BigDecimal(amount.group(1));
        }
        throw new IllegalArgumentException(
                "Option " + option + " must be an amount of US dollars as 0.25, but was '" + text + "'");
    }

    /**
     * @param option the option's name, for the message
     * @param text a whole number
     * @param least the least that is accepted
     * @return the number
     * @throws IllegalArgumentException where it is none, or below
     */
    public static int count(String option, String text, int least) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException(
                "Option " + option + " must be a whole number of at least " + least + ", but was '" + text + "'");
    }
}
