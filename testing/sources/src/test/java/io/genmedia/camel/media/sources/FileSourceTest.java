package io.genmedia.camel.media.sources;

import static org.apache.camel.builder.Builder.constant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.StringAggregationStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** camel-file: a file is known by its path, its time and its length. */
class FileSourceTest extends SourceTestSupport {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void shouldBuyTwoFilmsForTwoFilesWithOneText() throws Exception {
        write("a.txt", "A cat");
        write("b.txt", "A cat");

        try (FilmShop shop = shop().sells(in("")).opens()) {
            shop.awaitSold(2);
        }

        assertThat(boughtKeys()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void shouldKnowAFileAgainThatIsReadAgainAfterItFailed() throws Exception {
        write("a.txt", "A cat");

        try (FilmShop shop = shop().sells(in("")).failing(1).opens()) {
            shop.awaitSold(2);

            assertThat(shop.keys()).hasSize(2).containsOnly(boughtKeys().get(0));
        }
        assertThat(boughtKeys()).hasSize(1);
    }

    @Test
    void shouldLeaveAFileWhereItIsWhenStoppedAndKnowItAgainAfterTheRestart() throws Exception {
        filmsTakeLong();
        Path file = write("a.txt", "A cat");
        try (FilmShop before = shop().sells(in("")).opens()) {
            awaitWaitingFor(1);
            before.close();
            assertThat(before.keys()).isEmpty();
        }
        assertThat(file).exists();

        try (FilmShop after = shop().sells(in("")).opens()) {
            filmsAreReady();
            after.awaitSold(1);

            assertThat(after.keys()).isEqualTo(boughtKeys());
        }
        assertThat(boughtKeys()).hasSize(1);
        assertThat(folder.resolve(".camel/a.txt")).exists();
    }

    @Test
    void shouldHoldNoThreadWhileFilmsAreMade() throws Exception {
        filmsTakeLong();
        for (int i = 0; i < 5; i++) {
            write(i + ".txt", "Film " + i);
        }

        try (FilmShop shop = shop().sells(in("")).opens()) {
            awaitWaitingFor(5);
        }
    }

    @Test
    void shouldNotReadAFailedFileAgainThatIsMovedAway() throws Exception {
        write("a.txt", "A cat");
        Path failed = folder.resolve(".failed/a.txt");
        try (FilmShop before =
                shop().sells(in("&moveFailed=.failed")).failing(1).opens()) {
            await().atMost(FilmShop.PATIENCE).until(() -> Files.exists(failed));
        }

        Files.move(failed, folder.resolve("a.txt"));
        try (FilmShop after = shop().sells(in("&moveFailed=.failed")).opens()) {
            after.awaitSold(1);
        }
        assertThat(boughtKeys()).hasSize(1);
    }

    @Test
    void shouldBuyNoMoreThanMaxAttemptsOfAFileThatIsReadAgainForEver() throws Exception {
        for (int i = 0; i < 9; i++) {
            monet().nextTaskFails("render_error", "the renderer broke");
        }
        write("a.txt", "A cat");

        try (FilmShop shop = shop().sells(in("")).opens()) {
            await().atMost(FilmShop.PATIENCE)
                    .until(() -> shop.camel().getInflightRepository().size() == 0
                            && monet().createdTasks().size() == 3);
            long polls = polls(shop);
            await().atMost(FilmShop.PATIENCE).until(() -> polls(shop) > polls + 5);
        }

        assertThat(boughtKeys()).hasSize(3).doesNotHaveDuplicates();
        assertThat(folder.resolve("a.txt")).exists();
    }

    private static long polls(FilmShop shop) {
        return ((org.apache.camel.component.file.FileConsumer)
                        shop.camel().getRoute("films").getConsumer())
                .getCounter();
    }

    @Test
    void shouldBuyAgainForAnotherFileUnderTheSameName() throws Exception {
        try (FilmShop shop = shop().sells(in("")).opens()) {
            write("a.txt", "A cat");
            shop.awaitSold(1);
            await().atMost(FilmShop.PATIENCE).until(() -> !Files.exists(folder.resolve("a.txt")));
            Path later = Files.writeString(folder.resolve("later"), "A cat");
            Files.setLastModifiedTime(later, FileTime.from(NOON.plusMillis(1)));
            Files.move(later, folder.resolve("a.txt"));
            shop.awaitSold(2);
        }

        assertThat(boughtKeys()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void shouldKnowAFileWhateverTheRouteDoesToItsHeaders() throws Exception {
        write("a.txt", "A cat");
        write("b.txt", "A cat");
        FilmShop.OnTheWay way = route -> route.convertBodyTo(String.class)
                .setHeader("CamelFileName", constant("same.txt"))
                .setHeader("CamelFileAbsolutePath", constant("/same.txt"))
                .setHeader("CamelFileLastModified", constant(1L))
                .setHeader("CamelFileLength", constant(1L));
        twoLives(way);
    }

    @Test
    void shouldKnowAFileWhoseHeadersWereRemoved() throws Exception {
        write("a.txt", "A cat");
        write("b.txt", "A cat");
        twoLives(route -> route.convertBodyTo(String.class).removeHeaders("*"));
    }

    @Test
    void shouldKnowAFileAndNotTheOneThatWasReadOnTheWay() throws Exception {
        Path styles = Files.createDirectory(folder.resolve("styles"));
        Files.writeString(styles.resolve("style.txt"), "A cat");
        write("a.txt", "A cat");
        write("b.txt", "A cat");
        twoLives(route -> route.pollEnrich("file:" + styles + "?noop=true&idempotent=false&fileName=style.txt")
                .convertBodyTo(String.class));
    }

    @Test
    void shouldKnowAFileThroughARouteThatIsCalledAndThroughAQueueInMemory() throws Exception {
        write("a.txt", "A cat");
        write("b.txt", "A cat");
        RouteBuilder[] lives = {queued(), queued()};
        for (int life = 0; life < 2; life++) {
            try (FilmShop shop = shop().sells("seda:films?pollTimeout=50", route -> route)
                    .routes(lives[life])
                    .failing(life == 0 ? FilmShop.ALL : 0)
                    .opens()) {
                await().atMost(FilmShop.PATIENCE)
                        .until(() -> Set.copyOf(shop.keys()).size() == 2);
            }
        }
        assertThat(boughtKeys()).hasSize(2).doesNotHaveDuplicates();
    }

    private RouteBuilder queued() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(in("")).routeId("folder").to("direct:next");
                from("direct:next")
                        .routeId("next")
                        .convertBodyTo(String.class)
                        .to("seda:films?waitForTaskToComplete=Always");
            }
        };
    }

    @Test
    void shouldBuyForAFileThatAnotherSourceFetchesAsForAMessageWithoutIdentity() throws Exception {
        write("a.txt", "A cat");
        FilmShop.OnTheWay way =
                route -> route.pollEnrich(in("&noop=true&idempotent=false")).convertBodyTo(String.class);
        try (FilmShop shop = shop().sells("direct:fetch", way).opens()) {
            shop.camel().createProducerTemplate().sendBody("direct:fetch", "go");
            shop.camel().createProducerTemplate().sendBody("direct:fetch", "go");
        }

        assertThat(boughtKeys()).hasSize(2).doesNotHaveDuplicates();
    }

    /** What is gathered is known by one of its messages; in another company it is refused, and not bought as well. */
    @Test
    void shouldNotBuyForAnotherGroupOfFilesThatIsKnownByTheSameOne() throws Exception {
        write("a.txt", "A cat");
        write("b.txt", "A dog");
        gathered(2, () -> monet().createdTasks().size() == 1);

        // the first two were handled when they were gathered, and come again
        write("a.txt", "A cat");
        write("b.txt", "A dog");
        write("c.txt", "A bird");
        gathered(3, () -> monet().rejected().size() == 1);

        assertThat(boughtKeys()).hasSize(1);
    }

    private void gathered(int files, Callable<Boolean> until) throws Exception {
        FilmShop.OnTheWay way = route -> route.convertBodyTo(String.class)
                .aggregate(constant("all"), new StringAggregationStrategy())
                .completionSize(files);
        try (FilmShop shop = shop().sells(once(), way).opens()) {
            await().atMost(FilmShop.PATIENCE).until(until);
        }
    }

    /** Two files, two lives of the application, both files fail in the first: two films. */
    private void twoLives(FilmShop.OnTheWay way) throws Exception {
        List<String> first;
        try (FilmShop before = shop().sells(once(), way).failing(2).opens()) {
            before.awaitSold(2);
            first = before.keys();
        }
        try (FilmShop after = shop().sells(once(), way).opens()) {
            after.awaitSold(2);
            assertThat(after.keys()).containsExactlyInAnyOrderElementsOf(first);
        }
        assertThat(boughtKeys()).hasSize(2).doesNotHaveDuplicates();
    }

    private Path write(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Files.setLastModifiedTime(file, FileTime.from(NOON));
    }

    /** Read once in a life. */
    private String once() {
        return "file:" + folder + "?repeatCount=1&initialDelay=0&sortBy=file:name";
    }

    private String in(String options) {
        return "file:" + folder + "?delay=50&initialDelay=0&sortBy=file:name" + options;
    }
}
