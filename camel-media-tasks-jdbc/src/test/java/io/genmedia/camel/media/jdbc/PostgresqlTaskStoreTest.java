package io.genmedia.camel.media.jdbc;

class PostgresqlTaskStoreTest extends JdbcTaskStoreCases {

    @Override
    String newDatabase() {
        return TestDatabases.postgresql();
    }
}
