package io.genmedia.camel.media.simulator.unifically;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A model of the document.
 *
 * @param id what {@code model} names it
 * @param kind {@code video}, {@code image} or {@code audio}: the list in which it stands
 * @param micros what one result costs, in millionths of a dollar, where the document says it
 * @param open whether the document has no parameters of it, so that any are taken
 * @param parameters its parameters by name
 */
record Model(String id, String kind, OptionalLong micros, boolean open, Map<String, Parameter> parameters) {

    Optional<Parameter> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The input with which a result is made: what is given, and the defaults of the rest. */
    ObjectNode settled(JsonNode given) {
        ObjectNode settled = given.deepCopy();
        parameters.values().stream()
                .filter(parameter -> parameter.usual() != null && !settled.has(parameter.name()))
                .forEach(parameter -> settled.set(parameter.name(), parameter.usual()));
        return settled;
    }
}
