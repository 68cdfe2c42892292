package io.genmedia.camel.media.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The models of one provider, each with the JSON Schema of its input.
 *
 * <p>The index is a JSON file {@code {"provider": …, "kinds": {"video": ["model", …], …}}}; the schema of a model stands beside it
 * as {@code <kind>/<model>.json}. The index may name a file of parameters that every model takes, as {@code "common":
 * "common.json"}, and one of definitions that models share, as {@code "definitions": "definitions.json"}; what the catalog hands out
 * refers to neither. Each is read when it is first asked for. Safe for use by many threads.
 */
public final class MediaCatalog {

    private final String provider;
    private final String displayName;
    private final Source source;
    private final ConcurrentMap<String, ModelSchema> schemas = new ConcurrentHashMap<>();
    private volatile Index index;
    private volatile Parts parts;
    private volatile SharedParameters shared;

    private MediaCatalog(String provider, String displayName, Source source) {
        this.provider = provider;
        this.displayName = displayName;
        this.source = source;
    }

    /**
     * A catalog on the class path.
     *
     * @param provider the scheme of the component
     * @param displayName the provider's name in messages
     * @param anchor the class whose class loader, and for a relative name whose package, holds the resources
     * @param indexResource the name of the index, as for {@link Class#getResourceAsStream}
     * @return the catalog; nothing is read yet
     */
    public static MediaCatalog load(String provider, String displayName, Class<?> anchor, String indexResource) {
        int folder = indexResource.lastIndexOf('/') + 1;
        String base = indexResource.substring(0, folder);
        return new MediaCatalog(provider, displayName, new Source(indexResource.substring(folder), name -> {
            InputStream stream = anchor.getResourceAsStream(base + name);
            if (stream == null) {
                throw new FileNotFoundException(base + name + " on the class path of " + anchor.getName());
            }
            return stream;
        }));
    }

    /**
     * A catalog in a folder, as tools read it from a source tree.
     *
     * @param provider the scheme of the component
     * @param displayName the provider's name in messages
     * @param index the file of the index
     * @return the catalog; nothing is read yet
     */
    public static MediaCatalog load(String provider, String displayName, Path index) {
        return new MediaCatalog(
                provider,
                displayName,
                new Source(index.getFileName().toString(), name -> Files.newInputStream(index.resolveSibling(name))));
    }

    /** @return the scheme of the component */
    public String provider() {
        return provider;
    }

    /** @return the provider's name in messages */
    public String displayName() {
        return displayName;
    }

    /**
     * @return the models of each kind, both in the order of the documents
     * @throws UncheckedIOException where the index cannot be read
     */
    public Map<String, List<String>> models() {
        return index().models();
    }

    /**
     * @return the parameters that every model takes beside its own, in the order of the documents; a model's own parameter of the
     *     same name stands before the one here
     * @throws UncheckedIOException where the file that the index names cannot be read
     */
    public List<ParameterSchema> commonParameters() {
        List<ParameterSchema> parameters = new ArrayList<>();
        parts().common()
                .properties()
                .forEach(
                        property -> parameters.add(new ParameterSchema(property.getKey(), property.getValue(), false)));
        return parameters;
    }

    /**
     * @param kind what is made, as {@code video}
     * @param model the model
     * @return its schema; empty where the kind has no such model
     * @throws UncheckedIOException where a resource that the index names cannot be read
     */
    public Optional<ModelSchema> model(String kind, String model) {
        if (kind == null
                || model == null
                || !models().getOrDefault(kind, List.of()).contains(model)) {
            return Optional.empty();
        }
        return Optional.of(schemas.computeIfAbsent(kind + '/' + model, key -> read(kind, model)));
    }

    /**
     * @param model the model
     * @return its schemas under all kinds that have it; a name may stand for a video model and for an image model
     */
    public List<ModelSchema> modelNamed(String model) {
        List<ModelSchema> found = new ArrayList<>();
        models().keySet().forEach(kind -> model(kind, model).ifPresent(found::add));
        return found;
    }

    /**
     * Finds a model for an operation, whose name may be a kind or, as {@code generate}, no kind at all.
     *
     * @param operation what is asked for
     * @param model the model
     * @return the model of that kind; for another operation the model of that name, where only one kind has it
     */
    public Optional<ModelSchema> find(String operation, String model) {
        return kindOf(operation, model).flatMap(kind -> model(kind, model));
    }

    /**
     * Finds the same without reading the schema.
     *
     * @param operation what is asked for
     * @param model the model
     * @return of which kind the model is that {@link #find} finds
     * @throws UncheckedIOException where the index cannot be read
     */
    public Optional<String> kindOf(String operation, String model) {
        if (model == null) {
            return Optional.empty();
        }
        List<String> ofKind = models().get(operation);
        if (ofKind != null) {
            return ofKind.contains(model) ? Optional.of(operation) : Optional.empty();
        }
        List<String> kinds = new ArrayList<>();
        models().forEach((kind, names) -> {
            if (names.contains(model)) {
                kinds.add(kind);
            }
        });
        return kinds.size() == 1 ? Optional.of(kinds.get(0)) : Optional.empty();
    }

    /**
     * @param kind what is made; one that the catalog does not have stands for all kinds
     * @param model a model that the kind does not have
     * @return at most three models that may have been meant, the nearest first
     */
    public List<String> nearMisses(String kind, String model) {
        return NearMisses.of(model, modelsOf(kind));
    }

    /** @return the whole catalog: kind, model, JSON Schema of the input */
    public JsonNode toJson() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        models().forEach((kind, names) -> {
            ObjectNode group = all.putObject(kind);
            names.forEach(name -> model(kind, name).ifPresent(schema -> group.set(name, schema.schema())));
        });
        return all;
    }

    Collection<String> modelsOf(String kind) {
        List<String> ofKind = models().get(kind);
        if (ofKind != null) {
            return ofKind;
        }
        Set<String> all = new LinkedHashSet<>();
        models().values().forEach(all::addAll);
        return all;
    }

    /** What the provider's models agree on for a parameter of that name. */
    Optional<ParameterSchema> sharedParameter(String name) {
        SharedParameters known = shared;
        if (known == null) {
            List<ModelSchema> all = new ArrayList<>();
            models().forEach((kind, names) ->
                    names.forEach(model -> model(kind, model).ifPresent(all::add)));
            known = SharedParameters.of(all);
            shared = known;
        }
        return known.get(name);
    }

    private Index index() {
        Index known = index;
        if (known == null) {
            known = readIndex();
            index = known;
        }
        return known;
    }

    private Index readIndex() {
        ObjectNode file = source.read(source.index());
        Map<String, List<String>> models = new LinkedHashMap<>();
        file.path("kinds").properties().forEach(kind -> {
            List<String> names = new ArrayList<>();
            kind.getValue().forEach(name -> names.add(name.asText()));
            models.put(kind.getKey(), Collections.unmodifiableList(names));
        });
        return new Index(
                Collections.unmodifiableMap(models),
                file.path("definitions").textValue(),
                file.path("common").textValue());
    }

    private Parts parts() {
        Parts known = parts;
        if (known == null) {
            known = readParts();
            parts = known;
        }
        return known;
    }

    private Parts readParts() {
        String file = index().definitions();
        Definitions definitions = new Definitions(
                file == null ? MissingNode.getInstance() : source.read(file).path("$defs"));
        String common = index().common();
        return new Parts(
                definitions,
                common == null
                        ? JsonNodeFactory.instance.objectNode()
                        : read(common, definitions).withObjectProperty("properties"));
    }

    private ModelSchema read(String kind, String model) {
        return ModelSchema.of(kind, model, read(kind + '/' + model + ".json", parts().definitions()), parts().common());
    }

    private ObjectNode read(String file, Definitions definitions) {
        try {
            return definitions.resolve(source.read(file));
        } catch (IllegalArgumentException e) {
            throw new UncheckedIOException(new IOException("The catalog resource " + file + ": " + e.getMessage(), e));
        }
    }

    /** The names of models, and of the files beside them; null for no such file. */
    private record Index(Map<String, List<String>> models, String definitions, String common) {}

    /** What the schemas of all models are made with. */
    private record Parts(Definitions definitions, ObjectNode common) {}

    private record Source(String index, Opener opener) {

        ObjectNode read(String name) {
            try (InputStream stream = opener.open(name)) {
                if (JsonFiles.read(stream) instanceof ObjectNode object) {
                    return object;
                }
                throw new IOException("not a JSON object");
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "The catalog resource " + name + " cannot be read: " + e.getMessage(), e);
            }
        }
    }

    private interface Opener {
        InputStream open(String name) throws IOException;
    }
}
