package io.genmedia.camel.docs;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The places of all constraints of a model, found by a walk through the bare files: it knows nothing of {@link ConstraintCases}, so
 * that a constraint without a case shows.
 */
final class ConstraintWalk {

    private static final Set<String> ANNOTATIONS =
            Set.of("description", "default", "examples", "x-media-input", "x-media-reference");
    private static final Set<String> OF_VALUES = Set.of("enum", "const", "minimum", "maximum", "multipleOf");
    private static final Set<String> SIDES = Set.of("width", "height");

    private final Path folder;

    /** @param folder that of the index */
    ConstraintWalk(Path folder) {
        this.folder = folder;
    }

    List<String> constraints(String kind, String model) throws IOException {
        JsonNode schema = read(kind + "/" + model + ".json");
        JsonNode index = read("index.json");
        JsonNode definitions = index.has("definitions")
                ? read(index.get("definitions").asText()).path("$defs")
                : MediaJson.mapper().createObjectNode();
        List<String> found = new ArrayList<>();
        JsonNode sizes = schema.path("x-media-sizes");
        Map<String, JsonNode> parameters = parameters(schema, definitions);
        parameters.forEach((name, parameter) ->
                collect(name, parameter, sizes.isObject() && SIDES.contains(name), definitions, found));
        if (index.has("common")) {
            read(index.get("common").asText()).path("properties").properties().forEach(property -> {
                if (!parameters.containsKey(property.getKey())) {
                    collect(property.getKey(), property.getValue(), false, definitions, found);
                }
            });
        }
        for (int i = 0; i < sizes.path("pairs").size(); i++) {
            found.add("x-media-sizes/pairs/" + i);
        }
        for (String side : SIDES) {
            sizes.path(side).properties().forEach(figure -> {
                if (!(figure.getKey().equals("step") && figure.getValue().asInt() == 1)) {
                    found.add("x-media-sizes/" + side + "/" + figure.getKey());
                }
            });
        }
        return found;
    }

    /** A model's own parameter stands above one of the same name in the definition that the model refers to. */
    private static Map<String, JsonNode> parameters(JsonNode schema, JsonNode definitions) {
        Map<String, JsonNode> parameters =
                schema.has("$ref") ? parameters(referred(schema, definitions), definitions) : new LinkedHashMap<>();
        schema.path("properties").properties().forEach(one -> parameters.put(one.getKey(), one.getValue()));
        return parameters;
    }

    private static JsonNode referred(JsonNode schema, JsonNode definitions) {
        return definitions.path(schema.get("$ref").asText().replace("#/$defs/", ""));
    }

    private static void collect(
            String place, JsonNode schema, boolean sized, JsonNode definitions, List<String> found) {
        if (schema.has("$ref")) {
            collect(place, referred(schema, definitions), sized, definitions, found);
        }
        schema.properties().forEach(word -> {
            switch (word.getKey()) {
                case "items" -> collect(place + "/items", word.getValue(), sized, definitions, found);
                case "properties" ->
                    word.getValue()
                            .properties()
                            .forEach(member -> collect(
                                    place + "/properties/" + member.getKey(),
                                    member.getValue(),
                                    sized,
                                    definitions,
                                    found));
                case "required" -> word.getValue().forEach(member -> found.add(place + "/required/" + member.asText()));
                case "$ref" -> {}
                default -> {
                    if (!ANNOTATIONS.contains(word.getKey()) && !(sized && OF_VALUES.contains(word.getKey()))) {
                        found.add(place + "/" + word.getKey());
                    }
                }
            }
        });
    }

    private JsonNode read(String file) throws IOException {
        return MediaJson.mapper().readTree(folder.resolve(file).toFile());
    }
}
