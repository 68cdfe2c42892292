package io.genmedia.camel.benchmarks.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A prompt that says how long its task takes, so that who submits decides when it ends. */
public final class TaskPrompt {

    private static final Pattern NUMBER = Pattern.compile("Film (-?\\d{1,9}) of");
    private static final Pattern LENGTH = Pattern.compile("takes (\\d{1,9}) ms");

    private TaskPrompt() {}

    /** @return the prompt of a task */
    public static String of(int number, Duration length) {
        return "Film " + number + " of a harbour at dawn, which takes " + length.toMillis() + " ms";
    }

    /** @return how long the task of this input takes; null where its prompt does not say */
    public static Duration length(JsonNode input) {
        Matcher matcher = LENGTH.matcher(input.path("prompt").asText());
        return matcher.find() ? Duration.ofMillis(Long.parseLong(matcher.group(1))) : null;
    }

    /**
     * The number of the task of this input.
     *
     * @throws IllegalArgumentException where its prompt is none of these
     */
    static int number(JsonNode input) {
        Matcher matcher = NUMBER.matcher(input.path("prompt").asText());
        if (!matcher.find()) {
            throw new IllegalArgumentException("a task of an unknown prompt: " + input);
        }
        return Integer.parseInt(matcher.group(1));
    }
}
