package io.genmedia.camel.media.catalog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The type of a parameter as all models of a provider have it: for a model that is newer than the catalog. */
final class SharedParameters {

    private static final Set<String> NUMERIC = Set.of("integer", "number");

    private final Map<String, ParameterSchema> agreed;

    private SharedParameters(Map<String, ParameterSchema> agreed) {
        this.agreed = agreed;
    }

    static SharedParameters of(Collection<ModelSchema> models) {
        Map<String, List<ParameterSchema>> byName = new LinkedHashMap<>();
        for (ModelSchema model : models) {
            for (String name : model.parameters()) {
                model.parameter(name).ifPresent(parameter -> byName.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(parameter));
            }
        }
        Map<String, ParameterSchema> agreed = new HashMap<>();
        byName.forEach((name, seen) -> agree(name, seen).ifPresent(one -> agreed.put(name, one)));
        return new SharedParameters(agreed);
    }

    Optional<ParameterSchema> get(String name) {
        return Optional.ofNullable(agreed.get(name));
    }

    private static Optional<ParameterSchema> agree(String name, List<ParameterSchema> seen) {
        ParameterSchema first = seen.get(0);
        if (seen.stream()
                .allMatch(one ->
                        one.types().equals(first.types()) && itemTypes(one).equals(itemTypes(first)))) {
            return first.types().isEmpty() ? Optional.empty() : Optional.of(first);
        }
        if (seen.stream()
                .allMatch(
                        one -> NUMERIC.containsAll(one.types()) && !one.types().isEmpty())) {
            ObjectNode number = JsonNodeFactory.instance.objectNode().put("type", "number");
            return Optional.of(new ParameterSchema(name, number, false));
        }
        return Optional.empty();
    }

    private static Set<String> itemTypes(ParameterSchema parameter) {
        return parameter.items().map(ParameterSchema::types).orElse(Set.of());
    }
}
