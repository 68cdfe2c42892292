package io.genmedia.camel.media.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2FileTaskStoreTest extends JdbcTaskStoreCases {

    @TempDir
    Path folder;

    @Override
    String newDatabase() {
        return TestDatabases.h2In(folder);
    }
}
