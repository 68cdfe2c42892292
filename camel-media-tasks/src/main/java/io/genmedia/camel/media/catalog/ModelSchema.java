package io.genmedia.camel.media.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One model of a provider: the JSON Schema of its input. Immutable and safe for use by many threads. */
public final class ModelSchema {

    static final String ANNOTATIONS = "x-media";
    static final String SIZES = "x-media-sizes";

    private final String kind;
    private final String model;
    private final ObjectNode schema;
    private final Map<String, ParameterSchema> parameters;
    private final Set<String> common;
    private volatile SchemaCheck check;

    private ModelSchema(String kind, String model, ObjectNode schema, Set<String> common) {
        this.kind = kind;
        this.model = model;
        this.schema = schema;
        this.parameters = Collections.unmodifiableMap(parametersOf(schema));
        this.common = Collections.unmodifiableSet(common);
    }

    /**
     * @param own the schema of the model's own parameters
     * @param everyModel the parameters that every model of the provider takes; those that the model has itself stay its own
     */
    static ModelSchema of(String kind, String model, ObjectNode own, ObjectNode everyModel) {
        ObjectNode properties = own.withObjectProperty("properties");
        Set<String> common = new LinkedHashSet<>();
        everyModel.properties().forEach(property -> {
            if (!properties.has(property.getKey())) {
                properties.set(property.getKey(), property.getValue().deepCopy());
                common.add(property.getKey());
            }
        });
        return new ModelSchema(kind, model, own, common);
    }

    private static Map<String, ParameterSchema> parametersOf(ObjectNode schema) {
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        Map<String, ParameterSchema> parameters = new LinkedHashMap<>();
        schema.path("properties")
                .properties()
                .forEach(property -> parameters.put(
                        property.getKey(),
                        new ParameterSchema(
                                property.getKey(), property.getValue(), required.contains(property.getKey()))));
        return parameters;
    }

    /** @return what it makes, as {@code video} */
    public String kind() {
        return kind;
    }

    /** @return the name under which the provider knows it */
    public String model() {
        return model;
    }

    /** @return its name for people */
    public String title() {
        return schema.path("title").asText(model);
    }

    /** @return what it is for; may be empty */
    public String description() {
        return schema.path("description").asText("");
    }

    /** @return whether the documents list no parameters of it, so that whatever is given is accepted and sent */
    public boolean isOpen() {
        return schema.path("additionalProperties").asBoolean();
    }

    /** @return a copy of the JSON Schema of its input */
    public ObjectNode schema() {
        return schema.deepCopy();
    }

    /** @return the names of its parameters, in the order of the documents, its own before those that every model takes */
    public Set<String> parameters() {
        return parameters.keySet();
    }

    /** @return those of the parameters that every model of the provider takes, and that this one does not define itself */
    public Set<String> commonParameters() {
        return common;
    }

    /**
     * @param name the provider's own name of a parameter
     * @return its schema; empty where the model does not know it
     */
    public Optional<ParameterSchema> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /**
     * @param parameter the provider's own name of a parameter
     * @return the kind of medium that it takes: {@code image}, {@code video}, {@code audio}; empty where it takes none
     */
    public Optional<String> mediaKind(String parameter) {
        return parameter(parameter).flatMap(ParameterSchema::mediaKind);
    }

    /** @return the parameters that take media, in the order of the documents, each with its kind of medium */
    public Map<String, String> mediaParameters() {
        Map<String, String> media = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> parameter.mediaKind().ifPresent(medium -> media.put(name, medium)));
        return media;
    }

    /**
     * @param name a member of {@code x-media}: {@code family}, {@code use}, {@code duration}, {@code resolution}, {@code
     *     pricing}, {@code features}
     * @return its value
     */
    public Optional<JsonNode> annotation(String name) {
        return Optional.ofNullable(schema.path(ANNOTATIONS).get(name)).map(JsonNode::deepCopy);
    }

    /** @return the sizes that it makes, where the documents have a table of them; it stands above what width and height list */
    public Optional<SizeTable> sizes() {
        return SizeTable.of(schema.path(SIZES));
    }

    /** The schema itself, for reading only. */
    JsonNode root() {
        return schema;
    }

    /** Compiled at the first use: an application uses a handful of the models. */
    SchemaCheck check() {
        SchemaCheck known = check;
        if (known == null) {
            known = new SchemaCheck(this, schema);
            check = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return kind + " model " + model;
    }
}
