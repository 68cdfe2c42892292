package io.genmedia.camel.media.simulator.gateai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model of the document.
 *
 * @param id what {@code model} names it
 * @param type {@code image}, {@code video} or {@code 3d}: the part of the document in which it stands
 * @param price what it costs
 * @param parameters its parameters by name
 * @param sizes the sizes to which a picture is brought; empty when there is no table of them
 * @param widths what the width may be, or null when there is no range
 * @param heights what the height may be, or null when there is no range
 * @param example the {@code params} of the document's example
 */
record Model(
        String id,
        String type,
        PriceTag price,
        Map<String, Parameter> parameters,
        List<Size> sizes,
        SideRange widths,
        SideRange heights,
        JsonNode example) {

    Optional<Parameter> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The parameters with which a generation is made: what is given, and the defaults of the rest. */
    ObjectNode settled(ObjectNode given) {
        ObjectNode settled = given.deepCopy();
        parameters.values().stream()
                .filter(parameter -> parameter.usual() != null && !settled.has(parameter.name()))
                .forEach(parameter -> settled.set(parameter.name(), parameter.usual()));
        return settled;
    }

    /** The parameter that holds the seconds, if the model has one. */
    Optional<Parameter> duration() {
        return parameter("duration").or(() -> parameter("durationSeconds"));
    }

    /** Whether it makes pictures; four that stand among the videos are priced by the picture, and make those. */
    boolean makesPictures() {
        return type.equals("image") || (type.equals("video") && price.unit() == PriceTag.Unit.MEGAPIXEL);
    }
}
