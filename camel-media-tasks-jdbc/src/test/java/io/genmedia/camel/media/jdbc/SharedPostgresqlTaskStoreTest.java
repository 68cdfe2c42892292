package io.genmedia.camel.media.jdbc;

class SharedPostgresqlTaskStoreTest extends SharedTaskStoreCases {

    @Override
    String newDatabase() {
        return TestDatabases.postgresql();
    }
}
