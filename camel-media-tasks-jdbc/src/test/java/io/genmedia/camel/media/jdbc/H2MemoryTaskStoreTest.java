package io.genmedia.camel.media.jdbc;

class H2MemoryTaskStoreTest extends JdbcTaskStoreCases {

    @Override
    String newDatabase() {
        return TestDatabases.h2InMemory();
    }
}
