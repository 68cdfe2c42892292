package io.genmedia.camel.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program with a real broker, a real PostgreSQL, and workers in JVMs of their own. */
class ClusterRunTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void shouldGiveEachPromptOneResultAlthoughAWorkerIsKilled() throws Exception {
        try (Cluster cluster = cluster("killed", "--prompts", "12", "--workers", "2", "--kill")) {
            int code = cluster.run();

            assertThat(code).as(screen()).isZero();
            assertThat(screen()).contains("is KILLED").contains("Results for 12 of 12 prompts");
            assertThat(cluster.ledger().lines()).as(screen()).hasSize(12).allSatisfy(line -> {
                assertThat(line.isMade()).isTrue();
                assertThat(line.tasks()).hasSize(1);
            });
            assertThat(cluster.service().created()).hasSize(12);
        }
    }

    @Test
    void shouldKeepTheLimitsOfAnAccountForAllWorkersTogether() throws Exception {
        // given a broker that has the topics, and a database, neither of them started by the program
        try (Database database = Database.started(folder.resolve("database"));
                Broker broker = Broker.started(folder.resolve("broker"))) {
            new Topics(broker.address()).close();
            try (Cluster cluster = cluster(
                    "limited",
                    "--provider",
                    "gateai",
                    "--rate-limit",
                    "5/4s",
                    "--prompts",
                    "15",
                    "--kafka",
                    broker.address(),
                    "--database",
                    database.url())) {
                // when
                int code = cluster.run();

                // then
                assertThat(code).as(screen()).isZero();
                assertThat(screen()).doesNotContain("started here");
                assertThat(cluster.service().created()).hasSize(15);
                assertThat(cluster.service().rateLimited()).hasValue(0);
                assertThat(cluster.ledger().lines())
                        .extracting(Ledger.Line::submittedBy)
                        .as("so that the limits are those of several workers")
                        .contains("worker-1", "worker-2", "worker-3");
            }
        }
    }

    @Test
    void shouldSayThatTheDatabaseCannotBeReachedAndNotTellThePassword() {
        try (Cluster cluster =
                cluster("no-database", "--database", "jdbc:postgresql://127.0.0.1:1/db?password=hidden")) {
            assertThatThrownBy(cluster::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/db")
                    .hasMessageContaining("--database")
                    .hasMessageNotContaining("hidden");
        }
    }

    @Test
    void shouldSayThatOnlyAServerIsShared() {
        try (Cluster cluster = cluster("h2", "--database", "jdbc:h2:file:./tasks")) {
            assertThatThrownBy(cluster::run).hasMessageContaining("shared").hasMessageContaining("PostgreSQL");
        }
    }

    @Test
    void shouldSayThatTheBrokerDoesNotAnswer() {
        try (Cluster cluster = cluster("no-broker", "--kafka", "127.0.0.1:1")) {
            assertThatThrownBy(cluster::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("127.0.0.1:1")
                    .hasMessageContaining("--kafka");
        }
    }

    private Cluster cluster(String logs, String... given) {
        String[] all = Stream.concat(
                        Stream.of(
                                "--folder",
                                Path.of("target", "cluster-logs", logs).toString()),
                        Stream.of(given))
                .toArray(String[]::new);
        return new Cluster(Arguments.of(all, Map.of()), new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String screen() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
