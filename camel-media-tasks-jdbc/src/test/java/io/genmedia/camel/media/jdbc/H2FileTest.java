package io.genmedia.camel.media.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of H2, with processes that are killed. */
class H2FileTest {

    private static final int RUNS = 3;

    @TempDir
    Path folder;

    private Process writer() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        TestDatabases.h2In(folder))
                .redirectOutput(told().toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private Path told() {
        return folder.resolve("told.txt");
    }

    /** The keys that the writer told of, whole lines only. */
    private List<String> keys() throws IOException {
        String text = Files.readString(told());
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                // a line of the log may be among them
                .filter(line -> line.startsWith("k"))
                .toList();
    }

    private JdbcTaskStore store() {
        return JdbcTaskStore.owning(ConnectionPool.to(JdbcAddress.of(TestDatabases.h2In(folder), null, null)));
    }

    @Test
    void shouldKnowAfterAKillWhatWasWrittenBefore() throws Exception {
        for (int run = 1; run <= RUNS; run++) {
            // given
            Process process = writer();
            int enough = 50 * run;
            await().pollInterval(Duration.ofMillis(1))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> keys().size() > enough);

            // when: right after a commit
            process.destroyForcibly().waitFor();

            // then: the file is free, and nothing is missing
            JdbcTaskStore store = store();
            assertThat(keys())
                    .allSatisfy(key -> assertThat(store.find("monet", key)).isPresent());
            store.shutdown();
        }
    }

    @Test
    void shouldSayThatAnotherProcessHasTheFile() throws Exception {
        // given
        Process process = writer();
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> !keys().isEmpty());

            // then
            JdbcTaskStore store = store();
            assertThatThrownBy(store::start)
                    .hasStackTraceContaining("is in use by another process")
                    .hasStackTraceContaining("PostgreSQL");
            store.shutdown();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void shouldBeSharedWhereTheFirstProcessIsTheServerOfTheOthers() {
        // given
        String url = TestDatabases.h2In(folder) + ";AUTO_SERVER=TRUE";
        JdbcTaskStore first = JdbcTaskStore.owning(ConnectionPool.to(JdbcAddress.of(url, null, null)));
        JdbcTaskStore second = JdbcTaskStore.owning(ConnectionPool.to(JdbcAddress.of(url, null, null)));

        // then
        assertThat(first.isShared()).isTrue();
        assertThat(second.isAlive(first.node())).isTrue();
        second.shutdown();
        first.shutdown();
    }
}
