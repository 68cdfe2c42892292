package io.genmedia.camel.quickstart;

import java.util.Map;

/**
 * What a prompt file asks for.
 *
 * @param kind {@code video}, {@code image} or {@code music}
 * @param task the id of a task that was bought before and is only to be fetched; null for a new one
 * @param input the prompt, the model where one is named, and the parameters, under the API's own names
 */
public record Prompt(String kind, String task, Map<String, Object> input) {}
