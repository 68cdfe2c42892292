package io.genmedia.camel.media.simulator.gateai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.genmedia.camel.media.simulator.internal.ResponseBody;
import io.genmedia.camel.media.simulator.internal.SimulatorRequest;
import io.genmedia.camel.media.simulator.internal.SimulatorResponse;
import io.genmedia.camel.media.simulator.internal.SpooledBody;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A simulated GateAI without a transport, and without limits, to which JSON is sent. */
final class Requests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final GateAiSimulator gateai = new GateAiSimulator(
                    InstantSource.system(), "key", Duration.ofSeconds(1), () -> "http://simulated")
            .enforceLimits(false)
            .budget(1_000_000);

    GateAiSimulator gateai() {
        return gateai;
    }

    Answer generate(String body) {
        return post("/api/generate", body);
    }

    Answer generate(String model, String params) {
        return generate("{\"model\":\"" + model + "\",\"params\":" + params + "}");
    }

    Answer estimate(String model, String params) {
        return post("/api/estimate", "{\"model\":\"" + model + "\",\"params\":" + params + "}");
    }

    private Answer post(String path, String body) {
        SimulatorResponse response = gateai.provider()
                .handle(new SimulatorRequest(
                        "POST",
                        path,
                        Map.of(),
                        Map.of("authorization", List.of("Bearer key"), "Content-Type", List.of("application/json")),
                        SpooledBody.of(body)));
        try {
            return new Answer(response.status(), JSON.readTree(((ResponseBody.Bytes) response.body()).bytes()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param json the body
     */
    record Answer(int status, JsonNode json) {}
}
