package io.genmedia.camel.media.jdbc;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The databases within this process that a store works with. One store is all there is for such a database: what another node has
 * in hand is taken for what was in hand when the application ended. Other processes are kept out by H2's lock of the file, so that
 * a list in this process is enough.
 */
final class EmbeddedDatabases {

    private static final Set<String> USED = ConcurrentHashMap.newKeySet();

    private EmbeddedDatabases() {}

    /** @throws IllegalStateException where another store works with it */
    static void enter(String name) {
        if (!USED.add(name)) {
            throw new IllegalStateException("Another task store of this process works with the H2 database " + name
                    + ". Give each CamelContext a database of its own, or let them share one through a server: PostgreSQL, or"
                    + " H2 by a jdbc:h2:tcp: address or with AUTO_SERVER=TRUE");
        }
    }

    static void leave(String name) {
        USED.remove(name);
    }
}
