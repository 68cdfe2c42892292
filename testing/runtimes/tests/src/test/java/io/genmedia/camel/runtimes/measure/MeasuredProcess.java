package io.genmedia.camel.runtimes.measure;

import io.genmedia.camel.runtimes.Application;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One start of an application. What it holds is read from {@code /proc} and asked of it with {@code jcmd}: for Linux. */
final class MeasuredProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;
    /** After its start, until what was only needed for the start is at rest. */
    private static final long SETTLED_SECONDS = 3;
    /** In these units the system counts the time of a process. */
    private static final double MILLIS_PER_TICK = 10;

    private static final double KILOBYTES_PER_MEGABYTE = 1024;
    /** The serial collector tells of two generations. */
    private static final Pattern HEAP_USED = Pattern.compile("generation +total \\d+K, used (\\d+)K");

    private static final Pattern LOADED = Pattern.compile("java\\.cls\\.(?:shared)?[lL]oadedClasses=(\\d+)");

    private final Process process;
    private final long startedAt;
    private final CountDownLatch routesStarted = new CountDownLatch(1);
    private volatile long routesStartedAt;
    private volatile double cpuMillis;

    private MeasuredProcess(Process process, long startedAt) {
        this.process = process;
        this.startedAt = startedAt;
    }

    static MeasuredProcess start(List<String> command, Path folder) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        Application.withoutKeys(builder);
        long now = System.nanoTime();
        MeasuredProcess measured = new MeasuredProcess(builder.start(), now);
        Thread reader = new Thread(() -> measured.read(folder.resolve("application.log")), "output");
        reader.setDaemon(true);
        reader.start();
        return measured;
    }

    private void read(Path log) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                PrintStream copy = new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (Application.ROUTES_STARTED.matcher(line).find()) {
                    routesStartedAt = System.nanoTime();
                    cpuMillis = cpuTicks() * MILLIS_PER_TICK;
                    routesStarted.countDown();
                }
                copy.println(line);
            }
        } catch (IOException e) {
            // its end closes the pipe
        }
    }

    Measurement measure() throws IOException, InterruptedException {
        if (!routesStarted.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the routes have not started within " + PATIENCE_SECONDS + " s");
        }
        if (process.waitFor(SETTLED_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it has ended by itself with " + process.exitValue());
        }
        double rss = status("VmRSS") / KILOBYTES_PER_MEGABYTE;
        double threads = status("Threads");
        double classes = sum(LOADED, jcmd("PerfCounter.print"));
        jcmd("GC.run");
        double rssAfterGc = status("VmRSS") / KILOBYTES_PER_MEGABYTE;
        return new Measurement(
                TimeUnit.NANOSECONDS.toMicros(routesStartedAt - startedAt) / 1000.0,
                cpuMillis,
                rss,
                rssAfterGc,
                sum(HEAP_USED, jcmd("GC.heap_info")) / KILOBYTES_PER_MEGABYTE,
                threads,
                classes);
    }

    private static double sum(Pattern pattern, String text) {
        List<Double> found = pattern.matcher(text)
                .results()
                .map(match -> Double.valueOf(match.group(1)))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalStateException("there is no " + pattern + " in: " + text);
        }
        return found.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** A number of {@code /proc/PID/status}. */
    private double status(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElseThrow();
    }

    private double cpuTicks() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        // the name of the program, in brackets, may hold blanks; of what follows, user and system time are the 12th and
        // 13th
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(Application.java("jcmd"), Long.toString(process.pid()), command)
                .redirectErrorStream(true)
                .start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IllegalStateException("jcmd " + command + ": " + answer);
        }
        return answer;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
