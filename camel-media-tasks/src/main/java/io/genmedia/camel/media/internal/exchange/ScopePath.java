package io.genmedia.camel.media.internal.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * Under which parts of which splits, multicasts and loops a message is, all levels. Camel's own properties show the
 * innermost level alone; {@link ScopeInterceptor} notes each level as the message enters it.
 */
final class ScopePath {

    /** The exchange property: an immutable map of scope to index, outermost first. */
    static final String PROPERTY = "CamelMediaScopePath";

    private ScopePath() {}

    /** Notes that the message is in this part of this scope; deeper levels of an earlier visit are forgotten. */
    static void enter(Exchange exchange, String scope, String index) {
        Map<String, String> path = new LinkedHashMap<>(of(exchange));
        path.put(scope, index);
        exchange.setProperty(PROPERTY, java.util.Collections.unmodifiableMap(path));
    }

    @SuppressWarnings("unchecked")
    static Map<String, String> of(Exchange exchange) {
        Object path = exchange.getProperty(PROPERTY);
        return path == null ? Map.of() : (Map<String, String>) path;
    }

    /** The whole path as text, with what Camel itself shows of the innermost level. */
    static String text(Exchange exchange) {
        return of(exchange) + innermost(exchange);
    }

    /** True for a part of a split, or of a multicast. */
    static boolean isPart(Exchange exchange) {
        return exchange.getProperty(Exchange.SPLIT_INDEX) != null
                || exchange.getProperty(Exchange.MULTICAST_INDEX) != null;
    }

    /** What Camel itself shows of the innermost level. */
    static String innermost(Exchange exchange) {
        return index("s", exchange, Exchange.SPLIT_INDEX)
                + index("m", exchange, Exchange.MULTICAST_INDEX)
                + index("l", exchange, Exchange.LOOP_INDEX);
    }

    private static String index(String letter, Exchange exchange, String property) {
        Object index = exchange.getProperty(property);
        return index == null ? "" : letter + index;
    }
}
