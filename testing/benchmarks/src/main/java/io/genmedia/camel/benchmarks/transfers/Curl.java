package io.genmedia.camel.benchmarks.transfers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The program curl, started for each file. */
public final class Curl implements Carrier {

    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;
    private static final int MILLIS_OF_A_TICK = 10;

    private final Path program;
    private final Path target;
    private final String uploads;
    private final String apiKey;

    /**
     * @param program where it is
     * @param folder where it puts what it fetches
     * @param baseUrl of the provider
     * @param apiKey of the account
     */
    Curl(Path program, Path folder, String baseUrl, String apiKey) {
        this.program = program;
        this.target = folder.resolve("by-curl");
        this.uploads = baseUrl + "/api/v1/files";
        this.apiKey = apiKey;
    }

    /** @return where curl is; empty where it is not on the path */
    public static Optional<Path> find() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "curl"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public Cost download(String address, long size) throws IOException, InterruptedException {
        Cost cost = run("--output", target.toString(), address);
        if (Files.size(target) != size) {
            throw new IOException("curl fetched " + Files.size(target) + " bytes of " + size);
        }
        Files.delete(target);
        return cost;
    }

    @Override
    public Cost upload(Path file) throws IOException, InterruptedException {
        return run("--header", "Authorization: Bearer " + apiKey, "--form", "file=@" + file, uploads);
    }

    private Cost run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--silent", "--show-error", "--fail"));
        command.addAll(List.of(arguments));
        long before = cpuOfEnded();
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int status = process.waitFor();
        long millis = (System.nanoTime() - begun) / 1_000_000;
        if (status != 0) {
            throw new IOException("curl ended with " + status);
        }
        return new Cost(millis, before < 0 ? -1 : cpuOfEnded() - before);
    }

    /** Milliseconds of CPU of all processes that this one started and that have ended; -1 where the system does not tell. */
    private static long cpuOfEnded() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.isReadable(stat)) {
            return -1;
        }
        String line = Files.readString(stat);
        // what stands before is the name, which may have spaces
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM])) * MILLIS_OF_A_TICK;
    }
}
