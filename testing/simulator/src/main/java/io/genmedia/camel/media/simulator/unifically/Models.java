package io.genmedia.camel.media.simulator.unifically;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.genmedia.camel.media.simulator.internal.Dollars;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** The models of the document, from {@code models.json} beside this class, which is transcribed by machine. */
final class Models {

    private static final Map<String, Model> BY_ID = load();

    private Models() {}

    /** All models in the order of the document. */
    static Collection<Model> all() {
        return BY_ID.values();
    }

    /** The kinds of result. */
    static Set<String> kinds() {
        Set<String> kinds = new TreeSet<>();
        all().forEach(model -> kinds.add(model.kind()));
        return kinds;
    }

    static Optional<Model> find(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    private static Map<String, Model> load() {
        try (InputStream in = Models.class.getResourceAsStream("models.json")) {
            Map<String, Model> models = new LinkedHashMap<>();
            for (JsonNode node : new ObjectMapper().readTree(in)) {
                Model model = read(node);
                models.put(model.id(), model);
            }
            return Collections.unmodifiableMap(models);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Model read(JsonNode node) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (JsonNode parameter : node.path("params")) {
            Parameter read = Parameter.read(parameter);
            parameters.put(read.name(), read);
        }
        JsonNode price = node.get("price");
        return new Model(
                node.path("id").textValue(),
                node.path("kind").textValue(),
                price == null ? OptionalLong.empty() : OptionalLong.of(Dollars.micros(price.doubleValue())),
                node.path("open").asBoolean(),
                Collections.unmodifiableMap(parameters));
    }
}
