package io.genmedia.camel.orders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The application in a JVM of its own, which can be killed. */
final class ApplicationJvm implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 180;

    private final Process process;

    private ApplicationJvm(Process process) {
        this.process = process;
    }

    /**
     * @param settings of the application
     * @param crash system properties, as those of {@link CrashingApplication}
     * @param log gets what it writes
     */
    static ApplicationJvm start(Map<String, String> settings, List<String> crash, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx384m"));
        command.addAll(crash);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), CrashingApplication.class.getName()));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        return new ApplicationJvm(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
    }

    boolean hasEnded() {
        return !process.isAlive();
    }

    /** Waits until it has ended by itself, and tells how. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it has not ended in " + PATIENCE_SECONDS + " seconds");
        }
        return process.exitValue();
    }

    /** Ends it with SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop, with SIGTERM, and waits until it has. */
    int stop() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    static String read(Path log) throws IOException {
        return Files.exists(log) ? Files.readString(log) : "";
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
