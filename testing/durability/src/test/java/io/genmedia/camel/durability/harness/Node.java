package io.genmedia.camel.durability.harness;

import io.genmedia.camel.durability.app.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** An application in a JVM of its own. */
public final class Node implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(60);

    private final String name;
    private final Process process;
    private final Path log;
    private volatile boolean toEnd;

    private Node(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    static Node start(String name, List<String> command, Path log) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new Node(name, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return whether all its routes have started */
    public boolean isReady() {
        try {
            return Files.readString(log).contains(Application.READY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until all its routes have started. */
    public Node awaitReady() {
        Awaitility.await(this + " starts")
                .atMost(START)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    checkRunning();
                    return isReady();
                });
        return this;
    }

    /** Lets it live for this long. */
    public void live(Duration time) {
        ended(time);
        checkRunning();
    }

    void checkRunning() {
        if (!toEnd && !process.isAlive()) {
            throw new IllegalStateException(this + " has ended by itself with " + process.exitValue());
        }
    }

    /** Ends it with SIGKILL: nothing of it runs any more. */
    public void kill() {
        toEnd = true;
        process.destroyForcibly();
        if (!ended(STOP)) {
            throw new IllegalStateException(this + " cannot be killed");
        }
    }

    /** Holds it with SIGSTOP: it keeps its connections and does nothing. */
    public void suspend() {
        signal("STOP");
    }

    /** Lets it go on with SIGCONT. */
    public void resume() {
        signal("CONT");
    }

    /**
     * Asks it to stop with SIGTERM, and waits until it has.
     *
     * @return how long that took
     */
    public Duration stop() {
        toEnd = true;
        long before = System.nanoTime();
        process.destroy();
        if (!ended(STOP)) {
            throw new IllegalStateException(this + " does not stop");
        }
        return Duration.ofNanos(System.nanoTime() - before);
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("kill -" + signal + " of " + this + " failed with " + kill.exitValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private boolean ended(Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
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
