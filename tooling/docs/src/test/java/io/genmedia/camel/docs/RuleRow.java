package io.genmedia.camel.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of a table of rules: what breaks one, what keeps it, and what is told.
 *
 * <p>A row stands below the models that it is about, {@code ## model, model}, as {@code breaks | keeps | message}. Both inputs are what
 * is given beside the least that the model requires; {@code null} takes something away. {@code [r×3]} is a list of three texts, {@code
 * x×300} a text of 300 characters; {@code {model}} in the message is the model.
 *
 * @param model the model
 * @param breaks an input that breaks the rule
 * @param keeps an input that keeps it
 * @param message what is told
 */
record RuleRow(String model, ObjectNode breaks, ObjectNode keeps, String message) {

    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();
    private static final Pattern LIST = Pattern.compile("\\[(\\w)×(\\d+)]");
    private static final Pattern TEXT = Pattern.compile("(\\w)×(\\d+)");

    static List<RuleRow> read(String table) throws IOException {
        List<RuleRow> rows = new ArrayList<>();
        List<String> models = List.of();
        try (InputStream stream = RuleRow.class.getResourceAsStream(table)) {
            for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("## ")) {
                    models = List.of(line.substring(3).split(", "));
                } else if (!line.isBlank()) {
                    String[] columns = line.split(" \\| ", 3);
                    for (String model : models) {
                        rows.add(new RuleRow(
                                model, input(columns[0]), input(columns[1]), columns[2].replace("{model}", model)));
                    }
                }
            }
        }
        return rows;
    }

    /** @return the least that the model requires, changed by what the row gives */
    static ObjectNode on(ObjectNode least, ObjectNode given) {
        given.properties().forEach(one -> {
            if (one.getValue().isNull()) {
                least.remove(one.getKey());
            } else {
                least.set(one.getKey(), one.getValue());
            }
        });
        return least;
    }

    private static ObjectNode input(String text) throws JsonProcessingException {
        String lists = LIST.matcher(text)
                .replaceAll(list -> "['"
                        + String.join("','", Collections.nCopies(Integer.parseInt(list.group(2)), list.group(1)))
                        + "']");
        Matcher texts = TEXT.matcher(lists);
        JsonNode input = LENIENT.readTree(
                texts.replaceAll(one -> "'" + one.group(1).repeat(Integer.parseInt(one.group(2))) + "'"));
        return (ObjectNode) input;
    }
}
