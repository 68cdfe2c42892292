package io.genmedia.camel.media.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the tables come to be, and to be newer. */
class SchemaTest {

    private HikariDataSource pool;

    @AfterEach
    void closePool() {
        pool.close();
    }

    private Schema schema(Database database, SchemaFiles files) {
        return new Schema(new Sql(pool, database.product()), database, files);
    }

    private void open(Database database) {
        pool = TestDatabases.pool(database == Database.H2 ? TestDatabases.h2InMemory() : TestDatabases.postgresql());
    }

    /** As the next release may have it: one file more, after those that are shipped. */
    private static SchemaFiles next(Database database) {
        SchemaFiles shipped = SchemaFiles.of(database);
        List<String> names = new ArrayList<>(shipped.names());
        names.add("V3__test.sql");
        return new SchemaFiles(shipped.folder(), names);
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void shouldMakeTheTablesOnce(Database database) {
        // given
        open(database);
        Schema schema = schema(database, SchemaFiles.of(database));
        assertThat(schema.version()).isZero();

        // when
        schema.update();
        schema.update();

        // then
        assertThat(schema.version()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void shouldBringOlderTablesUpToDate(Database database) throws SQLException {
        // given: tables of this release, with a task
        open(database);
        schema(database, SchemaFiles.of(database)).update();
        run("INSERT INTO media_provider (provider, shares) VALUES ('monet', 4)");

        // when
        Schema newer = schema(database, next(database));
        newer.update();

        // then
        assertThat(newer.version()).isEqualTo(3);
        run("UPDATE media_provider SET note = 'kept' WHERE shares = 4");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void shouldBringTablesOfTheFirstVersionUpToDate(Database database) throws SQLException {
        // given: what was bought before lengths were learned
        open(database);
        SchemaFiles all = SchemaFiles.of(database);
        schema(database, new SchemaFiles(all.folder(), all.names().subList(0, 1)))
                .update();
        run("INSERT INTO media_provider (provider, shares) VALUES ('monet', 4)");

        // when
        schema(database, all).update();

        // then
        run(
                "INSERT INTO media_length (provider, alike, learned, revision, written_at) SELECT provider, 'a', 'b', 1, CURRENT_TIMESTAMP FROM media_provider");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void shouldRefuseTablesThatAreNewerThanIt(Database database) {
        // given
        open(database);
        schema(database, SchemaFiles.of(database)).update();
        schema(database, next(database)).update();

        // then
        assertThatThrownBy(() -> schema(database, SchemaFiles.of(database)).update())
                .isInstanceOf(TaskStoreException.class)
                .hasMessageContaining("version 3")
                .hasMessageContaining("up to 2");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void shouldNameTheFileToRunWhereItMayNotMakeTables(Database database) throws SQLException {
        // given
        open(database);
        if (database == Database.H2) {
            run("CREATE USER worker PASSWORD 'pw'");
        } else {
            run("CREATE ROLE worker" + System.identityHashCode(this) + " LOGIN PASSWORD 'pw'");
        }
        String user = database == Database.H2 ? "worker" : "worker" + System.identityHashCode(this);
        // a setting that only an administrator may give
        String url = pool.getJdbcUrl().replace(";DB_CLOSE_DELAY=-1", "");
        HikariDataSource owner = pool;
        pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword("pw");

        // then
        assertThatThrownBy(() -> schema(database, SchemaFiles.of(database)).update())
                .isInstanceOf(TaskStoreException.class)
                .hasMessageContaining("V1__tasks.sql")
                .hasMessageContaining("io/genmedia/camel/media/jdbc/" + database.folder());
        owner.close();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void shouldWorkWithTablesThatWereMadeByHand(Database database) throws SQLException {
        // given
        open(database);
        for (String statement : SchemaFiles.of(database).statements(1)) {
            run(statement);
        }

        // when
        Schema schema = schema(database, SchemaFiles.of(database));
        schema.update();

        // then
        assertThat(schema.version()).isEqualTo(2);
    }
}
