package io.genmedia.camel.runtimes.measure;

import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import io.genmedia.camel.runtimes.Application;
import io.genmedia.camel.runtimes.Folders;
import io.genmedia.camel.runtimes.Runner;
import io.genmedia.camel.runtimes.measure.Measurement.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Starts the application of each runtime, with and without the components, and prints a table of what the start took and of what the
 * application then held. Rounds are interleaved: whatever else the machine does meets all of them alike. The first round warms the
 * system's file cache and does not count.
 */
public final class MeasureProgram {

    private static final List<String> FLAGS = List.of("-Xmx256m", "-XX:+UseSerialGC");

    private MeasureProgram() {}

    /**
     * Measures.
     *
     * @param arguments how many rounds count
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = Integer.parseInt(arguments[0]);
        Map<Subject, List<Measurement>> measurements = new LinkedHashMap<>();
        try (MediaSimulator simulator =
                MediaSimulator.builder().transport(SimulatorTransport.LEAN).start()) {
            for (int round = 0; round <= rounds; round++) {
                for (Runner runner : Runner.values()) {
                    for (Variant variant : Variant.values()) {
                        Subject subject = new Subject(runner, variant);
                        Measurement measurement = subject.measure(simulator);
                        if (round > 0) {
                            measurements
                                    .computeIfAbsent(subject, added -> new ArrayList<>())
                                    .add(measurement);
                        }
                        System.err.println(
                                (round == 0 ? "warm-up" : "round " + round) + ", " + subject + ": " + measurement);
                    }
                }
            }
        }
        print(measurements, rounds);
    }

    private static void print(Map<Subject, List<Measurement>> measurements, int rounds) {
        System.out.printf(
                "%d rounds, mean ± standard deviation; %d processors, JDK %s, java %s%n%n",
                rounds,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                String.join(" ", FLAGS));
        System.out.println(Measurement.COLUMNS.stream()
                .map(Column::title)
                .collect(Collectors.joining(" | ", "| runtime | components | ", " |")));
        System.out.println("| --- ".repeat(Measurement.COLUMNS.size() + 2) + "|");
        measurements.forEach((subject, measured) -> System.out.println(Measurement.COLUMNS.stream()
                .map(column -> column.of(measured))
                .collect(Collectors.joining(
                        " | ",
                        "| " + subject.runner() + " | " + subject.variant().title() + " | ",
                        " |"))));
    }

    /**
     * What is measured.
     *
     * @param runner its runtime
     * @param variant what is in it
     */
    private record Subject(Runner runner, Variant variant) {

        Measurement measure(MediaSimulator simulator) throws IOException, InterruptedException {
            Path folder = Folders.fresh(Path.of("target", "measure", runner + "-" + variant));
            Path config = Files.createDirectories(folder.resolve("config"));
            Files.write(
                    config.resolve("application.properties"),
                    variant.properties(simulator).entrySet().stream()
                            .map(property -> property.getKey() + " = " + property.getValue())
                            .toList());
            List<String> command = new ArrayList<>(List.of(Application.java("java")));
            command.addAll(FLAGS);
            command.addAll(List.of("-jar", variant.jar(runner).toString()));
            try (MeasuredProcess process = MeasuredProcess.start(command, folder)) {
                return process.measure();
            }
        }

        @Override
        public String toString() {
            return runner + " " + variant.title();
        }
    }
}
