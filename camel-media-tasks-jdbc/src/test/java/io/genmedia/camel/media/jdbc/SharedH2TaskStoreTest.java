package io.genmedia.camel.media.jdbc;

import java.nio.file.Path;
import org.h2.tools.Server;
import org.junit.jupiter.api.io.TempDir;

/** H2 as a server of several nodes. */
class SharedH2TaskStoreTest extends SharedTaskStoreCases {

    @TempDir
    Path folder;

    private Server server;

    @Override
    String newDatabase() throws Exception {
        server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", folder.toString())
                .start();
        return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/./tasks";
    }

    @Override
    void dropDatabase() {
        server.stop();
    }
}
