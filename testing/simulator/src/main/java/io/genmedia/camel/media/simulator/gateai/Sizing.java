package io.genmedia.camel.media.simulator.gateai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Optional;

/**
 * Brings a picture to a size that its model makes: to the nearest of its table, by the shape first and the number of pixels
 * then, or each side to the nearest step of its range. A side of 0 leaves the choice to the provider and stays.
 */
final class Sizing {

    private static final String WIDTH = "width";
    private static final String HEIGHT = "height";

    private Sizing() {}

    /** The parameters with an allowed size; {@code params} is not changed. */
    static ObjectNode snapped(Model model, ObjectNode params) {
        ObjectNode snapped = params.deepCopy();
        if (!params.has(WIDTH) && !params.has(HEIGHT)) {
            return snapped;
        }
        if (model.widths() != null) {
            snapSide(snapped, WIDTH, model.widths());
            snapSide(snapped, HEIGHT, model.heights());
        } else if (!model.sizes().isEmpty()) {
            snapToTable(model, snapped);
        }
        return snapped;
    }

    /** The size that parameters name, with the defaults of the model for a side that is not there. */
    static Optional<Size> size(Model model, JsonNode params) {
        int width = side(model, params, WIDTH);
        int height = side(model, params, HEIGHT);
        return width > 0 && height > 0 ? Optional.of(new Size(width, height)) : Optional.empty();
    }

    static void put(ObjectNode params, Size size) {
        params.put(WIDTH, size.width());
        params.put(HEIGHT, size.height());
    }

    private static void snapSide(ObjectNode params, String side, SideRange range) {
        JsonNode value = params.get(side);
        if (value != null && value.longValue() != 0) {
            params.put(side, range.nearest(value.longValue()));
        }
    }

    private static void snapToTable(Model model, ObjectNode params) {
        if (isZero(params.get(WIDTH)) || isZero(params.get(HEIGHT))) {
            return;
        }
        int width = side(model, params, WIDTH);
        int height = side(model, params, HEIGHT);
        // with one side and no default for the other, the nearest of that side
        Comparator<Size> nearest = width > 0 && height > 0
                ? nearest(new Size(width, height))
                : Comparator.comparingInt(size ->
                        width > 0 ? Math.abs(size.width() - width) : Math.abs(size.height() - Math.max(1, height)));
        put(params, model.sizes().stream().min(nearest).orElseThrow());
    }

    /** Puts the size first that has the nearest shape, and among those the nearest number of pixels. */
    static Comparator<Size> nearest(Size wanted) {
        // sizes of one documented shape differ by their rounding: what is closer than a twentieth is the same shape
        return Comparator.comparingLong((Size size) -> Math.round(size.shapeDistance(wanted) * 20))
                .thenComparingDouble(size -> size.areaDistance(wanted))
                .thenComparingDouble(size -> size.shapeDistance(wanted));
    }

    private static boolean isZero(JsonNode side) {
        return side != null && side.longValue() == 0;
    }

    private static int side(Model model, JsonNode params, String name) {
        JsonNode given = params.get(name);
        if (given == null) {
            given = model.parameter(name).map(Parameter::usual).orElse(null);
        }
        return given == null ? 0 : (int) Math.max(0, Math.min(1_000_000, given.longValue()));
    }
}
