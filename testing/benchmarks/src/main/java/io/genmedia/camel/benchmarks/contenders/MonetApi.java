package io.genmedia.camel.benchmarks.contenders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.UUID;

/** What who does without the component writes of Monet's API: its addresses, the body of a submit, and how an answer is read. */
public final class MonetApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String tasks;
    private final String authorization;

    /** @param apiKey the account's key */
    public MonetApi(String baseUrl, String apiKey) {
        this.tasks = baseUrl + "/api/v1/tasks";
        this.authorization = "Bearer " + apiKey;
    }

    /** @return where tasks are; each below it by its id */
    public String tasks() {
        return tasks;
    }

    /** @return where they are submitted */
    public String submits() {
        return tasks + "/async";
    }

    /** @return the value of the header */
    public String authorization() {
        return authorization;
    }

    /**
     * @param length of the film in seconds
     * @return the body of a submit, with a new key: who sends it again does not buy again
     */
    public static String submission(String model, String prompt, int length) {
        ObjectNode body = JSON.createObjectNode();
        body.put("type", "video");
        body.putObject("input").put("model", model).put("prompt", prompt).put("duration", length);
        body.put("idempotency_key", UUID.randomUUID().toString());
        return body.toString();
    }

    /**
     * Reads a task.
     *
     * @param answer the body
     * @throws IllegalStateException where the answer is none
     */
    public static Task task(byte[] answer) {
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
    public record Task(String id, String status, String url) {

        /** @return whether it will change no more */
        public boolean isOver() {
            return status.equals("success") || status.equals("failed");
        }
    }
}
