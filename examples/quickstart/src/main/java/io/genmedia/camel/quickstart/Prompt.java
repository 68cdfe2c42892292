package io.genmedia.camel.quickstart;

import java.util.Map;

/**
 * What a prompt file asks for.
 *
 * @param kind {@code video}, {@code image}, {@code music}, {@code audio} or {@code 3d}; null for what is made of a result
 * @param task the id of a task that was bought before and is only to be fetched; null for a new one
 * @param model null where none is named
 * @param input the prompt and the parameters, under the API's own names
 * @param next what is made of the result; null for nothing
 */
public record Prompt(String kind, String task, String model, Map<String, Object> input, Prompt next) {

    /** The model without its vendor, as a part of a file's name. */
    public String modelName() {
        return model.substring(model.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
