package io.genmedia.camel.cluster;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a person sees. */
final class Screen {

    private static final int LONGEST = 70;

    private final PrintStream out;
    private final long beganAt = System.nanoTime();

    Screen(PrintStream out) {
        this.out = out;
    }

    /** Prints a line. */
    void say(String text) {
        out.println(text);
        out.flush();
    }

    /** Prints a line with the time since the program began. */
    void now(String text) {
        say("  " + clock(elapsed()) + "  " + text);
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - beganAt);
    }

    /** Prints a line for each prompt. */
    void table(Ledger ledger) {
        List<Ledger.Line> lines = ledger.lines();
        say("");
        String format = "  %-" + width(lines, Ledger.Line::prompt) + "s  %-12s  %-18s  %-"
                + width(lines, line -> String.join(" ", line.tasks())) + "s  %s";
        say(String.format(format, "PROMPT", "SUBMITTED BY", "TOLD BY", "TASK", "RESULT"));
        for (Ledger.Line line : lines) {
            say(String.format(
                    format,
                    line.prompt(),
                    line.isSubmitted() ? line.submittedBy() : "-",
                    line.isEnded() ? String.join(", ", line.toldBy()) : "-",
                    String.join(" ", line.tasks()),
                    line.isMade() ? line.url() : line.error() == null ? "-" : "FAILED: " + cut(line.error())));
        }
    }

    /** Prints what came of it all. */
    void summary(Ledger ledger, Service service, Duration taken) {
        List<Ledger.Line> lines = ledger.lines();
        say("");
        say("Results for " + lines.stream().filter(Ledger.Line::isMade).count() + " of " + lines.size()
                + " prompts, in " + clock(taken) + ".");
        say("  submitted by   " + shares(lines, line -> line.isSubmitted() ? List.of(line.submittedBy()) : List.of()));
        say("  told by        " + shares(lines, Ledger.Line::toldBy));
        service.tasks().ifPresent(tasks -> say("  tasks bought   " + tasks + ", simulated: nothing was paid"));
        say("  duplicates     "
                + lines.stream().filter(line -> line.tasks().size() > 1).count() + " (prompts with a second task)");
        say("  told again     "
                + lines.stream()
                        .filter(line -> line.toldBy().size() > line.results().size())
                        .filter(Ledger.Line::isMade)
                        .count()
                + " (results that came twice, with the same task)");
        service.rateLimited()
                .ifPresent(refused -> say("  refused        " + refused + " (answers 429 of the provider)"));
    }

    private static String shares(List<Ledger.Line> lines, Function<Ledger.Line, List<String>> workers) {
        Map<String, Long> shares = lines.stream()
                .flatMap(line -> workers.apply(line).stream())
                .collect(Collectors.groupingBy(worker -> worker, TreeMap::new, Collectors.counting()));
        return shares.entrySet().stream()
                .map(share -> share.getKey() + ": " + share.getValue())
                .collect(Collectors.joining(", "));
    }

    private static int width(List<Ledger.Line> lines, Function<Ledger.Line, String> column) {
        return lines.stream().map(column).mapToInt(String::length).max().orElse(1) + 1;
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + " ..." : line;
    }

    private static String clock(Duration time) {
        return String.format("%d:%02d", time.toMinutes(), time.toSecondsPart());
    }
}
