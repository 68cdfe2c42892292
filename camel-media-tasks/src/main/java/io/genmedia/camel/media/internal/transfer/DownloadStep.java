package io.genmedia.camel.media.internal.transfer;

import io.genmedia.camel.media.internal.http.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do with the head of an answer to a download: a pure function of what was asked and what came. */
sealed interface DownloadStep {

    /**
     * Take the body.
     *
     * @param offset at which it begins
     * @param total of the whole content in bytes; -1 where not known
     * @param validator with which a later request may ask for the rest; null where it may not
     */
    record Take(long offset, long total, String validator) implements DownloadStep {}

    /** Go on at another address. */
    record Follow(String location) implements DownloadStep {}

    /**
     * Try again.
     *
     * @param fromZero what is there is of no use any more
     * @param pause how long the server asks to wait; null where it does not
     */
    record Again(String reason, int status, boolean fromZero, Duration pause) implements DownloadStep {}

    /** Give up. */
    record GiveUp(String reason, int status) implements DownloadStep {}

    Pattern CONTENT_RANGE = Pattern.compile("bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    /**
     * @param asked the offset that was asked for; 0 for all
     * @param known the length that the whole was said to have; -1 where not known
     * @param status of the answer
     * @param headers of the answer, by lower-case name
     * @param now for dates
     */
    static DownloadStep of(long asked, long known, int status, Map<String, String> headers, Instant now) {
        Duration wait = RetryAfter.parse(headers.get("retry-after"), now).orElse(null);
        if (status == 206 && asked > 0) {
            return ofPart(asked, known, headers);
        }
        if (status == 200 || status == 203) {
            return new Take(0, length(headers), validator(headers));
        }
        if (status == 301 || status == 302 || status == 303 || status == 307 || status == 308) {
            String location = headers.get("location");
            return location == null || location.isBlank()
                    ? new GiveUp("the server answered " + status + " without saying where to go", status)
                    : new Follow(location);
        }
        if (status == 416) {
            return new Again("the server has no such range", status, true, wait);
        }
        if (status >= 500 || status == 429 || status == 408 || status == 425) {
            return new Again("the server answered " + status, status, false, wait);
        }
        if (status == 206) {
            return new GiveUp("the server answered with a part of the content, which was not asked for", status);
        }
        return new GiveUp("the server answered " + status + (status == 204 ? ": there is no content" : ""), status);
    }

    private static DownloadStep ofPart(long asked, long known, Map<String, String> headers) {
        Matcher range =
                CONTENT_RANGE.matcher(headers.getOrDefault("content-range", "").strip());
        if (!range.matches() || Long.parseLong(range.group(1)) != asked || Long.parseLong(range.group(2)) < asked) {
            return new Again("the server answered with another part than the one asked for", 206, true, null);
        }
        long total = range.group(3).equals("*") ? known : Long.parseLong(range.group(3));
        if (known >= 0 && total != known) {
            return new Again("the content changed from " + known + " to " + total + " bytes", 206, true, null);
        }
        return new Take(asked, total, validator(headers));
    }

    private static long length(Map<String, String> headers) {
        String length = headers.getOrDefault("content-length", "").strip();
        return length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
    }

    /** A weak tag does not vouch for the same bytes; a date does as far as a second goes. */
    private static String validator(Map<String, String> headers) {
        if ("none".equalsIgnoreCase(headers.get("accept-ranges"))) {
            return null;
        }
        String tag = headers.get("etag");
        if (tag != null && tag.startsWith("\"")) {
            return tag;
        }
        return tag == null ? headers.get("last-modified") : null;
    }
}
