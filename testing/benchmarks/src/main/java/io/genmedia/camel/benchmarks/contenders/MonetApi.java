package io.genmedia.camel.benchmarks.contenders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.UUID;

/** What who does without the component writes of Monet's API: its addresses, the body of a submit, and how an answer is read. */
final class MonetApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String tasks;
    private final String authorization;

    MonetApi(String baseUrl, String apiKey) {
        this.tasks = baseUrl + "/api/v1/tasks";
        this.authorization = "Bearer " + apiKey;
    }

    /** Where tasks are; each below it by its id. */
    String tasks() {
        return tasks;
    }

    /** Where they are submitted. */
    String submits() {
        return tasks + "/async";
    }

    String authorization() {
        return authorization;
    }

    /** The body of a submit, with a new key: who sends it again does not buy again. */
    static String submission(Film film) {
        ObjectNode body = JSON.createObjectNode();
        body.put("type", "video");
        body.putObject("input")
                .put("model", film.model())
                .put("prompt", film.prompt())
                .put("duration", Film.LENGTH);
        body.put("idempotency_key", UUID.randomUUID().toString());
        return body.toString();
    }

    /**
     * Reads a task.
     *
     * @throws IllegalStateException where the answer is none
     */
    static Task task(byte[] answer) {
        try {
            JsonNode node = JSON.readTree(answer);
            return new Task(
                    node.path("id").asText(),
                    node.path("status").asText(),
                    node.path("outputs").path(0).path("url").asText(null));
        } catch (IOException e) {
            throw new IllegalStateException("the answer is no task", e);
        }
    }

    /**
     * A task as an answer shows it.
     *
     * @param id its id
     * @param status its status
     * @param url of its first output; null until there is one
     */
    record Task(String id, String status, String url) {

        /** Whether it will change no more. */
        boolean isOver() {
            return status.equals("success") || status.equals("failed");
        }
    }
}
