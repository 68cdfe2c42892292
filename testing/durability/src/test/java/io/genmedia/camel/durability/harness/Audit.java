package io.genmedia.camel.durability.harness;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.durability.app.Entry;
import io.genmedia.camel.durability.app.Entry.Kind;
import io.genmedia.camel.durability.app.Lane;
import io.genmedia.camel.durability.app.Lane.Completion;
import io.genmedia.camel.media.simulator.CreatedTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Compares what was asked for, what the providers would charge for, and what reached the ledger. A result is known by its task:
 * the provider tells for which prompt that was made.
 */
public final class Audit {

    private static final String NOBODY = "nobody";

    private final World world;
    private final Workload workload;
    private final String seed;

    /**
     * @param world after the work
     * @param workload what was asked for
     * @param seed for failure messages
     */
    public Audit(World world, Workload workload, long seed) {
        this.world = world;
        this.workload = workload;
        this.seed = "[seed " + seed + ", files in " + world.folder() + "] ";
    }

    /** Waits until each prompt has a result, and permits meanwhile to buy again what is of unknown outcome. */
    public void awaitResults(Duration atMost) {
        await(atMost, () -> {
            world.checkRunning();
            world.permitUndecided();
            return withoutResult().isEmpty();
        });
    }

    /** Waits until each prompt has a result or stands in the ledger as one of unknown outcome. */
    public void awaitResultsOrRecords(Duration atMost) {
        await(atMost, () -> {
            world.checkRunning();
            Set<String> open = withoutResult();
            open.removeAll(world.ledger().undecided());
            return open.isEmpty();
        });
    }

    private void await(Duration atMost, Callable<Boolean> condition) {
        try {
            Awaitility.await()
                    .atMost(atMost)
                    .pollInterval(Duration.ofMillis(250))
                    .until(condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    seed + "without a result after " + atMost.toSeconds() + " s:\n" + stories(withoutResult()), e);
        }
    }

    /** @return the ids of prompts no result of which was delivered */
    private Set<String> withoutResult() {
        Map<String, String> promptOfTask = promptOfTask();
        Set<String> open = workload.prompts().stream().map(Prompt::id).collect(toSet());
        world.ledger().deliveredTasks().forEach(task -> open.remove(promptOfTask.get(task)));
        return open;
    }

    /**
     * Checks that nothing was lost, and nothing bought that nobody asked for or was permitted to.
     *
     * @param unresolvedAllowed whether a prompt may stand as one of unknown outcome, with no result
     */
    public void check(boolean unresolvedAllowed) {
        Ledger ledger = world.ledger();
        Map<String, String> promptOfTask = promptOfTask();
        Map<String, Set<String>> results = ledger.deliveries().stream()
                .collect(groupingBy(
                        entry -> promptOfTask.getOrDefault(entry.taskId(), NOBODY), mapping(Entry::taskId, toSet())));
        Map<String, Long> bought = promptOfTask.values().stream().collect(groupingBy(id -> id, counting()));
        Map<String, List<Entry>> unknown = ledger.byPrompt(Kind.UNKNOWN);
        Map<String, List<Entry>> permits = ledger.byPrompt(Kind.PERMIT);
        Map<Prompt, String> wrong = new LinkedHashMap<>();
        for (Prompt prompt : workload.prompts()) {
            String id = prompt.id();
            int distinct = results.getOrDefault(id, Set.of()).size();
            long tasks = bought.getOrDefault(id, 0L);
            int permitted = permits.getOrDefault(id, List.of()).size();
            boolean told = unknown.containsKey(id);
            if (distinct != 1 && !(distinct == 0 && told && unresolvedAllowed)) {
                wrong.put(prompt, distinct + " distinct results");
            } else if (tasks > 1 && (prompt.lane().scheme().equals("monet") || !told)) {
                wrong.put(prompt, tasks + " tasks");
            } else if (tasks > 1 + permitted) {
                wrong.put(prompt, tasks + " tasks, with " + permitted + " permits to buy again");
            }
        }
        assertThat(wrong)
                .as(() -> seed + "stories of these:\n" + stories(ids(wrong.keySet())))
                .isEmpty();
        assertThat(results.getOrDefault(NOBODY, Set.of()))
                .as(seed + "results of tasks that no provider knows")
                .isEmpty();
        assertThat(misnamed(ledger, promptOfTask))
                .as(seed + "results that were told under another prompt, or under none where one is correlated")
                .isEmpty();
    }

    /** Checks that nobody was ever told that it is not known whether something was bought. */
    public void checkNoUnknownOutcome() {
        assertThat(world.ledger().byPrompt(Kind.UNKNOWN))
                .as(seed + "unknown outcomes")
                .isEmpty();
    }

    /** @return the numbers of the run, for its log */
    public String summary() {
        Ledger ledger = world.ledger();
        Map<Kind, Long> kinds = new TreeMap<>(ledger.entries().stream().collect(groupingBy(Entry::kind, counting())));
        Map<String, Integer> tasks = new TreeMap<>();
        Lane.SCHEMES.forEach(scheme -> tasks.put(scheme, world.tasks(scheme).size()));
        return String.format(
                Locale.ROOT,
                "%s%d prompts, tasks bought %s, tasks delivered %d in %d deliveries, %d of them by another process than the one that"
                        + " submitted, ledger %s, prompts of unknown outcome %d",
                seed,
                workload.prompts().size(),
                tasks,
                ledger.deliveredTasks().size(),
                ledger.deliveries().size(),
                ledger.deliveredElsewhere(),
                kinds,
                ledger.byPrompt(Kind.UNKNOWN).size());
    }

    /** Only a result that comes without its message, of a submit that correlated nothing, has no prompt. */
    private List<Entry> misnamed(Ledger ledger, Map<String, String> promptOfTask) {
        Set<String> correlated = ids(workload.prompts().stream()
                .filter(prompt -> prompt.lane().completion() == Completion.NONE)
                .toList());
        return ledger.deliveries().stream()
                .filter(entry -> {
                    String prompt = promptOfTask.get(entry.taskId());
                    return !entry.prompt().equals(prompt) && (!entry.prompt().isEmpty() || correlated.contains(prompt));
                })
                .toList();
    }

    private static Set<String> ids(Collection<Prompt> prompts) {
        return prompts.stream().map(Prompt::id).collect(toSet());
    }

    private Map<String, String> promptOfTask() {
        return Lane.SCHEMES.stream()
                .flatMap(scheme -> world.tasks(scheme).stream())
                .collect(toMap(
                        CreatedTask::id,
                        task -> Prompt.idOf(task.input().path("prompt").asText())));
    }

    /** What is known of some prompts: their tasks, and their lines. */
    private String stories(Set<String> ids) {
        Map<String, String> promptOfTask = promptOfTask();
        List<String> lines = new ArrayList<>();
        Lane.SCHEMES.forEach(scheme -> world.tasks(scheme).stream()
                .filter(task -> ids.contains(promptOfTask.get(task.id())))
                .forEach(task -> lines.add("  bought " + promptOfTask.get(task.id()) + " at " + task.createdAt()
                        + " as " + scheme + " " + task.id() + ", " + task.status())));
        world.ledger().entries().stream()
                .filter(entry -> ids.contains(entry.prompt()) || ids.contains(promptOfTask.get(entry.taskId())))
                .forEach(entry -> lines.add("  " + entry));
        return String.join("\n", ids.size() + " prompts " + ids, String.join("\n", lines));
    }
}
