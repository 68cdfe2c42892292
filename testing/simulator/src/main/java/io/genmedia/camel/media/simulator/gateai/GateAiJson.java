package io.genmedia.camel.media.simulator.gateai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.simulator.ReceivedFile;
import io.genmedia.camel.media.simulator.internal.Dollars;
import io.genmedia.camel.media.simulator.internal.Json;
import io.genmedia.camel.media.simulator.internal.TaskEnding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes tasks, estimates and errors in the shape of GateAI's document, or in that of a sibling service where one is set. */
final class GateAiJson {

    private final GateAiSettings settings;
    private final GateAiResults results;

    GateAiJson(GateAiSettings settings, GateAiResults results) {
        this.settings = settings;
        this.results = results;
    }

    /** The answer to an accepted request. */
    ObjectNode accepted(GateAiTask task, long remaining) {
        ObjectNode node = Json.object();
        node.put(settings.taskIdField, task.id());
        node.put("url", GateAiPaths.STATUS + task.id());
        node.put("status", task.course().queuedShare() > 0 ? GateAiTask.QUEUED : GateAiTask.PROCESSING);
        node.set("cost", Dollars.json(task.plan().micros()));
        node.set("remaining", Dollars.json(remaining));
        if (!task.plan().adjustments().isEmpty()) {
            node.set("adjustments", task.plan().adjustments());
        }
        return node;
    }

    /** A task as a status read shows it: without its id. */
    ObjectNode status(GateAiTask task, Instant now) {
        ObjectNode node = Json.object();
        String status = task.status(now);
        node.put("status", shown(status));
        if (status.equals(GateAiTask.FINISHED)) {
            addResults(node, task);
        }
        if (status.equals(GateAiTask.FAILED)) {
            addError(node, task.ending());
        }
        node.put("model", settings.statusModelName.apply(task.order().model().id()));
        node.set("cost", Dollars.json(task.plan().micros()));
        return node;
    }

    /** A status of a task, as it is named here. */
    String shown(String status) {
        return status.equals(GateAiTask.FAILED) ? settings.failedStatus : status;
    }

    private void addResults(ObjectNode node, GateAiTask task) {
        List<String> urls = results.urls(task);
        if (settings.resultAsString && urls.size() == 1) {
            node.put("result", urls.get(0));
        } else {
            urls.forEach(node.putArray("result")::add);
        }
        List<String> models = results.modelUrls(task);
        if (!models.isEmpty()) {
            models.forEach(node.putArray("glb_urls")::add);
        }
    }

    private void addError(ObjectNode node, TaskEnding ending) {
        if (settings.errorAsObject) {
            node.putObject("error").put("code", ending.code()).put("message", ending.message());
        } else {
            node.put("error", ending.message() == null ? ending.code() : ending.message());
        }
    }

    /** What a generation would cost. */
    ObjectNode estimate(long cost, long remaining, Optional<JsonNode> suggestion) {
        ObjectNode node = Json.object();
        node.set("cost", Dollars.json(cost));
        node.set("daily_remaining", Dollars.json(remaining));
        node.put("fits_in_budget", cost <= remaining);
        suggestion.ifPresent(params -> node.set(settings.suggestionField, params));
        return node;
    }

    /** The answer to an upload. */
    ObjectNode uploaded(ReceivedFile file) {
        ObjectNode node = Json.object();
        node.put(settings.uploadIdField, file.id());
        node.put("filename", file.filename());
        node.put("content_type", file.contentType());
        node.put("size", file.size());
        return node;
    }

    /** The body of an error. */
    ObjectNode error(String code, String message) {
        ObjectNode node = Json.object();
        switch (settings.errorShape) {
            case TEXT_AND_CODE -> node.put("error", message).put("code", code);
            case CODE_AS_ERROR -> node.put("error", code).put("message", message);
            case NESTED -> node.putObject("error").put("code", code).put("message", message);
        }
        return node;
    }
}
