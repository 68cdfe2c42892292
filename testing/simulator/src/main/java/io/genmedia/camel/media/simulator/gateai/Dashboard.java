package io.genmedia.camel.media.simulator.gateai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.simulator.internal.Dollars;
import io.genmedia.camel.media.simulator.internal.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what a key can ask about itself: the credits, and the dashboard of its tasks, whichever application made them. */
final class Dashboard {

    private static final int RECENT = 20;
    private static final int ACCOUNTS = 12;

    private final GateAiSettings settings;
    private final GateAiTasks tasks;
    private final Admission admission;
    private final GateAiJson json;
    private final GateAiResults results;

    Dashboard(GateAiSettings settings, GateAiTasks tasks, Admission admission, GateAiJson json, GateAiResults results) {
        this.settings = settings;
        this.tasks = tasks;
        this.admission = admission;
        this.json = json;
        this.results = results;
    }

    /** The budget, and how the provider's pool of accounts is. */
    ObjectNode credits(Instant now) {
        ObjectNode node = Json.object();
        budget(node.putObject("your_budget"), now);
        node.putObject("pool").put("total_accounts", ACCOUNTS).put("locked", 1);
        return node;
    }

    /** The dashboard. */
    ObjectNode page(Instant now) {
        List<GateAiTask> all = tasks.all();
        ObjectNode node = Json.object();
        budget(node.putObject("budget"), now);
        concurrency(node.putObject("concurrency"), all, now);
        ArrayNode active = node.putArray("active_tasks");
        all.stream().filter(task -> !task.hasEnded(now)).forEach(task -> head(active.addObject(), task, now)
                .put("elapsed", task.elapsed(now).toSeconds() + "s"));
        ArrayNode recent = node.putArray("recent_tasks");
        all.stream()
                .filter(task -> task.hasEnded(now))
                .sorted(Comparator.comparing(GateAiTask::endsAt)
                        .thenComparingLong(GateAiTask::sequence)
                        .reversed())
                .limit(RECENT)
                .forEach(task -> head(recent.addObject(), task, now).put("result_count", resultCount(task, now)));
        spending(node.putObject("today_spending"), all, now);
        return node;
    }

    private void budget(ObjectNode node, Instant now) {
        node.set("daily_limit", Dollars.json(settings.budgetMicros));
        node.set("used", Dollars.json(admission.used(now)));
        node.set("remaining", Dollars.json(admission.remaining(now)));
    }

    private void concurrency(ObjectNode node, List<GateAiTask> all, Instant now) {
        RateLimits.Rules rules = settings.limits;
        List<GateAiTask> holders = all.stream()
                .filter(task -> rules.holdsSlot(task.createdAt(), task.endsAt(), now))
                .toList();
        node.put("used", holders.size());
        node.put("max", rules.inFlight());
        node.put("available", Math.max(0, rules.inFlight() - holders.size()));
        ArrayNode slots = node.putArray("active_slots");
        holders.forEach(task -> slots.addObject()
                .put("taskId", task.id())
                .put("model", task.order().model().id())
                .put("elapsed", task.elapsed(now).toSeconds()));
    }

    private ObjectNode head(ObjectNode node, GateAiTask task, Instant now) {
        node.put("task_id", task.id());
        node.put("model", task.order().model().id());
        node.put("status", json.shown(task.status(now)));
        node.set("cost", Dollars.json(task.plan().micros()));
        return node;
    }

    private int resultCount(GateAiTask task, Instant now) {
        return task.status(now).equals(GateAiTask.FINISHED) ? results.urls(task).size() : 0;
    }

    private static void spending(ObjectNode node, List<GateAiTask> all, Instant now) {
        Map<String, Long> micros = new LinkedHashMap<>();
        for (GateAiTask task : all) {
            if (Ledger.day(task.createdAt()).equals(Ledger.day(now))) {
                String model = task.order().model().id();
                micros.merge(model, task.isRefunded(now) ? 0 : task.plan().micros(), Long::sum);
                ObjectNode entry = node.withObjectProperty(model);
                entry.put("requests", entry.path("requests").asInt() + 1);
                entry.set("cost", Dollars.json(micros.get(model)));
            }
        }
    }
}
