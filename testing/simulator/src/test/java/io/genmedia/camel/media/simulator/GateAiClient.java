package io.genmedia.camel.media.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.gateai.GateAiSimulator;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** A plain HTTP client of the simulated GateAI. */
final class GateAiClient extends HttpTestClient {

    static final String IMAGE = body("auto-image", "{\"prompt\":\"a cat\"}");
    static final String VIDEO = body("seedance-2.0", "{\"prompt\":\"a cat\",\"duration\":4}");

    GateAiClient(GateAiSimulator gateai) {
        super(gateai);
    }

    static String body(String model, String params) {
        return "{\"model\":\"" + model + "\",\"params\":" + params + "}";
    }

    Answer submit(String json) {
        return send(post("/api/generate", json));
    }

    String submitted(String json) {
        Answer answer = submit(json);
        if (answer.status() != 200) {
            throw new AssertionError(answer.text());
        }
        return answer.json().path("task_id").textValue();
    }

    Answer estimate(String json) {
        return send(post("/api/estimate", json));
    }

    JsonNode task(String id) {
        return get("/get/" + id).json();
    }

    HttpRequest upload(String field, String filename, byte[] content) {
        String head = "--boundary\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + filename
                + "\"\r\nContent-Type: image/png\r\n\r\n";
        return request("/api/upload")
                .header("Content-Type", "multipart/form-data; boundary=boundary")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofString("\r\n--boundary--\r\n")))
                .build();
    }
}
