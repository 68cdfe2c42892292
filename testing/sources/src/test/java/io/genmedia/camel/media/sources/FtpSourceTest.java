package io.genmedia.camel.media.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.ftpserver.ConnectionConfigFactory;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** camel-ftp: a file is known by its server and user, its path, its time as the server lists it, and its length. */
class FtpSourceTest extends SourceTestSupport {

    @TempDir
    Path home;

    private FtpServer server;
    private int port;

    @BeforeEach
    void startTheServer() throws Exception {
        ListenerFactory tcp = new ListenerFactory();
        tcp.setServerAddress("127.0.0.1");
        tcp.setPort(0);
        tcp.setDataConnectionConfiguration(
                new DataConnectionConfigurationFactory().createDataConnectionConfiguration());
        Listener listener = tcp.createListener();
        FtpServerFactory factory = new FtpServerFactory();
        factory.addListener("default", listener);
        factory.setConnectionConfig(new ConnectionConfigFactory().createConnectionConfig());
        BaseUser ann = new BaseUser();
        ann.setName("ann");
        ann.setPassword("secret");
        ann.setHomeDirectory(home.toString());
        ann.setAuthorities(List.of(new WritePermission()));
        factory.getUserManager().save(ann);
        server = factory.createServer();
        server.start();
        port = listener.getPort();
        Files.createDirectory(home.resolve("in"));
    }

    @AfterEach
    void stopTheServer() {
        server.stop();
    }

    @Test
    void shouldBuyTwoFilmsForTwoFilesWithOneText() throws Exception {
        write("a.txt");
        write("b.txt");

        try (FilmShop shop = shop().sells(in("")).opens()) {
            shop.awaitSold(2);
        }

        assertThat(boughtKeys()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void shouldLeaveAFileWhereItIsWhenStoppedAndKnowItAgainAfterTheRestart() throws Exception {
        filmsTakeLong();
        Path file = write("a.txt");
        try (FilmShop before = shop().sells(in("&move=.done")).opens()) {
            awaitWaitingFor(1);
        }
        assertThat(file).exists();

        try (FilmShop after = shop().sells(in("&move=.done")).opens()) {
            filmsAreReady();
            after.awaitSold(1);
            await().atMost(FilmShop.PATIENCE).until(() -> Files.exists(home.resolve("in/.done/a.txt")));

            assertThat(after.keys()).containsOnly(boughtKeys().get(0));
        }
        assertThat(boughtKeys()).hasSize(1);
    }

    @Test
    void shouldHoldItsThreadWhileAFilmIsMade() throws Exception {
        filmsTakeLong();
        write("a.txt");
        write("b.txt");

        try (FilmShop shop = shop().sells(in("")).opens()) {
            awaitWaitingFor(1);
            long reads = monet().statusReads();
            await().atMost(FilmShop.PATIENCE).until(() -> monet().statusReads() > reads + 5);

            assertThat(monet().createdTasks()).hasSize(1);
        }
    }

    private Path write(String name) throws IOException {
        Path file = Files.writeString(home.resolve("in").resolve(name), "A cat");
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(1, ChronoUnit.DAYS)));
    }

    private String in(String options) {
        return "ftp://ann@127.0.0.1:" + port + "/in?password=secret&passiveMode=true&delay=50&initialDelay=0" + options;
    }
}
