package io.genmedia.camel.media.internal.exchange;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;

/**
 * Under which parts of which splits, multicasts and loops a message is, and whose copy, all levels. Camel's own properties show the
 * innermost level alone, and still do when it is over; {@link ScopeInterceptor} notes each level as the message enters it, and
 * what is left of it as the message leaves it.
 */
final class ScopePath {

    /** An immutable map of scope to index, outermost first. */
    private static final String PATH = "CamelMediaScopePath";

    /** What scopes that are over have left in Camel's properties, by kind. */
    private static final String LEFTOVERS = "CamelMediaScopeLeftovers";

    /** The text of a message that is in no scope: most are, and each that waits holds it. */
    private static final String NOWHERE = "{}";

    private ScopePath() {}

    /** The kinds of scope. */
    enum Kind {
        SPLIT("s", Exchange.SPLIT_INDEX),
        MULTICAST("m", Exchange.MULTICAST_INDEX),
        LOOP("l", Exchange.LOOP_INDEX),
        /** What sends a copy of the message elsewhere; Camel gives it no index. */
        COPY("c", "CamelMediaNoIndex");

        private final String letter;
        private final String property;

        Kind(String letter, String property) {
            this.letter = letter;
            this.property = property;
        }
    }

    /**
     * What a scope left behind.
     *
     * @param shown what Camel's property shows since
     * @param index where the message is; null for nowhere
     */
    private record Leftover(Object shown, Object index) {}

    /**
     * Where a message stands that is about to enter a scope.
     *
     * @param path under which scopes
     * @param indices in which part of them
     */
    record Place(Map<String, String> path, Map<Kind, Object> indices) {}

    /** Notes that the message is about to enter a scope of this kind, whose index will be a fresh one. */
    static Place before(Exchange exchange, Kind kind) {
        Map<Kind, Object> indices = new EnumMap<>(Kind.class);
        for (Kind any : Kind.values()) {
            Object index = index(exchange, any);
            if (index != null) {
                indices.put(any, index);
            }
        }
        isFresh(exchange, kind);
        return new Place(of(exchange), indices);
    }

    /** Notes that Camel's index of this kind is that of the scope in which the message is. */
    static void isFresh(Exchange exchange, Kind kind) {
        Map<Kind, Leftover> left = new EnumMap<>(Kind.class);
        left.putAll(leftovers(exchange));
        left.remove(kind);
        set(exchange, LEFTOVERS, left);
    }

    /** Notes that the message is in this part of this scope. */
    static void enter(Exchange exchange, String scope, Kind kind) {
        Map<String, String> path = new LinkedHashMap<>(of(exchange));
        path.put(scope, text(exchange, kind));
        set(exchange, PATH, path);
    }

    /** Notes that copies of the message go out from this scope, by this visit to it. */
    static void copies(Exchange exchange, String scope, String visit) {
        Map<String, String> path = new LinkedHashMap<>(of(exchange));
        path.put(scope, Kind.COPY.letter + visit);
        set(exchange, PATH, path);
    }

    /** Notes that the message is where it was before the scope. */
    static void after(Exchange exchange, Place place) {
        Map<Kind, Leftover> left = new EnumMap<>(Kind.class);
        for (Kind any : Kind.values()) {
            Object shown = exchange.getProperty(any.property);
            Object index = place.indices().get(any);
            if (shown != null && !Objects.equals(shown, index)) {
                left.put(any, new Leftover(shown, index));
            }
        }
        set(exchange, LEFTOVERS, left);
        set(exchange, PATH, place.path());
    }

    private static void set(Exchange exchange, String property, Map<?, ?> value) {
        if (value.isEmpty()) {
            exchange.removeProperty(property);
        } else {
            // copies of the exchange share it
            exchange.setProperty(property, Collections.unmodifiableMap(value));
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, String> of(Exchange exchange) {
        Object path = exchange.getProperty(PATH);
        return path == null ? Map.of() : (Map<String, String>) path;
    }

    @SuppressWarnings("unchecked")
    private static Map<Kind, Leftover> leftovers(Exchange exchange) {
        Object left = exchange.getProperty(LEFTOVERS);
        return left == null ? Map.of() : (Map<Kind, Leftover>) left;
    }

    private static Object index(Exchange exchange, Kind kind) {
        Object shown = exchange.getProperty(kind.property);
        Leftover left = leftovers(exchange).get(kind);
        return left != null && left.shown().equals(shown) ? left.index() : shown;
    }

    private static String text(Exchange exchange, Kind kind) {
        Object index = index(exchange, kind);
        return index == null ? "" : kind.letter + index;
    }

    /** The whole path as text, with what Camel itself shows of the innermost level. */
    static String text(Exchange exchange) {
        Map<String, String> path = of(exchange);
        String indices = indices(exchange);
        return path.isEmpty() && indices.isEmpty() ? NOWHERE : path + indices;
    }

    /** What Camel itself shows of the innermost level, as text. */
    static String indices(Exchange exchange) {
        return text(exchange, Kind.SPLIT) + text(exchange, Kind.MULTICAST) + text(exchange, Kind.LOOP);
    }

    /** In which turns of which loops the message is, as text. */
    static String loops(Exchange exchange) {
        Map<String, String> loops = new LinkedHashMap<>(of(exchange));
        loops.values().removeIf(index -> !index.startsWith(Kind.LOOP.letter));
        return loops + text(exchange, Kind.LOOP);
    }

    /** True for a part of a split, or of a multicast. */
    static boolean isPart(Exchange exchange) {
        return index(exchange, Kind.SPLIT) != null || index(exchange, Kind.MULTICAST) != null;
    }
}
