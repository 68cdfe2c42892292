package io.genmedia.camel.media.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The JSON Schema of one parameter of a model.
 *
 * <p>Beside the words of JSON Schema it may carry the annotation {@code x-media-input}: the kind of medium ({@code image}, {@code
 * video}, {@code audio}) that the parameter takes, one or a list of them; and {@code x-media-reference}: what its value is the id of.
 */
public final class ParameterSchema {

    static final String MEDIA_INPUT = "x-media-input";
    static final String MEDIA_REFERENCE = "x-media-reference";

    private final String name;
    private final JsonNode schema;
    private final boolean required;

    ParameterSchema(String name, JsonNode schema, boolean required) {
        this.name = name;
        this.schema = schema;
        this.required = required;
    }

    /** @return the name under which the provider knows it */
    public String name() {
        return name;
    }

    /** @return whether the model asks for it; one with a default is not asked for */
    public boolean required() {
        return required && !schema.has("default");
    }

    /** @return the JSON types that it accepts, in the order of preference; empty where the documents do not tell */
    public Set<String> types() {
        Set<String> types = new LinkedHashSet<>();
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            types.add(type.textValue());
        }
        type.forEach(one -> types.add(one.textValue()));
        return types;
    }

    /** @return what it is, in the words of this project; may be empty */
    public String description() {
        return schema.path("description").asText("");
    }

    /** @return the value that counts where none is given */
    public Optional<JsonNode> defaultValue() {
        return Optional.ofNullable(schema.get("default")).map(JsonNode::deepCopy);
    }

    /** @return the values of a closed list, or a constant; empty where there is no such list */
    public List<JsonNode> values() {
        List<JsonNode> values = new ArrayList<>();
        schema.path("enum").forEach(values::add);
        if (schema.has("const")) {
            values.add(schema.get("const"));
        }
        return values;
    }

    /** @return the schema of the items of a list */
    public Optional<ParameterSchema> items() {
        return Optional.ofNullable(schema.get("items")).map(items -> new ParameterSchema(name, items, false));
    }

    /** @return the schema of a member of an object */
    public Optional<ParameterSchema> member(String member) {
        return Optional.ofNullable(schema.path("properties").get(member))
                .map(found -> new ParameterSchema(member, found, false));
    }

    /** @return whether it takes objects whose members are known, by itself or as the items of a list */
    public boolean hasMembers() {
        return schema.has("properties")
                || items().filter(ParameterSchema::hasMembers).isPresent();
    }

    /** @return the kind of medium it takes: {@code image}, {@code video}, {@code audio} */
    public Optional<String> mediaKind() {
        return annotation(MEDIA_INPUT).map(JsonNode::asText);
    }

    /**
     * @return what it refers to, where it takes something else than a value or an address: {@code id}, the ids of files that were
     *     uploaded before; {@code task}, the id of a finished task of the same provider; {@code clip}, the id of a clip that such a
     *     task made
     */
    public Optional<String> reference() {
        return annotation(MEDIA_REFERENCE).map(JsonNode::asText);
    }

    /** @return whether it refers to media by the ids of files that were uploaded before, and not by addresses */
    public boolean takesUploadIds() {
        return reference().filter("id"::equals).isPresent();
    }

    /**
     * @param keyword an annotation, as {@code x-media-input}
     * @return its value
     */
    public Optional<JsonNode> annotation(String keyword) {
        return Optional.ofNullable(schema.get(keyword)).map(JsonNode::deepCopy);
    }

    /** @return a copy of the schema */
    public ObjectNode schema() {
        return schema instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
    }

    /** @return which values the documents list, as text: {@code 10, 15} or {@code 0 to 1}; empty where any will do */
    public String accepted() {
        return AcceptedText.of(schema);
    }

    @Override
    public String toString() {
        return name + " " + schema;
    }
}
