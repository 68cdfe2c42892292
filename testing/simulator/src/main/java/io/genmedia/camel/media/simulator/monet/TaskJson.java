package io.genmedia.camel.media.simulator.monet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.simulator.internal.Json;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Writes tasks and errors in the shape of Monet's documents. */
final class TaskJson {

    private final Function<Task, List<String>> urls;
    private final Supplier<Boolean> echo;

    TaskJson(Function<Task, List<String>> urls, Supplier<Boolean> echo) {
        this.urls = urls;
        this.echo = echo;
    }

    /** The short form with which an accepted task is answered. */
    ObjectNode accepted(Task task) {
        ObjectNode node = Json.object();
        node.put("id", task.id());
        node.put("status", TaskState.PENDING);
        node.put("type", task.submission().kind());
        node.put("created_at", Json.timestamp(task.createdAt()));
        return node;
    }

    /** The whole task as it stands. */
    ObjectNode full(Task task, TaskState state) {
        ObjectNode node = Json.object();
        node.put("id", task.id());
        node.put("status", state.status());
        node.put("type", task.submission().kind());
        addOutputs(node.putArray("outputs"), task, state);
        if (state.status().equals(TaskState.FAILED)) {
            addError(node, task);
        }
        node.put("created_at", Json.timestamp(task.createdAt()));
        node.put("updated_at", Json.timestamp(state.updatedAt()));
        if (echo.get()) {
            node.set("input", task.submission().input());
            node.put("idempotency_key", task.submission().idempotencyKey());
        }
        return node;
    }

    private void addOutputs(ArrayNode outputs, Task task, TaskState state) {
        if (state.status().equals(TaskState.PENDING)) {
            return;
        }
        List<String> results = state.status().equals(TaskState.SUCCESS) ? urls.apply(task) : List.of();
        for (int i = 0; i < task.outputs(); i++) {
            ObjectNode output = outputs.addObject();
            output.put("model", task.submission().model());
            output.put("status", state.status());
            output.put("progress", state.progress());
            if (!results.isEmpty()) {
                output.put("url", results.get(i));
            }
            if (state.status().equals(TaskState.FAILED)) {
                addError(output, task);
            }
        }
    }

    private static void addError(ObjectNode node, Task task) {
        node.putObject("error")
                .put("code", task.ending().code())
                .put("message", task.ending().message());
    }

    /** The body of an error. */
    static ObjectNode error(String code, String message) {
        ObjectNode node = Json.object();
        node.putObject("error").put("code", code).put("message", message);
        return node;
    }
}
