package io.genmedia.camel.cluster;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The program: it starts what is not there (broker, database, provider), starts the workers, sends prompts, and looks on until each
 * has its result.
 */
public final class Cluster implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(200);

    private static final int SECONDS_TO_CLOSE = 40;

    /** What a shell is told of a program that was interrupted. */
    private static final int STOPPED = 130;

    private final Arguments arguments;
    private final Screen screen;
    private final Ledger ledger;
    private final List<WorkerProcess> workers = new ArrayList<>();
    /** What is to be closed, the last first. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private Service service;
    private Topics topics;
    private WorkerProcess killed;
    private boolean oneTakenOver;
    private boolean allTakenOver;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean stopped;

    Cluster(Arguments arguments, PrintStream out) {
        this.arguments = arguments;
        this.screen = new Screen(out);
        String run = UUID.randomUUID().toString().substring(0, 4);
        int digits = String.valueOf(arguments.prompts()).length();
        this.ledger = new Ledger(IntStream.rangeClosed(1, arguments.prompts())
                .mapToObj(number ->
                        run + "-" + "0".repeat(digits - String.valueOf(number).length()) + number)
                .toList());
    }

    /** Runs it; {@code --help} tells the options. Ends with 0 where every prompt has one result. */
    public static void main(String[] given) {
        if (List.of(given).contains("--help")) {
            System.out.println(Arguments.USAGE);
            return;
        }
        // the broker and the database leave threads behind when they fail
        System.exit(run(given));
    }

    private static int run(String[] given) {
        try (Cluster cluster = new Cluster(Arguments.of(given, System.getenv()), System.out)) {
            Runtime.getRuntime().addShutdownHook(new Thread(cluster::stop, "cluster-stop"));
            return cluster.run();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + System.lineSeparator() + "--help tells the options.");
            return 2;
        } catch (Exception e) {
            System.err.println("This cannot go on: " + e.getMessage());
            return 1;
        }
    }

    /**
     * Runs until every prompt has a result.
     *
     * @throws IllegalArgumentException where what is named in the arguments cannot be used
     * @throws IllegalStateException where a worker fails, or nothing happens for long
     */
    int run() throws Exception {
        try {
            prepare();
            return work();
        } catch (Exception e) {
            if (stopped) {
                return STOPPED;
            }
            throw e;
        }
    }

    private int work() throws Exception {
        Duration began = screen.elapsed();
        for (Ledger.Line line : ledger.lines()) {
            topics.send(line.prompt(), "A lighthouse in the fog, seen from ship number " + line.prompt());
        }
        screen.now(ledger.lines().size() + " prompts are in the topic " + Topics.PROMPTS);
        follow();
        screen.table(ledger);
        screen.summary(ledger, service, screen.elapsed().minus(began));
        boolean well = ledger.lines().stream()
                .allMatch(line -> line.isMade() && line.tasks().size() == 1);
        return well ? 0 : 1;
    }

    Ledger ledger() {
        return ledger;
    }

    Service service() {
        return service;
    }

    private void prepare() throws Exception {
        Files.createDirectories(arguments.folder());
        Path folder = Files.createTempDirectory("cluster");
        open.push(() -> delete(folder));
        service = opened(Service.of(arguments));
        screen.say(
                service.isSimulated()
                        ? "SIMULATED: a stand-in for " + arguments.provider().title()
                                + " runs in this program. Nothing leaves this machine, and nothing is paid."
                        : "Using " + arguments.provider().title() + " with your "
                                + arguments.provider().apiKeyVariable() + ": THIS SPENDS MONEY, for "
                                + arguments.prompts() + " prompts.");
        // first what is there already: that is where one may have mistyped
        Database database = arguments.database() == null ? null : opened(Database.running(arguments.database()));
        Broker broker = arguments.kafka() == null ? null : opened(Broker.running(arguments.kafka()));
        if (database == null) {
            database = opened(Database.started(folder.resolve("postgresql")));
        }
        if (broker == null) {
            broker = opened(Broker.started(folder.resolve("kafka")));
        }
        topics = opened(new Topics(broker.address()));
        screen.say("");
        screen.say("  Kafka       " + broker.address() + (broker.isStartedHere() ? "  (started here)" : ""));
        screen.say("  PostgreSQL  " + database + (database.isStartedHere() ? "  (started here)" : ""));
        screen.say("  workers     " + arguments.workers() + ", which log to " + arguments.folder());
        screen.say("");
        startWorkers(broker, database);
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    private void startWorkers(Broker broker, Database database) throws Exception {
        Map<String, String> environment = new LinkedHashMap<>(service.environment());
        environment.put("PROVIDER", arguments.provider().scheme());
        environment.put("KAFKA_BROKERS", broker.address());
        environment.put("DATABASE_URL", database.url());
        open.push(() -> stopWorkers(!stopped || !database.isStartedHere()));
        for (int i = 1; i <= arguments.workers(); i++) {
            workers.add(WorkerProcess.start("worker-" + i, environment, arguments.folder()));
        }
        Progress progress = new Progress();
        while (!(allReady() && topics.isSharedBy(workers.size()))) {
            read();
            checkWorkers();
            progress.check("the workers to start");
        }
        screen.now("the workers have started, and divide the prompts among them");
    }

    private boolean allReady() throws IOException {
        for (WorkerProcess worker : workers) {
            if (!worker.isReady()) {
                return false;
            }
        }
        return true;
    }

    /** Looks on, and kills a worker in the middle where that is asked for. */
    private void follow() throws Exception {
        Progress progress = new Progress();
        long told = 0;
        while (!ledger.isComplete()) {
            read();
            checkWorkers();
            if (arguments.kill() && killed == null && 3 * ledger.submitted() >= arguments.prompts()) {
                killTheBusiest();
            }
            if (killed != null && !allTakenOver) {
                tellWhoTookOver();
            }
            long news = ledger.submitted() + ledger.ended();
            if (news != told) {
                told = news;
                progress = new Progress();
            }
            progress.check((arguments.prompts() - ledger.ended()) + " results; "
                    + (arguments.prompts() - ledger.submitted()) + " prompts were not submitted");
        }
        screen.now("every prompt has its result");
    }

    private void read() {
        if (stopped) {
            throw new IllegalStateException("it was stopped");
        }
        for (Topics.Told told : topics.read(LOOK)) {
            if (told.topic().equals(Topics.TASKS)) {
                ledger.accepted(told.report());
            } else {
                ledger.ended(told.report());
            }
        }
    }

    private void killTheBusiest() throws InterruptedException {
        killed = workers.stream()
                .max(Comparator.comparing(worker -> ledger.inFlight(worker.name())))
                .orElseThrow();
        killed.kill();
        screen.now(killed.name() + " is KILLED, with " + ledger.inFlight(killed.name()) + " tasks in flight; "
                + (arguments.prompts() - ledger.submitted()) + " prompts are not submitted yet");
    }

    private void tellWhoTookOver() {
        List<Ledger.Line> ofTheKilled = ledger.lines().stream()
                .filter(line -> killed.name().equals(line.submittedBy()))
                .toList();
        ofTheKilled.stream()
                .filter(line ->
                        !oneTakenOver && line.isEnded() && !line.toldBy().contains(killed.name()))
                .findFirst()
                .ifPresent(line -> {
                    oneTakenOver = true;
                    screen.now(line.toldBy().get(0) + " tells the first result of a task that " + killed.name()
                            + " submitted");
                });
        if (oneTakenOver && ofTheKilled.stream().allMatch(Ledger.Line::isEnded)) {
            allTakenOver = true;
            screen.now("the results of all " + ofTheKilled.size() + " tasks that " + killed.name()
                    + " submitted are told");
        }
    }

    private void checkWorkers() throws IOException {
        for (WorkerProcess worker : workers) {
            if (worker.hasFailed()) {
                throw new IllegalStateException(worker.name() + " has ended by itself; the end of its log, "
                        + worker.log() + ":" + System.lineSeparator() + worker.lastLines());
            }
        }
    }

    /** Gives up when nothing happens for long. */
    private final class Progress {
        private final Duration since = screen.elapsed();

        void check(String waitedFor) {
            if (screen.elapsed().minus(since).compareTo(arguments.patience()) > 0) {
                throw new IllegalStateException("nothing has happened for "
                        + arguments.patience().toSeconds() + " seconds, while waiting for " + waitedFor
                        + ". The logs of the workers are in " + arguments.folder() + ".");
            }
        }
    }

    /** After Ctrl-C, a database that was started here ends at once, and what is in it is of no use any more. */
    private void stopWorkers(boolean gently) throws InterruptedException {
        for (WorkerProcess worker : workers) {
            if (gently) {
                worker.stop();
            } else {
                worker.kill();
            }
        }
        for (WorkerProcess worker : workers) {
            worker.awaitStopped();
        }
    }

    /** Ctrl-C: the thread that runs it closes all, in its order, while this one keeps the program alive. */
    private void stop() {
        stopped = true;
        try {
            if (!closed.await(SECONDS_TO_CLOSE, TimeUnit.SECONDS)) {
                screen.say("Not all has stopped.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the workers first, then what they use. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                screen.say("Could not be closed: " + e);
            }
        }
        closed.countDown();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
