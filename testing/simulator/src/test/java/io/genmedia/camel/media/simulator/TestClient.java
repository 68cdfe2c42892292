package io.genmedia.camel.media.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.monet.MonetSimulator;

/** A plain HTTP client of the simulated Monet. */
final class TestClient extends HttpTestClient {

    TestClient(MonetSimulator monet) {
        super(monet);
    }

    static String body(String type, String input, String key) {
        return "{\"type\":\"" + type + "\",\"input\":" + input + ",\"idempotency_key\":\"" + key + "\"}";
    }

    static String videoBody(String key) {
        return body("video", "{\"model\":\"sora-2\",\"prompt\":\"a cat running\",\"duration\":5}", key);
    }

    Answer submit(String json) {
        return send(post("/api/v1/tasks/async", json));
    }

    String submitted(String json) {
        Answer answer = submit(json);
        if (answer.status() != 200) {
            throw new AssertionError(answer);
        }
        return answer.json().path("id").textValue();
    }

    JsonNode task(String id) {
        return get("/api/v1/tasks/" + id).json();
    }
}
