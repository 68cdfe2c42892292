package io.genmedia.camel.benchmarks.limits;

import io.genmedia.camel.benchmarks.measure.ThreadOwner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a run has shown.
 *
 * @param plan what was asked for
 * @param applications how many have shared the key, each with limits of its own
 * @param submits all that the provider has seen, in their order
 * @param refused how many of them it refused with 429
 * @param tasks how many tasks it made
 * @param failures exchanges without a result, by the type of their exception
 * @param unfinished exchanges that never came back
 * @param wall from the first message to the last result
 * @param threads the most at once, by owner
 */
public record LimitsReport(
        LimitsPlan plan,
        int applications,
        List<Submit> submits,
        long refused,
        int tasks,
        Map<String, Integer> failures,
        int unfinished,
        Duration wall,
        Map<ThreadOwner, Integer> threads) {

    /** @return true where each request has its result, and each was bought once */
    public boolean isComplete() {
        return failures.isEmpty() && unfinished == 0 && tasks == plan.requests();
    }

    /** @return the accepted submits in their order */
    public List<Submit> accepted() {
        return submits.stream().filter(Submit::isAccepted).toList();
    }

    /** @return the most accepted submits in any window of the plan's length; the end of a window is not in it */
    public int mostInAnyWindow() {
        List<Submit> accepted = accepted();
        int most = 0;
        for (int from = 0; from < accepted.size(); from++) {
            Duration end = accepted.get(from).at().plus(plan.window());
            int to = from;
            while (to < accepted.size() && accepted.get(to).at().compareTo(end) < 0) {
                to++;
            }
            most = Math.max(most, to - from);
        }
        return most;
    }

    /**
     * By how many places a request came earlier than it arrived, among those of its application.
     *
     * @return the largest difference
     */
    public int mostOvertaken() {
        Map<String, List<Integer>> byApplication = accepted().stream()
                .collect(Collectors.groupingBy(
                        submit -> applications == 1 ? "" : submit.route(),
                        Collectors.mapping(Submit::number, Collectors.toList())));
        return byApplication.values().stream()
                .mapToInt(LimitsReport::mostOvertaken)
                .max()
                .orElse(0);
    }

    private static int mostOvertaken(List<Integer> numbers) {
        List<Integer> inOrder = numbers.stream().sorted().toList();
        return IntStream.range(0, numbers.size())
                .map(place -> inOrder.indexOf(numbers.get(place)) - place)
                .max()
                .orElse(0);
    }

    /** @return true where nobody came before who had arrived before */
    public boolean isInOrder() {
        return mostOvertaken() == 0;
    }
}
