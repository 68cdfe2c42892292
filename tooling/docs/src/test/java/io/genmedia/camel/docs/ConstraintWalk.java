package io.genmedia.camel.docs;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The places of all constraints of a model, found by a walk through the bare files: it knows nothing of {@link ConstraintCases}, so
 * that a constraint without a case shows.
 */
final class ConstraintWalk {

    private static final Set<String> ANNOTATIONS =
            Set.of("description", "default", "x-media-input", "x-media-reference");
    private static final Set<String> OF_VALUES = Set.of("enum", "const", "minimum", "maximum", "multipleOf");
    private static final Set<String> SIDES = Set.of("width", "height");

    private final Path folder;

    /** @param folder that of the index */
    ConstraintWalk(Path folder) {
        this.folder = folder;
    }

    List<String> constraints(String kind, String model) throws IOException {
        JsonNode schema = read(kind + "/" + model + ".json");
        List<String> found = new ArrayList<>();
        JsonNode sizes = schema.path("x-media-sizes");
        schema.path("properties")
                .properties()
                .forEach(property -> collect(
                        property.getKey(),
                        property.getValue(),
                        sizes.isObject() && SIDES.contains(property.getKey()),
                        found));
        JsonNode index = read("index.json");
        if (index.has("common")) {
            read(index.get("common").asText()).path("properties").properties().forEach(property -> {
                if (!schema.path("properties").has(property.getKey())) {
                    collect(property.getKey(), property.getValue(), false, found);
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

    private static void collect(String place, JsonNode schema, boolean sized, List<String> found) {
        schema.properties().forEach(word -> {
            if (word.getKey().equals("items")) {
                collect(place + "/items", word.getValue(), sized, found);
            } else if (!ANNOTATIONS.contains(word.getKey()) && !(sized && OF_VALUES.contains(word.getKey()))) {
                found.add(place + "/" + word.getKey());
            }
        });
    }

    private JsonNode read(String file) throws IOException {
        return MediaJson.mapper().readTree(folder.resolve(file).toFile());
    }
}
