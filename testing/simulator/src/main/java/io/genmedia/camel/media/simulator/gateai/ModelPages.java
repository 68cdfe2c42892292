package io.genmedia.camel.media.simulator.gateai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.simulator.internal.Json;
import java.util.List;

/** Writes what can be asked about models. */
final class ModelPages {

    private ModelPages() {}

    /** Every model with the names of its parameters. */
    static ArrayNode list() {
        ArrayNode array = Json.object().arrayNode();
        for (Model model : Models.all()) {
            ArrayNode names = head(array.addObject(), model).putArray("params");
            model.parameters().keySet().forEach(names::add);
        }
        return array;
    }

    /** Every model with the schema of its parameters. */
    static ArrayNode schemas() {
        ArrayNode array = Json.object().arrayNode();
        Models.all().forEach(model -> array.add(schema(model)));
        return array;
    }

    /** One model with its schema and an example. */
    static ObjectNode page(Model model) {
        ObjectNode node = schema(model);
        node.putObject("example")
                .put("model", model.id())
                .put("type", model.type())
                .set("params", model.example());
        return node;
    }

    /** The answer for a model that is not known. */
    static ObjectNode notFound(List<String> suggestions) {
        ObjectNode node = Json.object().put("error", "Model not found");
        suggestions.forEach(node.putArray("suggestions")::add);
        return node;
    }

    private static ObjectNode head(ObjectNode node, Model model) {
        return node.put("id", model.id())
                .put("type", model.type())
                .put("cost", model.price().text());
    }

    private static ObjectNode schema(Model model) {
        ObjectNode node = head(Json.object(), model);
        ObjectNode params = node.putObject("params");
        model.parameters().values().forEach(parameter -> describe(params.putObject(parameter.name()), parameter));
        return node;
    }

    private static void describe(ObjectNode node, Parameter parameter) {
        node.put("type", parameter.kind().schemaType());
        if (parameter.required()) {
            node.put("required", true);
        }
        if (!parameter.values().isEmpty()) {
            parameter.values().forEach(node.putArray("enum")::add);
        }
        parameter.min().ifPresent(min -> node.put("min", min));
        parameter.max().ifPresent(max -> node.put("max", max));
        if (parameter.minLength() > 0) {
            node.put("minLen", parameter.minLength());
        }
        if (parameter.maxLength() < Integer.MAX_VALUE) {
            node.put("maxLen", parameter.maxLength());
        }
        if (parameter.usual() != null) {
            node.set("default", parameter.usual());
        }
        node.put("description", parameter.name().replace('_', ' '));
    }
}
