package io.genmedia.camel.media.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.StoredRequest;
import io.genmedia.camel.media.spi.StoredTask;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * No test: measures what it costs that several nodes follow tasks together, for {@code docs/decisions}. One PostgreSQL, nodes in
 * processes of their own ({@link TrialNode}), for each way of dividing the work: how many transactions and rows the database has
 * while nothing happens, without tasks and with 10,000 that are open, and how long it takes until others follow what a killed node
 * followed.
 *
 * <p>Run it with the test class path of this module. Argument: how many seconds a measurement takes, 30 by default.
 */
public final class SeveralNodesTrial {

    private static final int TASKS = 10_000;

    /** Until the shares are divided among the nodes that are there. */
    private static final Duration DIVIDED = Duration.ofSeconds(12);

    /** Until what a killed node followed is followed by others. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(45);

    private final EmbeddedPostgres postgres;
    private final String mode;
    private final String database;
    private final Duration length;
    private final List<Node> nodes = new ArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    private SeveralNodesTrial(EmbeddedPostgres postgres, String mode, Duration length) {
        this.postgres = postgres;
        this.mode = mode;
        this.database = "trial_" + mode;
        this.length = length;
    }

    private record Node(Process process, Path told) {}

    /** How far the database's counters are. */
    private record Counters(long transactions, long rows, long nanos) {}

    /** @param arguments seconds of a measurement */
    public static void main(String[] arguments) throws Exception {
        Duration length = Duration.ofSeconds(arguments.length == 0 ? 30 : Long.parseLong(arguments[0]));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start()) {
            for (String mode : List.of("shares", "recurring")) {
                new SeveralNodesTrial(postgres, mode, length).run();
            }
            writes("PostgreSQL", postgres.getJdbcUrl("postgres", "trial_shares"));
        }
        writes("H2 file", TestDatabases.h2In(Files.createTempDirectory("trial")));
    }

    private void run() throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
        try {
            startNode();
            measure("1 node, no tasks");
            startNode();
            measure("2 nodes, no tasks");
            fill();
            measure("2 nodes, " + TASKS + " open tasks");
            takeOver();
        } finally {
            timer.shutdownNow();
            nodes.forEach(node -> node.process().destroyForcibly());
        }
    }

    /** Reads something when so much time has passed. */
    private <T> T after(Duration time, Callable<T> reading) throws Exception {
        return timer.schedule(reading, time.toMillis(), TimeUnit.MILLISECONDS).get();
    }

    private void startNode() throws IOException {
        Path told = Files.createTempFile("node", ".txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrialNode.class.getName(),
                        mode,
                        postgres.getJdbcUrl("postgres", database))
                .redirectOutput(told.toFile())
                .redirectError(new File("/dev/null"))
                .start();
        nodes.add(new Node(process, told));
    }

    private Counters counters() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            return Sql.query(
                            connection,
                            "SELECT xact_commit, tup_returned FROM pg_stat_database WHERE datname = ?",
                            row -> new Counters(
                                    row.getLong("xact_commit"), row.getLong("tup_returned"), System.nanoTime()),
                            database)
                    .get(0);
        }
    }

    private void measure(String what) throws Exception {
        Counters before = after(DIVIDED, this::counters);
        Counters after = after(length, this::counters);
        double seconds = (after.nanos() - before.nanos()) / 1e9;
        System.out.printf(
                "%-10s %-28s %6.1f transactions/s %9.0f rows read/s%n",
                mode,
                what,
                (after.transactions() - before.transactions()) / seconds,
                (after.rows() - before.rows()) / seconds);
    }

    private void fill() {
        try (HikariDataSource pool = TestDatabases.pool(postgres.getJdbcUrl("postgres", database))) {
            JdbcTaskStore store = new JdbcTaskStore(pool);
            StoredRequest request = new StoredRequest("d1", "https://api.example", "acc1", "video", "sora-2");
            Delivery detached = Delivery.detached(Instant.now().plusSeconds(3600), Map.of("orderId", "A-7"));
            for (int i = 0; i < TASKS; i++) {
                StoredTask intent = StoredTask.intent(
                        TrialNode.PROVIDER, "key-" + i, request, detached, store.node(), Instant.now());
                store.claim(intent);
                store.replace(intent, intent.accepted("task-" + i, null, Instant.now()));
            }
            store.stop();
        }
    }

    /** Kills the first node; the second one tells when it follows a share. */
    private void takeOver() throws Exception {
        Node other = nodes.get(1);
        long followed = Files.readString(nodes.get(0).told()).lines().count();
        int before = (int) Files.readString(other.told()).lines().count();
        Instant killed = Instant.now();
        nodes.get(0).process().destroyForcibly().waitFor();
        List<String> after = after(
                TAKEN_OVER,
                () -> Files.readString(other.told()).lines().skip(before).toList());
        System.out.printf(
                "%-10s killed at %s, told %d lines before; then the other one told:%n", mode, killed, followed);
        after.stream().limit(8).forEach(line -> System.out.println("           " + line));
    }

    private static void writes(String what, String url) {
        try (HikariDataSource pool = TestDatabases.pool(url)) {
            JdbcTaskStore store = new JdbcTaskStore(pool);
            StoredRequest request = new StoredRequest("d1", "https://api.example", "acc1", "video", "sora-2");
            int tasks = 2_000;
            long start = 0;
            for (int i = -500; i < tasks; i++) {
                if (i == 0) {
                    start = System.nanoTime();
                }
                StoredTask task =
                        StoredTask.intent("gateai", "w-" + i, request, Delivery.AWAITED, store.node(), Instant.now());
                store.claim(task);
                task = store.replace(task, task.accepted("t-" + i, null, Instant.now()))
                        .orElseThrow();
                store.replace(task, task.delivering(task.delivery().done(), Instant.now()));
            }
            System.out.printf(
                    "%-12s intent, id and end of a task one after the other: %.2f ms%n",
                    what, (System.nanoTime() - start) / 1e6 / tasks);
            store.stop();
        }
    }
}
