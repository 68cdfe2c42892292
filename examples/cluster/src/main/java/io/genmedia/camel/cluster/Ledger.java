package io.genmedia.camel.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has become of each prompt of a run, as far as the topics tell. */
final class Ledger {

    private final Map<String, Line> lines = new LinkedHashMap<>();

    /** @param prompts the ids of the run, in their order; of others nothing is noted */
    Ledger(Collection<String> prompts) {
        prompts.forEach(prompt -> lines.put(prompt, new Line(prompt)));
    }

    /** Notes what a worker wrote into the topic of tasks. */
    void accepted(JsonNode report) {
        Line line = lines.get(report.path("prompt").asText());
        if (line != null) {
            line.submittedBy = report.path("submittedBy").asText();
            line.tasks.add(report.path("task").asText());
        }
    }

    /** Notes what a worker wrote into the topic of results. */
    void ended(JsonNode report) {
        Line line = lines.get(report.path("prompt").asText());
        if (line != null) {
            line.submittedBy = report.path("submittedBy").asText();
            line.toldBy.add(report.path("toldBy").asText());
            if (report.hasNonNull("task")) {
                line.tasks.add(report.path("task").asText());
                line.results.add(report.path("task").asText());
            }
            line.url = report.path("url").asText(line.url);
            line.error = report.path("error").asText(line.error);
        }
    }

    List<Line> lines() {
        return List.copyOf(lines.values());
    }

    long submitted() {
        return lines().stream().filter(Line::isSubmitted).count();
    }

    long ended() {
        return lines().stream().filter(Line::isEnded).count();
    }

    boolean isComplete() {
        return lines().stream().allMatch(Line::isEnded);
    }

    /** How many tasks a worker has submitted that have not ended. */
    long inFlight(String worker) {
        return lines().stream()
                .filter(line -> line.isSubmitted() && !line.isEnded() && line.submittedBy.equals(worker))
                .count();
    }

    /** One prompt. */
    static final class Line {

        private final String prompt;
        private final Set<String> tasks = new LinkedHashSet<>();
        private final Set<String> results = new LinkedHashSet<>();
        private final List<String> toldBy = new ArrayList<>();
        private String submittedBy;
        private String url;
        private String error;

        private Line(String prompt) {
            this.prompt = prompt;
        }

        String prompt() {
            return prompt;
        }

        /** The ids of its tasks: one, if all is well. */
        Set<String> tasks() {
            return tasks;
        }

        /** The ids of tasks of which the end was told. */
        Set<String> results() {
            return results;
        }

        /** Who submitted it; null before. */
        String submittedBy() {
            return submittedBy;
        }

        /** Who told its end, each time that it was told. */
        List<String> toldBy() {
            return toldBy;
        }

        /** Where the picture is; null where there is none. */
        String url() {
            return url;
        }

        /** Why there is none; null where there is one. */
        String error() {
            return error;
        }

        boolean isSubmitted() {
            return submittedBy != null;
        }

        boolean isEnded() {
            return !toldBy.isEmpty();
        }

        boolean isMade() {
            return url != null;
        }
    }
}
