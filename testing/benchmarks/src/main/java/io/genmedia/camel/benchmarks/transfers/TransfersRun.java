package io.genmedia.camel.benchmarks.transfers;

import io.genmedia.camel.benchmarks.files.StampedFile;
import io.genmedia.camel.benchmarks.provider.TaskPrompt;
import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.ReceivedFile;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import io.genmedia.camel.media.simulator.media.MediaContent;
import io.genmedia.camel.media.simulator.monet.MonetSimulator;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Carries the same file both ways, in turns by curl and by the component, against a simulated provider in this JVM. */
public final class TransfersRun {

    private static final int NOT_COUNTED = 2;

    private final MonetSimulator monet;
    private final Path file;
    private final long size;
    private int written;

    private TransfersRun(MonetSimulator monet, Path file, long size) {
        this.monet = monet;
        this.file = file;
        this.size = size;
    }

    /**
     * Runs it; the first two rounds, in which the JVM of the component learns, are not counted.
     *
     * @param curl where curl is; empty carries by the component only
     * @param size of the file, in bytes
     * @param rounds how often each carries it each way
     * @param folder an empty folder; four times the size is needed there and where temporary files are
     */
    public static TransfersReport of(Optional<Path> curl, long size, int rounds, Path folder) throws Exception {
        Path file = folder.resolve("film.mp4");
        StampedFile.write(file, size);
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        try (MediaSimulator simulator =
                MediaSimulator.builder().transport(SimulatorTransport.LEAN).start()) {
            MonetSimulator monet = simulator.monet();
            monet.taskDuration(TaskPrompt::length);
            try (Routes routes = new Routes(temporary, monet.baseUrl(), monet.apiKey())) {
                return new TransfersRun(monet, file, size)
                        .run(
                                curl.map(program -> new Curl(program, folder, monet.baseUrl(), monet.apiKey())),
                                routes,
                                rounds);
            }
        }
    }

    private TransfersReport run(Optional<Curl> curl, Routes routes, int rounds)
            throws IOException, InterruptedException {
        String film = routes.film();
        TransfersReport.Times byCurl = TransfersReport.Times.none();
        TransfersReport.Times byRoutes = TransfersReport.Times.none();
        for (int round = -NOT_COUNTED; round < rounds; round++) {
            boolean counts = round >= 0;
            TransfersReport.Times curls = counts ? byCurl : TransfersReport.Times.none();
            TransfersReport.Times components = counts ? byRoutes : TransfersReport.Times.none();
            boolean curlFirst = round % 2 == 0;
            if (curl.isPresent() && curlFirst) {
                carry(curl.get(), film, curls);
            }
            carry(routes, film, components);
            if (curl.isPresent() && !curlFirst) {
                carry(curl.get(), film, curls);
            }
        }
        return new TransfersReport(size, byCurl, byRoutes, routes.residentAtMost());
    }

    private void carry(Carrier carrier, String film, TransfersReport.Times times)
            throws IOException, InterruptedException {
        times.downloads().add(download(carrier, film));
        times.uploads().add(upload(carrier));
    }

    private Cost download(Carrier carrier, String film) throws IOException, InterruptedException {
        monet.media(MediaContent.ofFile("video/mp4", file, size, "\"" + written + "\""));
        return carrier.download(film, size);
    }

    private Cost upload(Carrier carrier) throws IOException, InterruptedException {
        stamp();
        Cost cost = carrier.upload(file);
        List<ReceivedFile> received = monet.uploadedFiles();
        if (received.size() != 1 || Files.size(received.get(0).content()) != size) {
            throw new IOException("one file of " + size + " bytes was to be uploaded, but there are " + received);
        }
        monet.deleteFiles();
        return cost;
    }

    /** Makes it another file: who knows that a file is at the provider need not bring it again. */
    private void stamp() throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.writeLong(++written);
        }
    }
}
