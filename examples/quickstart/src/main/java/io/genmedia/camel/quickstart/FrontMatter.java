package io.genmedia.camel.quickstart;

import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The block between two lines of three dashes at the beginning of a file, and the text below it. The block is YAML 1.2, in
 * which {@code 16:9} is a text.
 *
 * @param keys what the block says; empty where there is none
 * @param text what stands below it
 */
record FrontMatter(Map<String, Object> keys, String text) {

    private static final String FENCE = "---";

    /** Reads a text that may have front matter. */
    static FrontMatter ofPrompt(String file) {
        String text = file.startsWith("\uFEFF") ? file.substring(1) : file;
        String[] lines = text.split("\\R", -1);
        int first = 0;
        while (first < lines.length && lines[first].isBlank()) {
            first++;
        }
        if (first == lines.length || !lines[first].stripTrailing().equals(FENCE)) {
            return new FrontMatter(Map.of(), text);
        }
        for (int end = first + 1; end < lines.length; end++) {
            if (lines[end].stripTrailing().equals(FENCE)) {
                return new FrontMatter(
                        keys(join(lines, first + 1, end), "front matter", first + 1),
                        join(lines, end + 1, lines.length));
            }
        }
        throw new IllegalArgumentException("The front matter has no end: it begins with '---' in line " + (first + 1)
                + ", and needs a second line '---' before the prompt.");
    }

    /** Reads a file that is nothing but parameters, as JSON. */
    static FrontMatter ofParameters(String json) {
        return new FrontMatter(keys(json == null ? "" : json, "file", 0), "");
    }

    private static Map<String, Object> keys(String yaml, String what, int linesBefore) {
        Object value;
        try {
            value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        } catch (MarkedYamlEngineException e) {
            String line = e.getProblemMark()
                    .map(mark -> " in line " + (linesBefore + mark.getLine() + 1))
                    .orElse("");
            throw new IllegalArgumentException(
                    "The " + what + " cannot be read" + line + ": " + e.getProblem()
                            + ". Each of its lines should be as 'duration: 10'; a text with a colon in it needs quotes.",
                    e);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException("The " + what + " cannot be read: " + e.getMessage(), e);
        }
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("The " + what
                    + " should be names and values, as 'duration: 10', but is: " + firstLine(yaml.strip()));
        }
        Map<String, Object> keys = new LinkedHashMap<>();
        map.forEach((name, given) -> {
            if (given != null) {
                keys.put(String.valueOf(name), given);
            }
        });
        return keys;
    }

    private static String join(String[] lines, int from, int to) {
        return String.join("\n", java.util.Arrays.asList(lines).subList(from, to));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
