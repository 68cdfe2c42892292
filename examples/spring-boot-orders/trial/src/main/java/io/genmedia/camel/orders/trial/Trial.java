package io.genmedia.camel.orders.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The program: it starts the application, with a stand-in for the provider where there is no key, orders pictures, and looks on until
 * each order has its reply.
 */
public final class Trial implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int SECONDS_TO_CLOSE = 40;
    private static final int SECONDS_OF_A_TASK_AT_LEAST = 3;
    private static final int SECONDS_OF_A_TASK_AT_MOST = 8;

    /** Where the launcher says that the application is. */
    private static final String JAR = "orders.jar";

    private final Arguments arguments;
    private final Path jar;
    private final PrintStream out;
    private final String run = UUID.randomUUID().toString().substring(0, 4);
    private final long beganAt = System.nanoTime();
    private final List<Sample> samples;
    private final Map<String, List<Shop.Answer>> answers = new LinkedHashMap<>();
    private final Map<String, String> deadLetters = new LinkedHashMap<>();
    /** What is to be closed, the last first. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private long lastNews = System.nanoTime();
    private ProviderSimulator<?> simulated;
    private ApplicationProcess application;
    private Shop shop;

    Trial(Arguments arguments, Path jar, PrintStream out) {
        this.arguments = arguments;
        this.jar = jar;
        this.out = out;
        this.samples = Sample.of(run, arguments.orders(), arguments.apiKey() == null);
    }

    /** Runs it; {@code --help} tells the options. Ends with 0 where each order has what it is to have. */
    public static void main(String[] given) {
        if (List.of(given).contains("--help")) {
            System.out.println(Arguments.USAGE);
            return;
        }
        System.exit(run(given));
    }

    private static int run(String[] given) {
        try (Trial trial =
                new Trial(Arguments.of(given, System.getenv()), Path.of(System.getProperty(JAR, JAR)), System.out)) {
            Runtime.getRuntime().addShutdownHook(new Thread(trial::stop, "trial-stop"));
            return trial.run();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + System.lineSeparator() + "--help tells the options.");
            return 2;
        } catch (Exception e) {
            System.err.println("This cannot go on: " + e.getMessage());
            return 1;
        }
    }

    /**
     * Runs until every order has its replies.
     *
     * @return 0 where all is as it is to be
     * @throws IllegalStateException where the application fails, or nothing happens for long
     */
    int run() throws Exception {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("ORDERS_PROVIDER", arguments.provider().scheme());
        if (arguments.apiKey() == null) {
            simulate(environment);
            say("SIMULATED: a stand-in for " + arguments.provider().title()
                    + " runs in this program. Nothing leaves this machine, and nothing is paid.");
        } else {
            say("Using " + arguments.provider().title() + " with your "
                    + arguments.provider().apiKeyVariable() + ": THIS SPENDS MONEY, for " + arguments.orders()
                    + " orders.");
        }
        // a stand-in forgets its tasks when it ends, and a service does not
        Path folder = arguments
                .folder()
                .resolve(
                        simulated != null
                                ? "simulated-" + run
                                : arguments.provider().scheme())
                .toAbsolutePath();
        Files.createDirectories(folder);
        application = opened(new ApplicationProcess(jar, folder, environment));
        say("");
        say("  broker       " + application.brokerUrl() + "  (within the application)");
        say("  application  " + application.url() + "  (health, metrics, dead letters)");
        say("  folder       " + folder);
        say("");
        application.start();
        awaitReady();
        shop = opened(new Shop(application.brokerUrl()));
        for (Sample sample : samples) {
            for (int i = 0; i < sample.kind().messages(); i++) {
                shop.order(sample);
            }
        }
        now(samples.size() + " orders are sent"
                + (simulated == null ? "" : ", one of them twice, one that the provider refuses, one that is none"));
        follow();
        lookAgain();
        return summary();
    }

    private void simulate(Map<String, String> environment) {
        MediaSimulator simulator = opened(MediaSimulator.started());
        simulated = arguments.provider().simulatedBy(simulator);
        // some are quick and some are slow, as in life
        simulated.taskDuration(input -> Duration.ofMillis(SECONDS_OF_A_TASK_AT_LEAST * 1_000L
                + Math.floorMod(
                        input.path("prompt").asText().hashCode() * 31L,
                        (SECONDS_OF_A_TASK_AT_MOST - SECONDS_OF_A_TASK_AT_LEAST) * 1_000L)));
        environment.put(arguments.provider().apiKeyVariable(), simulated.apiKey());
        environment.put(arguments.provider().baseUrlVariable(), simulated.baseUrl());
        environment.put("ORDERS_POLL_INTERVAL", "500ms");
        environment.put("ORDERS_BROKER_MAX_DELIVERIES", "3");
        environment.put("ORDERS_BROKER_REDELIVERY_DELAY", "500ms");
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    private void awaitReady() throws InterruptedException {
        lastNews = System.nanoTime();
        while (!application.isReady()) {
            check("the application to start");
            stopped.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
        now("the application has started");
        lastNews = System.nanoTime();
    }

    private void follow() throws Exception {
        boolean killed = !arguments.kill();
        while (!isComplete()) {
            check("replies");
            read();
            if (!killed && oneIsDone()) {
                killed = true;
                killAndStartAgain();
            }
        }
    }

    /** A reply that is out and others that are not: the middle. */
    private boolean oneIsDone() {
        return answers.values().stream().anyMatch(all -> all.get(0).status().equals("DONE"));
    }

    private void read() throws Exception {
        Optional<Shop.Answer> answer = shop.answer(LOOK);
        answer.ifPresent(this::tell);
        if (answer.isEmpty()) {
            for (JsonNode letter : application.get("/dead-letters").path("letters")) {
                String order = letter.path("correlationId").asText();
                String reason = letter.path("reason").asText();
                if (deadLetters.put(order, reason) == null) {
                    lastNews = System.nanoTime();
                    now(order + " is a dead letter, after "
                            + letter.path("failures").asInt() + " deliveries: " + reason);
                }
            }
        }
    }

    private void tell(Shop.Answer answer) {
        lastNews = System.nanoTime();
        List<Shop.Answer> all = answers.computeIfAbsent(answer.correlationId(), key -> new ArrayList<>());
        all.add(answer);
        StringBuilder line = new StringBuilder(answer.correlationId() + " is " + answer.status());
        for (JsonNode picture : answer.json().path("pictures")) {
            line.append(
                    picture.has("reason")
                            ? ": " + picture.path("reason").asText()
                            : ": " + picture.path("files").path(0).asText());
        }
        if (all.size() > 1) {
            line.append("  (reply ").append(all.size()).append(", the same task)");
        }
        now(line.toString());
    }

    private void killAndStartAgain() throws Exception {
        long inFlight = simulated == null
                ? -1
                : simulated.createdTasks().stream()
                        .filter(task -> task.urls().isEmpty())
                        .count();
        application.kill();
        now("the application is KILLED, and with it the broker and the database"
                + (inFlight < 0 ? "" : ", with " + inFlight + " pictures on their way"));
        application.start();
        awaitReady();
    }

    /** What comes late comes now: a reply too many is to be seen. */
    private void lookAgain() throws Exception {
        for (Optional<Shop.Answer> more = shop.answer(LOOK); more.isPresent(); more = shop.answer(LOOK)) {
            tell(more.get());
        }
    }

    private boolean isComplete() {
        return samples.stream()
                .allMatch(sample -> sample.kind() == Sample.Kind.POISON
                        ? deadLetters.containsKey(sample.orderId())
                        : answers.getOrDefault(sample.orderId(), List.of()).size()
                                >= sample.kind().replies());
    }

    private int summary() throws Exception {
        int wrong = 0;
        Set<String> tasks = new HashSet<>();
        int pictures = 0;
        int more = 0;
        for (Sample sample : samples) {
            List<Shop.Answer> replies = answers.getOrDefault(sample.orderId(), List.of());
            Set<String> told = new HashSet<>();
            for (Shop.Answer reply : replies) {
                told.add(reply.json().toString());
                tasks.addAll(reply.json().findValuesAsText("taskId"));
            }
            String wanted =
                    switch (sample.kind()) {
                        case GOOD, TWICE -> "DONE";
                        case REFUSED -> "FAILED";
                        case POISON -> "";
                    };
            more += Math.max(0, replies.size() - sample.kind().replies());
            boolean asWanted = told.size() <= 1
                    && (sample.kind() == Sample.Kind.POISON
                            ? replies.isEmpty() && deadLetters.containsKey(sample.orderId())
                            : replies.stream().allMatch(reply -> reply.status().equals(wanted)));
            if (!asWanted) {
                wrong++;
                say("  WRONG: " + sample.orderId() + " (" + sample.kind() + "): " + told);
            }
            pictures += replies.isEmpty()
                    ? 0
                    : replies.get(0).json().findValues("files").stream()
                            .mapToInt(JsonNode::size)
                            .sum();
        }
        say("");
        say("Replies to " + answers.size() + " of " + samples.size() + " orders, in " + clock() + ".");
        say("  pictures       " + pictures);
        if (simulated != null) {
            int bought = simulated.createdTasks().size();
            say("  tasks bought   " + bought + ", simulated: nothing was paid");
            say("  bought twice   " + (bought - tasks.size()));
            wrong += bought == tasks.size() ? 0 : 1;
        }
        say("  replies twice  " + more + " (beyond one for each message)");
        say("  dead letters   " + deadLetters.size());
        say("  health         "
                + application.get("/actuator/health").path("status").asText());
        say("  log            " + application.log());
        return wrong == 0 ? 0 : 1;
    }

    private void check(String waitedFor) {
        if (stopped.getCount() == 0) {
            throw new IllegalStateException("it was stopped");
        }
        if (application.hasEnded()) {
            throw new IllegalStateException("the application has ended by itself; its log is " + application.log());
        }
        if (Duration.ofNanos(System.nanoTime() - lastNews).compareTo(arguments.patience()) > 0) {
            throw new IllegalStateException(
                    "nothing has happened for " + arguments.patience().toSeconds() + " seconds, while waiting for "
                            + waitedFor + ". The log of the application is " + application.log() + ".");
        }
    }

    private void say(String text) {
        out.println(text);
        out.flush();
    }

    private void now(String text) {
        say("  " + clock() + "  " + text);
    }

    private String clock() {
        Duration time = Duration.ofNanos(System.nanoTime() - beganAt);
        return String.format("%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    /** Ctrl-C: the thread that runs it closes all, in its order, while this one keeps the program alive. */
    private void stop() {
        stopped.countDown();
        try {
            if (!closed.await(SECONDS_TO_CLOSE, TimeUnit.SECONDS)) {
                say("Not all has stopped.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the application first, then what it uses. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                say("Could not be closed: " + e);
            }
        }
        closed.countDown();
    }
}
