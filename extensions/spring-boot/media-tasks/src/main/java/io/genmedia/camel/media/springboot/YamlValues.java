package io.genmedia.camel.media.springboot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Spring Boot reads YAML 1.1, where {@code off} without quotes is false, and {@code 16:9} the number 969. What was meant is taken
 * where it is certain, and asked for where it is not.
 */
final class YamlValues {

    private static final String ASPECT_RATIO = "aspectratio";

    private final String prefix;

    /** @param prefix of the properties, for messages */
    YamlValues(String prefix) {
        this.prefix = prefix;
    }

    /**
     * @param option the option's name
     * @param value as Spring Boot has it
     * @param accepted the closed list of what is accepted; empty where there is none
     * @return what was meant
     * @throws IllegalArgumentException where that cannot be told
     */
    Object meant(String option, Object value, Set<String> accepted) {
        String name = prefix + "." + OptionNames.dashed(option);
        if (value instanceof Map<?, ?> parameters) {
            Map<String, Object> read = new LinkedHashMap<>();
            parameters.forEach((parameter, given) ->
                    read.put(parameter.toString(), oneValue(name + "." + parameter, parameter.toString(), given)));
            return read;
        }
        if (value.equals("false") && accepted.contains("off")) {
            return "off";
        }
        return oneValue(name, option, value);
    }

    private static Object oneValue(String name, String option, Object value) {
        if (value instanceof Map<?, ?> || value instanceof Iterable<?>) {
            throw new IllegalArgumentException(name + " has several values: write them as one text, a list separated by"
                    + " commas, an object as JSON in quotes");
        }
        String text = value.toString();
        if (OptionNames.uniform(option).equals(ASPECT_RATIO) && text.matches("\\d+")) {
            throw new IllegalArgumentException(name + " is " + text
                    + ", and is to be width:height. YAML takes 16:9 without quotes for a number: write \"16:9\"");
        }
        return value;
    }
}
