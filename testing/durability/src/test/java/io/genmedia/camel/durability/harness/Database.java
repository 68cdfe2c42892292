package io.genmedia.camel.durability.harness;

import java.nio.file.Path;

/** Where applications keep what they have bought. */
public interface Database extends AutoCloseable {

    /**
     * @param folder of the run
     * @return its JDBC address
     */
    String url(Path folder);

    @Override
    void close();

    /** @return a file of H2, for one application at a time */
    static Database h2() {
        return new Database() {
            @Override
            public String url(Path folder) {
                return "jdbc:h2:file:" + folder.resolve("tasks");
            }

            @Override
            public void close() {
                // the file goes with the folder
            }
        };
    }

    /** @return a PostgreSQL of its own */
    static Postgres postgres() {
        return Postgres.started();
    }
}
