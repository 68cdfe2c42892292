package io.genmedia.camel.media.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a check found.
 *
 * @param errors what forbids the submit
 * @param warnings what is worth a line in the log; the provider decides
 */
public record ValidationReport(List<Violation> errors, List<Violation> warnings) {

    private static final ValidationReport CLEAN = new ValidationReport(List.of(), List.of());

    /** Copies both lists. */
    public ValidationReport {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** @return a report of an input in which nothing was found */
    public static ValidationReport clean() {
        return CLEAN;
    }

    static ValidationReport of(List<Violation> found, ValidationLevel level) {
        List<Violation> errors = new ArrayList<>();
        List<Violation> warnings = new ArrayList<>();
        for (Violation violation : found) {
            boolean passes =
                    level == ValidationLevel.STANDARD && violation.rule().soft();
            (passes ? warnings : errors).add(violation);
        }
        return new ValidationReport(errors, warnings);
    }

    /** @return whether the input may be submitted */
    public boolean ok() {
        return errors.isEmpty();
    }

    /** @return the sentences of all errors, or of all warnings where there is no error; empty where there is neither */
    public String message() {
        return (ok() ? warnings : errors).stream().map(Violation::message).collect(Collectors.joining("; "));
    }
}
