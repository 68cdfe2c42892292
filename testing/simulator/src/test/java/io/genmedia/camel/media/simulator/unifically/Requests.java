package io.genmedia.camel.media.simulator.unifically;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.genmedia.camel.media.simulator.internal.ResponseBody;
import io.genmedia.camel.media.simulator.internal.SimulatorRequest;
import io.genmedia.camel.media.simulator.internal.SimulatorResponse;
import io.genmedia.camel.media.simulator.internal.SpooledBody;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A simulated Unifically without a transport, whose tasks take no time, to which JSON is sent. */
final class Requests implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final UnificallySimulator unifically = new UnificallySimulator(
            InstantSource.fixed(Instant.parse("2026-02-27T10:00:00Z")),
            "key",
            Duration.ZERO,
            () -> "http://simulated",
            () -> "http://files");

    UnificallySimulator unifically() {
        return unifically;
    }

    Answer submit(String body) {
        return post(body);
    }

    /** Submits an input in which {@code $task} stands for a completed film, and {@code $clip} for a finished song. */
    Answer submit(String model, String input) {
        return post("{\"model\":\"" + model + "\",\"input\":" + withSources(input) + "}");
    }

    /** What a task would cost, in dollars. */
    double cost(String model, String input) {
        Answer answer = post("{\"model\":\"" + model + "\",\"dry_run\":true,\"input\":" + withSources(input) + "}");
        if (answer.status() != 200) {
            throw new AssertionError(answer);
        }
        return answer.json().at("/data/cost").doubleValue();
    }

    private String withSources(String input) {
        String filled = input;
        if (input.contains("$task")) {
            filled = filled.replace("$task", made("google/veo-3.1-lite", "{\"prompt\":\"p\"}"));
        }
        if (input.contains("$clip")) {
            made("suno-ai/music", "{\"mv\":\"chirp-v4\",\"custom\":false}");
            List<String> ids = unifically.createdTasks().stream()
                    .map(task -> get("/v1/tasks/" + task.id()).json())
                    .flatMap(task -> task.findValuesAsText("id").stream())
                    .toList();
            filled = filled.replace("$clip", ids.get(0));
        }
        return filled;
    }

    private String made(String model, String input) {
        return post("{\"model\":\"" + model + "\",\"input\":" + input + "}")
                .json()
                .at("/data/task_id")
                .asText();
    }

    private Answer post(String body) {
        return send("POST", "/v1/tasks", SpooledBody.of(body));
    }

    private Answer get(String path) {
        return send("GET", path, SpooledBody.empty());
    }

    private Answer send(String method, String path, SpooledBody body) {
        SimulatorResponse response = unifically
                .provider()
                .handle(new SimulatorRequest(
                        method,
                        path,
                        Map.of(),
                        Map.of("authorization", List.of("Bearer key"), "Content-Type", List.of("application/json")),
                        body));
        return new Answer(response.status(), json(((ResponseBody.Bytes) response.body()).bytes()));
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        unifically.close();
    }

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param json the body
     */
    record Answer(int status, JsonNode json) {

        String message() {
            return json.at("/data/message").asText();
        }
    }
}
