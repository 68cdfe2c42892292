package io.genmedia.camel.media.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * What several models of a catalog say alike, by name. A file refers to it by {@code "$ref": "#/$defs/NAME"}; what is read from the
 * file has the definition in the place of the reference, so that each schema stands by itself.
 *
 * <p>Of a word that stands in the definition and beside the reference, the one beside it holds. Only at the root of a schema do the
 * two come together: parameters and annotations by their names, what is required and the rules one after the other.
 */
final class Definitions {

    private static final String REFERENCE = "$ref";
    private static final String PLACE = "#/$defs/";
    private static final Set<String> MERGED = Set.of("properties", ModelSchema.ANNOTATIONS);
    private static final Set<String> APPENDED = Set.of("required", "allOf");

    private final JsonNode definitions;

    /** @param definitions each by its name; missing where a catalog has none */
    Definitions(JsonNode definitions) {
        this.definitions = definitions;
    }

    /**
     * @param schema as it stands in its file
     * @return the same without a reference
     * @throws IllegalArgumentException where a definition does not exist, or refers to itself
     */
    ObjectNode resolve(ObjectNode schema) {
        return object(schema, true, new ArrayDeque<>());
    }

    private JsonNode resolve(JsonNode node, Deque<String> within) {
        if (node instanceof ObjectNode object) {
            return object(object, false, within);
        }
        if (node instanceof ArrayNode array) {
            ArrayNode resolved = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> resolved.add(resolve(item, within)));
            return resolved;
        }
        return node;
    }

    private ObjectNode object(ObjectNode node, boolean root, Deque<String> within) {
        ObjectNode own = JsonNodeFactory.instance.objectNode();
        ObjectNode base = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(word -> {
            if (isReference(word.getKey(), word.getValue())) {
                base.setAll(definition(word.getValue().textValue().substring(PLACE.length()), root, within));
            } else {
                own.set(word.getKey(), resolve(word.getValue(), within));
            }
        });
        return base.isEmpty() ? own : joined(node, base, own, root);
    }

    private static boolean isReference(String word, JsonNode value) {
        return word.equals(REFERENCE) && value.isTextual() && value.textValue().startsWith(PLACE);
    }

    private ObjectNode definition(String name, boolean root, Deque<String> within) {
        if (!(definitions.path(name) instanceof ObjectNode definition)) {
            throw new IllegalArgumentException("no definition has the name " + name);
        }
        if (within.contains(name)) {
            throw new IllegalArgumentException("the definition " + name + " refers to itself");
        }
        within.push(name);
        ObjectNode resolved = object(definition, root, within);
        within.pop();
        return resolved;
    }

    /** The words of the definition come where the reference stands. */
    private static ObjectNode joined(ObjectNode order, ObjectNode base, ObjectNode own, boolean root) {
        ObjectNode joined = JsonNodeFactory.instance.objectNode();
        order.fieldNames().forEachRemaining(word -> {
            if (own.has(word)) {
                joined.set(word, own.get(word));
            } else {
                base.fieldNames().forEachRemaining(name -> joined.set(name, base.get(name)));
            }
        });
        own.properties().forEach(word -> {
            JsonNode both = root ? both(word.getKey(), base.get(word.getKey()), word.getValue()) : word.getValue();
            joined.set(word.getKey(), both);
        });
        return joined;
    }

    private static JsonNode both(String word, JsonNode base, JsonNode own) {
        if (MERGED.contains(word) && base instanceof ObjectNode object) {
            return object.deepCopy().setAll((ObjectNode) own);
        }
        if (APPENDED.contains(word) && base instanceof ArrayNode array) {
            return array.deepCopy().addAll((ArrayNode) own);
        }
        return own;
    }
}
