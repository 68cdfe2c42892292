package io.genmedia.camel.runtimes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A packaged application in a JVM of its own, which works in a {@link Workplace}. */
public final class Application implements AutoCloseable {

    /** The line that Camel writes in every runtime when its routes have started. */
    public static final Pattern ROUTES_STARTED = Pattern.compile("Apache Camel \\S+ \\(\\S+\\) started in ");

    /** A start takes seconds; a machine that does much else besides takes longer. */
    private static final Duration START = Duration.ofMinutes(3);

    private static final Duration STOP = Duration.ofSeconds(60);
    /** It lives for seconds: a compiler that thinks long does not pay. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

    private final String name;
    private final Path log;
    private final Process process;

    private Application(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts one, and does not wait for it.
     *
     * @param jar what is run
     * @param workplace its working directory
     * @param environment variables that are set besides
     * @param log what it prints
     */
    static Application start(Path jar, Path workplace, Map<String, String> environment, Path log) {
        List<String> command = new ArrayList<>();
        command.add(java("java"));
        command.addAll(SHORT_LIVED);
        command.add("-jar");
        command.add(jar.toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workplace.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        withoutKeys(builder);
        builder.environment().putAll(environment);
        try {
            return new Application(log.getFileName().toString(), log, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return a program of the JDK that this runs on */
    public static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    /** Takes the keys of whoever runs this out of the environment: nothing here may reach a provider. */
    public static void withoutKeys(ProcessBuilder builder) {
        builder.environment().keySet().removeAll(List.of("MONET_API_KEY", "GATEAI_API_KEY", "UNIFICALLY_API_KEY"));
    }

    /** Waits until all its routes have started. */
    public Application awaitRoutes() {
        Awaitility.await(this + " starts its routes")
                .atMost(START)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException(
                                this + " has ended by itself with " + process.exitValue() + ":\n" + log());
                    }
                    return ROUTES_STARTED.matcher(log()).find();
                });
        return this;
    }

    /**
     * Waits until it has ended by itself.
     *
     * @return its exit code
     */
    public int awaitEnd() {
        if (!ended(START)) {
            throw new IllegalStateException(this + " is still up:\n" + log());
        }
        return process.exitValue();
    }

    /**
     * Asks it to stop with SIGTERM, and waits until it has.
     *
     * @return how long that took
     */
    public Duration stop() {
        long before = System.nanoTime();
        process.destroy();
        if (!ended(STOP)) {
            throw new IllegalStateException(this + " does not stop:\n" + log());
        }
        return Duration.ofNanos(System.nanoTime() - before);
    }

    /** Ends it with SIGKILL: nothing of it runs any more. */
    public void kill() {
        process.destroyForcibly();
        if (!ended(STOP)) {
            throw new IllegalStateException(this + " cannot be killed");
        }
    }

    /** @return what it has printed until now */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean ended(Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    @Override
    public String toString() {
        return name + " (log: " + log + ")";
    }
}
