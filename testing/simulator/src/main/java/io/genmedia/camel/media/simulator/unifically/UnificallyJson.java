package io.genmedia.camel.media.simulator.unifically;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.simulator.ReceivedFile;
import io.genmedia.camel.media.simulator.internal.Dollars;
import io.genmedia.camel.media.simulator.internal.Json;
import java.time.Instant;

/** Writes tasks, callbacks, costs and errors in the shape of Unifically's document, or in one that is set. */
final class UnificallyJson {

    private final UnificallySettings settings;
    private final UnificallyResults results;

    UnificallyJson(UnificallySettings settings, UnificallyResults results) {
        this.settings = settings;
        this.results = results;
    }

    /** The answer to an accepted request. */
    ObjectNode accepted(UnificallyTask task) {
        ObjectNode node = successful(200);
        node.withObjectProperty("data").put("task_id", task.id()).put("status", UnificallyTask.PENDING);
        return node;
    }

    /** The answer to a dry run. */
    ObjectNode cost(long micros) {
        ObjectNode node = successful(200);
        node.withObjectProperty("data").set("cost", Dollars.json(micros));
        return node;
    }

    /** The answer of the account. */
    ObjectNode account(long micros) {
        ObjectNode node = successful(200);
        node.withObjectProperty("data").set("balance_usd", Dollars.json(micros));
        return node;
    }

    /** A task as a status read shows it. */
    ObjectNode status(UnificallyTask task, Instant now) {
        String status = task.status(now);
        boolean failed = status.equals(UnificallyTask.FAILED);
        ObjectNode node = failed
                ? Json.object().put("code", 400).put("success", false)
                : successful(task.hasEnded(now) ? 200 : settings.processingCode);
        ObjectNode data =
                node.withObjectProperty("data").put("task_id", task.id()).put("status", status);
        if (failed) {
            addError(node, task.failureCode(), task.failureMessage());
        } else if (settings.emptyError) {
            node.putObject("error");
            data.putObject("error");
        }
        if (status.equals(UnificallyTask.COMPLETED)) {
            data.set("output", results.output(task));
        }
        return node;
    }

    /** What a callback tells of a task at its end. */
    ObjectNode callback(UnificallyTask task) {
        ObjectNode node = Json.object().put("task_id", task.id());
        if (task.succeeds()) {
            node.put("status", UnificallyTask.COMPLETED).set("data", results.output(task));
        } else {
            node.put("status", UnificallyTask.FAILED).put("error_message", task.failureMessage());
        }
        return node;
    }

    /** The answer to an upload. */
    ObjectNode uploaded(ReceivedFile file) {
        if (!settings.uploadInData) {
            return Json.object().put("file_url", file.url());
        }
        ObjectNode node = successful(200);
        node.withObjectProperty("data").put("file_url", file.url());
        return node;
    }

    /** The body of an HTTP error. */
    ObjectNode error(int status, String code, String message) {
        ObjectNode node = Json.object().put("code", status);
        addError(node, code, message);
        return node;
    }

    private void addError(ObjectNode node, String code, String message) {
        switch (settings.errorShape) {
            case DATA -> node.withObjectProperty("data").put("message", message).put("code", code);
            case DATA_ERROR_MESSAGE -> node.withObjectProperty("data").put("error_message", message);
            case DATA_ERROR ->
                node.withObjectProperty("data")
                        .putObject("error")
                        .put("message", message)
                        .put("code", code);
            case DATA_ERROR_TEXT -> node.withObjectProperty("data").put("error", message);
            case MESSAGE -> node.put("message", message);
            case ERROR_TEXT -> node.put("error", message);
        }
    }

    private static ObjectNode successful(int code) {
        return Json.object().put("code", code).put("success", true);
    }
}
