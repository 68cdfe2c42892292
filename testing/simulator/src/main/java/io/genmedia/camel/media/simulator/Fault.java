package io.genmedia.camel.media.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that goes wrong with one request. Immutable; the methods that refine a fault answer a new one.
 *
 * <p>A fault without {@code after…} in its name happens before the request is acted on: no task is made, no file is kept,
 * and neither the key nor the body is looked at. The others happen to the answer of a request that was acted on; when the
 * provider refuses that request, its refusal is the answer, and the fault is used up all the same.
 */
public final class Fault {

    /** The kinds of fault. */
    public enum Effect {
        /** An HTTP status instead of the answer. */
        STATUS,
        /** The connection is reset before the request is acted on. */
        RESET_BEFORE_ACTING,
        /** The request is acted on, then the connection is reset. */
        RESET_AFTER_ACTING,
        /** The answer's JSON stops in the middle. */
        BROKEN_JSON,
        /** The answer is JSON without an id. */
        WITHOUT_ID,
        /** The answer is right; with a delay it is late. */
        NONE,
        /** An event stream ends, as HTTP wants it, before the task does. */
        STREAM_ENDS,
        /** An event stream is cut off. */
        STREAM_CUT,
        /** A download is cut off. */
        DOWNLOAD_CUT,
        /** A redirect to another URL. */
        REDIRECT,
        /** The task that is created ends failed. */
        TASK_FAILS,
        /** The task that is created never ends. */
        TASK_NEVER_ENDS
    }

    private final Effect effect;
    private final int status;
    private final boolean afterActing;
    private final String retryAfter;
    private final String contentType;
    private final String text;
    private final String message;
    private final long count;
    private final boolean withoutRanges;
    private final Duration delay;

    private Fault(Builder builder) {
        this.effect = builder.effect;
        this.status = builder.status;
        this.afterActing = builder.afterActing;
        this.retryAfter = builder.retryAfter;
        this.contentType = builder.contentType;
        this.text = builder.text;
        this.message = builder.message;
        this.count = builder.count;
        this.withoutRanges = builder.withoutRanges;
        this.delay = builder.delay;
    }

    /** An HTTP status with an error body in the provider's usual shape. */
    public static Fault status(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status is " + status + "; it must be from 200 to 599");
        }
        Builder builder = new Builder(Effect.STATUS);
        builder.status = status;
        return builder.build();
    }

    /** The connection is reset; the provider has not acted on the request. */
    public static Fault resetBeforeActing() {
        return new Builder(Effect.RESET_BEFORE_ACTING).build();
    }

    /** The provider accepts the request (the task exists, the file is kept), and the answer is lost. */
    public static Fault resetAfterAccepting() {
        return new Builder(Effect.RESET_AFTER_ACTING).build();
    }

    /** The right status and half of the JSON, after the request was acted on. */
    public static Fault brokenJson() {
        return new Builder(Effect.BROKEN_JSON).build();
    }

    /** The right status and the JSON without its id, after the request was acted on. */
    public static Fault withoutId() {
        return new Builder(Effect.WITHOUT_ID).build();
    }

    /** The right answer, sent only after {@code delay} of real time. */
    public static Fault delayed(Duration delay) {
        return new Builder(Effect.NONE).build().delayedBy(delay);
    }

    /** An event stream that ends in good order after this many events. */
    public static Fault streamEndsAfter(int events) {
        return counting(Effect.STREAM_ENDS, events);
    }

    /** An event stream whose connection is cut after this many events; after 0, the client sees a head and no event. */
    public static Fault streamCutAfter(int events) {
        return counting(Effect.STREAM_CUT, events);
    }

    /** A download whose connection is cut after this many bytes of its body. */
    public static Fault downloadCutAfter(long bytes) {
        return counting(Effect.DOWNLOAD_CUT, bytes);
    }

    /** A download whose connection is cut in the middle of its body. */
    public static Fault downloadCutHalfway() {
        return new Builder(Effect.DOWNLOAD_CUT).build();
    }

    /** A redirect (302) to a URL. */
    public static Fault redirectTo(String url) {
        Builder builder = new Builder(Effect.REDIRECT);
        builder.status = 302;
        builder.text = url;
        return builder.build();
    }

    /** The created task ends failed. */
    public static Fault taskFails(String code, String message) {
        Builder builder = new Builder(Effect.TASK_FAILS);
        builder.text = code;
        builder.message = message;
        return builder.build();
    }

    /** The created task is processed for ever. */
    public static Fault taskNeverEnds() {
        return new Builder(Effect.TASK_NEVER_ENDS).build();
    }

    private static Fault counting(Effect effect, long count) {
        if (count < 0) {
            throw new IllegalArgumentException("the count is " + count + "; it cannot be negative");
        }
        Builder builder = new Builder(effect);
        builder.count = count;
        return builder.build();
    }

    /** The same status with {@code Retry-After} in seconds. */
    public Fault retryAfterSeconds(long seconds) {
        return retryAfter(Long.toString(seconds));
    }

    /** The same status with this {@code Retry-After}: seconds or a date of HTTP. */
    public Fault retryAfter(String value) {
        Builder builder = refined(Effect.STATUS, "retryAfter");
        builder.retryAfter = value;
        return builder.build();
    }

    /** The same status with this JSON as its body. */
    public Fault jsonBody(String json) {
        return body("application/json", json);
    }

    /** The same status with the body {@code {"error":"text"}}. */
    public Fault plainError(String error) {
        String escaped = error.replace("\\", "\\\\").replace("\"", "\\\"");
        return jsonBody("{\"error\":\"" + escaped + "\"}");
    }

    /** The same status with a page of HTML, as a proxy on the way sends it. */
    public Fault htmlBody() {
        return body("text/html", "<html><head><title>" + status + "</title></head><body>Try later.</body></html>");
    }

    /** The same status with this body. */
    public Fault body(String type, String content) {
        Builder builder = refined(Effect.STATUS, "body");
        builder.contentType = type;
        builder.text = content;
        return builder.build();
    }

    /** The same status, answered after the request was acted on: the task exists, the client sees an error. */
    public Fault afterAccepting() {
        Builder builder = refined(Effect.STATUS, "afterAccepting");
        builder.afterActing = true;
        return builder.build();
    }

    /** The same cut; from then on the file is served without support for ranges. */
    public Fault withoutRanges() {
        Builder builder = refined(Effect.DOWNLOAD_CUT, "withoutRanges");
        builder.withoutRanges = true;
        return builder.build();
    }

    /** The same fault, with the answer (or the reset) held back for {@code time} of real time. */
    public Fault delayedBy(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("the delay is " + time + "; it cannot be negative");
        }
        Builder builder = new Builder(this);
        builder.delay = time;
        return builder.build();
    }

    private Builder refined(Effect wanted, String method) {
        if (effect != wanted) {
            throw new IllegalStateException(
                    method + "() refines a fault of kind " + wanted + ", and this one is " + effect);
        }
        return new Builder(this);
    }

    /** The kind of this fault. */
    public Effect effect() {
        return effect;
    }

    /** The HTTP status of a {@link Effect#STATUS} or {@link Effect#REDIRECT}, else 0. */
    public int status() {
        return status;
    }

    /** Whether the request is acted on before the fault shows. */
    public boolean isAfterActing() {
        return switch (effect) {
            case STATUS -> afterActing;
            case RESET_BEFORE_ACTING, REDIRECT -> false;
            default -> true;
        };
    }

    /** The value of {@code Retry-After}. */
    public Optional<String> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The media type of {@link #text()} where that is a body. */
    public Optional<String> contentType() {
        return Optional.ofNullable(contentType);
    }

    /** The body of a status, the URL of a redirect, the error code of a failing task. */
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    /** The error message of a failing task. */
    public Optional<String> message() {
        return Optional.ofNullable(message);
    }

    /** After how many events or bytes a stream or a download ends. */
    public OptionalLong count() {
        return count < 0 ? OptionalLong.empty() : OptionalLong.of(count);
    }

    /** Whether the file is served without ranges from then on. */
    public boolean isWithoutRanges() {
        return withoutRanges;
    }

    /** How long the answer is held back. */
    public Duration delay() {
        return delay;
    }

    @Override
    public String toString() {
        StringBuilder name = new StringBuilder(effect.name());
        if (status > 0) {
            name.append(' ').append(status);
        }
        if (count >= 0) {
            name.append(" after ").append(count);
        }
        if (!delay.isZero()) {
            name.append(" delayed by ").append(delay);
        }
        return name.toString();
    }

    private static final class Builder {

        private final Effect effect;
        private int status;
        private boolean afterActing;
        private String retryAfter;
        private String contentType;
        private String text;
        private String message;
        private long count = -1;
        private boolean withoutRanges;
        private Duration delay = Duration.ZERO;

        Builder(Effect effect) {
            this.effect = effect;
        }

        Builder(Fault fault) {
            this.effect = fault.effect;
            this.status = fault.status;
            this.afterActing = fault.afterActing;
            this.retryAfter = fault.retryAfter;
            this.contentType = fault.contentType;
            this.text = fault.text;
            this.message = fault.message;
            this.count = fault.count;
            this.withoutRanges = fault.withoutRanges;
            this.delay = fault.delay;
        }

        Fault build() {
            return new Fault(this);
        }
    }
}
