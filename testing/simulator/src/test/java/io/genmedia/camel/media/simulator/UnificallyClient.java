package io.genmedia.camel.media.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.unifically.UnificallySimulator;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** A plain HTTP client of the simulated Unifically. */
final class UnificallyClient extends HttpTestClient {

    static final String IMAGE = body("alibaba/qwen-image-2.0-pro", "{\"prompt\":\"a cat\"}");
    static final String VIDEO = body("google/veo-3.1-fast", "{\"prompt\":\"a cat\",\"duration\":8}");
    static final String MUSIC = body(
            "suno-ai/music", "{\"mv\":\"chirp-crow\",\"custom\":true,\"prompt\":\"la la\",\"title\":\"Two cats\"}");

    private final UnificallySimulator unifically;

    UnificallyClient(UnificallySimulator unifically) {
        super(unifically);
        this.unifically = unifically;
    }

    static String body(String model, String input) {
        return "{\"model\":\"" + model + "\",\"input\":" + input + "}";
    }

    /** A request body with one field more. */
    static String with(String body, String field, String json) {
        return body.substring(0, body.length() - 1) + ",\"" + field + "\":" + json + "}";
    }

    static String dryRun(String body) {
        return with(body, "dry_run", "true");
    }

    static String callback(String body, String url) {
        return with(body, "callback_url", "\"" + url + "\"");
    }

    Answer submit(String json) {
        return send(post("/v1/tasks", json));
    }

    String submitted(String json) {
        Answer answer = submit(json);
        if (answer.status() != 200) {
            throw new AssertionError(answer.text());
        }
        return answer.json().at("/data/task_id").textValue();
    }

    Answer status(String id) {
        return get("/v1/tasks/" + id);
    }

    JsonNode task(String id) {
        return status(id).json();
    }

    HttpRequest.Builder upload(String field, String filename, byte[] content) {
        String head = "--boundary\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + filename
                + "\"\r\nContent-Type: image/png\r\n\r\n";
        return HttpRequest.newBuilder(URI.create(unifically.uploadUrl()))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "multipart/form-data; boundary=boundary")
                .PUT(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofString("\r\n--boundary--\r\n")));
    }

    HttpRequest.Builder uploadWithKey(String field, String filename, byte[] content) {
        return upload(field, filename, content).header("Authorization", "Bearer " + unifically.apiKey());
    }
}
