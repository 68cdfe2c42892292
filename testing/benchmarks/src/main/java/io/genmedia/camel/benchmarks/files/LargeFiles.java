package io.genmedia.camel.benchmarks.files;

import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import io.genmedia.camel.media.simulator.media.GeneratedContent;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Sends a gigabyte each way through the routes of a JVM whose heap is 64 MiB, against a simulated provider in this JVM, and
 * compares checksums.
 */
public final class LargeFiles {

    private static final long GIBIBYTE = 1L << 30;
    private static final String HEAP = "-Xmx64m";
    private static final long SECONDS_TO_END = 30;

    private LargeFiles() {}

    /** Runs it with each provider; the one argument is the size in MiB, 1024 unless given. */
    public static void main(String[] arguments) throws Exception {
        long size = arguments.length == 0 ? GIBIBYTE : Long.parseLong(arguments[0]) << 20;
        boolean good = true;
        for (LargeFilesProvider provider : LargeFilesProvider.values()) {
            Path folder = Files.createTempDirectory("large-files");
            try {
                LargeFilesReport report = run(provider, size, folder);
                System.out.println(provider.scheme());
                System.out.println(report);
                good &= report.isGood();
            } finally {
                delete(folder);
            }
        }
        System.exit(good ? 0 : 1);
    }

    /**
     * Sends both files.
     *
     * @param provider through which component
     * @param size of each, in bytes
     * @param folder an empty folder for them; twice the size is needed where the temporary files are
     */
    public static LargeFilesReport run(LargeFilesProvider provider, long size, Path folder) throws Exception {
        Path downloads = Files.createDirectory(folder.resolve("downloads"));
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Path source = folder.resolve("source.mp4");
        StampedFile.write(source, size);
        try (MediaSimulator simulator = MediaSimulator.builder()
                .transport(SimulatorTransport.LEAN)
                .taskDuration(Duration.ZERO)
                .start()) {
            GeneratedContent film = provider.simulated(simulator).generatedMedia(size);
            Process routes = start(provider, simulator, downloads, source, temporary);
            try {
                BufferedReader told = routes.inputReader(StandardCharsets.UTF_8);
                long downloadMillis = number(told);
                Path downloaded = only(downloads);
                boolean downloadIsWhole = StampedFile.sha256(downloaded).equals(film.sha256());
                Files.delete(downloaded);
                routes.outputWriter(StandardCharsets.UTF_8).append('\n').flush();
                long uploadMillis = number(told);
                long maxHeap = number(told);
                Path uploaded =
                        provider.simulated(simulator).uploadedFiles().get(0).content();
                boolean uploadIsWhole = StampedFile.sha256(uploaded).equals(StampedFile.sha256(source));
                if (!routes.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                    throw new IOException("the routes' JVM has not ended " + SECONDS_TO_END + " s after its work");
                }
                return new LargeFilesReport(
                        size, maxHeap, downloadMillis, uploadMillis, downloadIsWhole, uploadIsWhole, names(temporary));
            } finally {
                routes.destroyForcibly();
            }
        }
    }

    private static Process start(
            LargeFilesProvider provider, MediaSimulator simulator, Path downloads, Path source, Path temporary)
            throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeFilesRoutes.class.getName(),
                        provider.name(),
                        provider.simulated(simulator).baseUrl(),
                        simulator.unifically().uploadUrl(),
                        provider.simulated(simulator).apiKey(),
                        downloads.toString(),
                        source.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static long number(BufferedReader told) throws IOException {
        String line = told.readLine();
        if (line == null) {
            throw new IOException("the routes' JVM ended early; its standard error tells why");
        }
        return Long.parseLong(line);
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.toList();
            if (found.size() != 1) {
                throw new IOException("one file was to be downloaded, but there are " + found);
            }
            return found.get(0);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
