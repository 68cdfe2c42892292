package io.genmedia.camel.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.genmedia.camel.media.catalog.MediaCatalog;
import io.genmedia.camel.media.catalog.ModelSchema;
import io.genmedia.camel.media.catalog.ParameterSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the models of an operation take, all together: which options an editor should offer, of which type, and with which values. */
final class KameletModels {

    private static final Set<String> PLAIN_TYPES = Set.of("integer", "number", "boolean");
    private static final int MOST_VALUES = 20;

    /** Options that stand for whatever parameter a model has for a medium. */
    private static final Map<String, String> MEDIA = Map.of("images", "image", "videos", "video", "audio", "audio");

    /** What models call some options, beside the option's own name. */
    private static final Map<String, List<String>> ALSO = Map.of(
            "duration", List.of("durationSeconds"), "generateAudio", List.of("motion_has_audio", "native_audio"));

    private final MediaCatalog catalog;

    KameletModels(MediaCatalog catalog) {
        this.catalog = catalog;
    }

    /** @return the names of the models, in the order of the documents */
    List<String> of(String operation) {
        return catalog.models().entrySet().stream()
                .filter(kind -> isOf(kind.getKey(), operation))
                .map(Map.Entry::getValue)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    /** @return whether any of the models takes what the option stands for */
    boolean take(String operation, String option) {
        return schemas(operation).anyMatch(model -> takes(model, option));
    }

    /** Writes type, values and an example of an option into a property. */
    void describe(String operation, String option, ObjectNode property) {
        List<ParameterSchema> parameters =
                schemas(operation).flatMap(model -> parameters(model, option)).toList();
        property.put("type", type(parameters));
        Set<JsonNode> values = new LinkedHashSet<>();
        parameters.forEach(parameter -> values.addAll(parameter.values()));
        boolean closed = !parameters.isEmpty()
                && parameters.stream().noneMatch(parameter -> parameter.values().isEmpty());
        boolean plain = values.stream().allMatch(JsonNode::isValueNode);
        if (closed && plain && values.size() <= MOST_VALUES && !type(parameters).equals("boolean")) {
            ArrayNode all = property.putArray("enum");
            values.stream()
                    .sorted(KameletModels::bySize)
                    .map(value -> as(type(parameters), value))
                    .distinct()
                    .forEach(all::add);
        }
        values.stream()
                .filter(JsonNode::isValueNode)
                .findFirst()
                .filter(value -> !value.isBoolean())
                .ifPresent(value -> property.set("example", as(type(parameters), value)));
    }

    private static JsonNode as(String type, JsonNode value) {
        return type.equals("string") ? TextNode.valueOf(value.asText()) : value;
    }

    /** Numbers by their size; all else stays in the order of the documents. */
    private static int bySize(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber() ? Double.compare(one.asDouble(), other.asDouble()) : 0;
    }

    private static String type(List<ParameterSchema> parameters) {
        Set<String> types = new LinkedHashSet<>();
        parameters.forEach(parameter -> types.addAll(parameter.types()));
        boolean plain = types.size() == 1
                && PLAIN_TYPES.containsAll(types)
                && parameters.stream().noneMatch(parameter -> parameter.types().isEmpty());
        return plain ? types.iterator().next() : "string";
    }

    private Stream<ModelSchema> schemas(String operation) {
        return catalog.models().entrySet().stream()
                .filter(kind -> isOf(kind.getKey(), operation))
                .flatMap(kind -> kind.getValue().stream()
                        .map(model -> catalog.model(kind.getKey(), model).orElseThrow()));
    }

    /** An operation that is no kind makes what the model makes. */
    private boolean isOf(String kind, String operation) {
        return kind.equals(operation) || !catalog.models().containsKey(operation);
    }

    private static boolean takes(ModelSchema model, String option) {
        String medium = MEDIA.get(option);
        return medium == null
                ? parameters(model, option).findAny().isPresent()
                : model.mediaParameters().containsValue(medium);
    }

    private static Stream<ParameterSchema> parameters(ModelSchema model, String option) {
        List<String> names = new ArrayList<>(List.of(option, snakeCase(option)));
        names.addAll(ALSO.getOrDefault(option, List.of()));
        return MEDIA.containsKey(option)
                ? Stream.empty()
                : names.stream().distinct().flatMap(name -> model.parameter(name).stream());
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
