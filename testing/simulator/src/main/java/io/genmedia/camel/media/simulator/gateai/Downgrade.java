package io.genmedia.camel.media.simulator.gateai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Optional;

/**
 * Makes a generation cheaper until it fits what is left of the budget, as little as it takes: the resolution is lowered
 * step by step, and when that cannot go lower, the duration.
 */
final class Downgrade {

    private static final int LEAST_SHORT_SIDE = 480;
    private static final double SMALLER = 0.75;

    private Downgrade() {}

    /** The parameters that cost at most {@code micros}: those that are asked for if they do, nothing if none do. */
    static Optional<ObjectNode> toFit(Model model, ObjectNode asked, long micros) {
        Optional<ObjectNode> params = Optional.of(asked);
        while (params.isPresent() && Pricing.micros(model, params.get()) > micros) {
            ObjectNode dearer = params.get();
            params = cheaper(model, dearer).filter(less -> !less.equals(dearer));
        }
        return params;
    }

    private static Optional<ObjectNode> cheaper(Model model, ObjectNode params) {
        return lowerResolution(model, params)
                .or(() -> smallerSize(model, params))
                .or(() -> shorterDuration(model, params));
    }

    private static Optional<ObjectNode> lowerResolution(Model model, ObjectNode params) {
        return Resolutions.parameter(model).flatMap(parameter -> {
            JsonNode value = model.settled(params).get(parameter.name());
            return Resolutions.lower(parameter, value).map(lower -> with(params, parameter.name(), lower));
        });
    }

    private static Optional<ObjectNode> smallerSize(Model model, ObjectNode params) {
        if (model.parameter("width").isEmpty() || model.parameter("height").isEmpty()) {
            return Optional.empty();
        }
        return Sizing.size(model, params)
                .flatMap(size -> model.sizes().isEmpty() ? scaled(model, size) : fromTable(model, size))
                .filter(size -> size.pixels()
                        < Sizing.size(model, params).map(Size::pixels).orElse(0L))
                .map(size -> {
                    ObjectNode smaller = params.deepCopy();
                    Sizing.put(smaller, size);
                    return smaller;
                });
    }

    private static Optional<Size> fromTable(Model model, Size size) {
        return model.sizes().stream()
                .filter(other -> other.pixels() < size.pixels() && other.shapeDistance(size) < 0.05)
                .max(Comparator.comparingLong(Size::pixels));
    }

    private static Optional<Size> scaled(Model model, Size size) {
        int shortSide = Math.min(size.width(), size.height());
        double factor = Math.max(SMALLER, Math.min(1, (double) LEAST_SHORT_SIDE / shortSide));
        return Optional.of(
                new Size(side(model.widths(), size.width() * factor), side(model.heights(), size.height() * factor)));
    }

    private static int side(SideRange range, double pixels) {
        return range != null ? range.nearest((long) pixels) : ((int) (pixels / 16)) * 16;
    }

    private static Optional<ObjectNode> shorterDuration(Model model, ObjectNode params) {
        return model.duration().flatMap(parameter -> {
            long seconds = model.settled(params).path(parameter.name()).asLong();
            return parameter.values().stream()
                    .filter(value -> value.asLong() < seconds)
                    .max(Comparator.comparingLong(JsonNode::asLong))
                    .map(shorter -> with(params, parameter.name(), shorter));
        });
    }

    private static ObjectNode with(ObjectNode params, String name, JsonNode value) {
        ObjectNode changed = params.deepCopy();
        changed.set(name, value);
        return changed;
    }
}
