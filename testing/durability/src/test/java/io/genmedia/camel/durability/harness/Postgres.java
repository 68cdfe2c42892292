package io.genmedia.camel.durability.harness;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A real PostgreSQL. Applications reach it through a proxy, so that it can be away. */
public final class Postgres implements Database {

    private final EmbeddedPostgres server;
    private final CuttableProxy proxy;

    private Postgres(EmbeddedPostgres server, CuttableProxy proxy) {
        this.server = server;
        this.proxy = proxy;
    }

    static Postgres started() {
        try {
            EmbeddedPostgres server =
                    EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
            return new Postgres(server, new CuttableProxy(server.getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return between applications and the server */
    public CuttableProxy proxy() {
        return proxy;
    }

    @Override
    public String url(Path folder) {
        return "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/postgres?user=postgres";
    }

    @Override
    public void close() {
        proxy.close();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
