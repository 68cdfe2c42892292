package io.genmedia.camel.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Counts the connections that are open to a port of this machine, where the system tells (Linux does). */
public final class Connections {

    private static final String ESTABLISHED = "01";

    private final String port;

    /** @param port where the connections lead */
    public Connections(int port) {
        this.port = String.format(Locale.ROOT, ":%04X", port);
    }

    /** @return how many are open; empty where the system does not tell */
    public OptionalInt open() {
        try {
            return OptionalInt.of(count(Path.of("/proc/self/net/tcp")) + count(Path.of("/proc/self/net/tcp6")));
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    private int count(Path table) throws IOException {
        try (Stream<String> lines = Files.lines(table)) {
            // thousands of lines may be of closed connections, and splitting is what costs
            return (int) lines.filter(line -> line.contains(port))
                    .map(line -> line.strip().split("\\s+"))
                    .filter(fields -> fields.length > 3 && fields[2].endsWith(port) && fields[3].equals(ESTABLISHED))
                    .count();
        }
    }
}
