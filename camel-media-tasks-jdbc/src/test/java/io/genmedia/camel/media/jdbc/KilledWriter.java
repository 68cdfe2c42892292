package io.genmedia.camel.media.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.StoredRequest;
import io.genmedia.camel.media.spi.StoredTask;
import java.time.Instant;

/** A process that writes one intent after the other, tells each that is written, and never ends by itself. */
final class KilledWriter {

    private KilledWriter() {}

    /** @param arguments the address of the database */
    public static void main(String[] arguments) {
        HikariDataSource pool = ConnectionPool.to(JdbcAddress.of(arguments[0], null, null));
        JdbcTaskStore store = JdbcTaskStore.owning(pool);
        StoredRequest request = new StoredRequest("d1", "https://api.example", "acc1", "video", null);
        for (int i = 0; ; i++) {
            String key = "k" + i;
            store.claim(StoredTask.intent("monet", key, request, Delivery.AWAITED, store.node(), Instant.now()));
            System.out.println(key);
            System.out.flush();
        }
    }
}
