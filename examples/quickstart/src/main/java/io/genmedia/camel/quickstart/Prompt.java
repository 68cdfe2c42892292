package io.genmedia.camel.quickstart;

import java.util.Map;

/**
 * What a prompt file asks for.
 *
 * @param kind {@code video}, {@code image}, {@code music} or {@code 3d}
 * @param task the id of a task that was bought before and is only to be fetched; null for a new one
 * @param model null where none is named
 * @param input the prompt and the parameters, under the API's own names
 */
public record Prompt(String kind, String task, String model, Map<String, Object> input) {}
