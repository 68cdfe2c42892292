package io.genmedia.camel.benchmarks.files;

import io.genmedia.camel.benchmarks.child.ChildJvm;
import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import io.genmedia.camel.media.simulator.media.GeneratedContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sends a gigabyte each way through the routes of a JVM whose heap is 64 MiB, against a simulated provider in this JVM, and
 * compares checksums.
 */
public final class LargeFiles {

    private static final long GIBIBYTE = 1L << 30;
    private static final String HEAP = "-Xmx64m";

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
                Folders.delete(folder);
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
            try (ChildJvm routes = start(provider, simulator, downloads, source, temporary)) {
                long downloadMillis = Long.parseLong(routes.answer());
                Path downloaded = only(downloads);
                boolean downloadIsWhole = StampedFile.sha256(downloaded).equals(film.sha256());
                Files.delete(downloaded);
                long uploadMillis = Long.parseLong(routes.ask("upload"));
                long maxHeap = Long.parseLong(routes.answer());
                Path uploaded =
                        provider.simulated(simulator).uploadedFiles().get(0).content();
                boolean uploadIsWhole = StampedFile.sha256(uploaded).equals(StampedFile.sha256(source));
                routes.awaitEnd();
                return new LargeFilesReport(
                        size, maxHeap, downloadMillis, uploadMillis, downloadIsWhole, uploadIsWhole, names(temporary));
            }
        }
    }

    private static ChildJvm start(
            LargeFilesProvider provider, MediaSimulator simulator, Path downloads, Path source, Path temporary)
            throws IOException {
        return ChildJvm.start(
                List.of(HEAP, "-Djava.io.tmpdir=" + temporary),
                LargeFilesRoutes.class,
                provider.name(),
                provider.simulated(simulator).baseUrl(),
                simulator.unifically().uploadUrl(),
                provider.simulated(simulator).apiKey(),
                downloads.toString(),
                source.toString());
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
}
