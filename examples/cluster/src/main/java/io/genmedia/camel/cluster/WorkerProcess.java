package io.genmedia.camel.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A worker in a JVM of its own. */
final class WorkerProcess {

    private static final int SECONDS_TO_STOP = 20;
    private static final int LINES_OF_LOG = 12;

    private final String name;
    private final Process process;
    private final Path log;
    private boolean killed;

    private WorkerProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * @param name of the worker
     * @param environment what it is told; keys and passwords stand here, and not in the command, which all can see
     * @param folder for its log
     */
    static WorkerProcess start(String name, Map<String, String> environment, Path folder) throws IOException {
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // it starts quickly, and is small
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-Dcluster.log=INFO",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Worker.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("WORKER_NAME", name);
        builder.environment().put(Worker.ENDS_WITH_LAUNCHER, "true");
        return new WorkerProcess(name, builder.start(), log);
    }

    String name() {
        return name;
    }

    /** Whether its routes have started. */
    boolean isReady() throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8).contains(Worker.READY);
    }

    /** Whether it has ended, and nobody has ended it. */
    boolean hasFailed() {
        return !killed && !process.isAlive();
    }

    /** The last lines of its log, without where in the program something happened. */
    String lastLines() throws IOException {
        List<String> lines;
        try (Stream<String> all = Files.lines(log, StandardCharsets.UTF_8)) {
            lines = all.filter(line -> !line.startsWith("\tat ") && !line.startsWith("\t..."))
                    .toList();
        }
        return String.join(
                System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
    }

    Path log() {
        return log;
    }

    /** Ends it at once, as a power cut does: nothing of it runs any more. */
    void kill() throws InterruptedException {
        killed = true;
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop. */
    void stop() {
        killed = true;
        process.destroy();
    }

    /** Waits until it has stopped. */
    void awaitStopped() throws InterruptedException {
        if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
