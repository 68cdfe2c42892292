package io.genmedia.camel.media.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Holds width and height, as one, against the sizes of a model. Where a schema has such a table, it alone decides: the lists and
 * ranges of the two parameters say less, or another thing.
 */
final class SizeCheck {

    private static final List<String> SIDES = List.of("width", "height");

    private final ModelSchema model;

    SizeCheck(ModelSchema model) {
        this.model = model;
    }

    /** @return whether the table stands in the place of what was found */
    boolean replaces(Violation found) {
        boolean isValue = found.rule() == Rule.CLOSED_LIST || found.rule() == Rule.RANGE;
        return isValue && SIDES.contains(found.parameter()) && model.sizes().isPresent();
    }

    /**
     * @param partial whether a side that is not given may come with the message; else its default counts
     * @return what is wrong with the size; empty too where a side is no whole number, of which its type tells
     */
    Optional<Violation> violation(ObjectNode input, boolean partial) {
        Optional<SizeTable> sizes = model.sizes();
        boolean given = SIDES.stream().anyMatch(input::has);
        if (sizes.isEmpty() || !given || !SIDES.stream().allMatch(side -> isWhole(input.get(side)))) {
            return Optional.empty();
        }
        OptionalLong width = pixels(input, "width", partial);
        OptionalLong height = pixels(input, "height", partial);
        return sizes.get().snapped(width, height).map(expected -> {
            boolean widthStays = !input.has("width") || width.orElse(0) == expected.width();
            String accepted = sizes.get().accepted(width, height);
            String message = said(input, "width", width) + ", " + said(input, "height", height);
            message = message.replaceFirst("^, |, $", "") + " is not a documented size of " + model.model() + " ("
                    + accepted + "): expect the provider to make it " + expected;
            String parameter = widthStays ? "height" : "width";
            return new Violation(parameter, ShortText.of(input.get(parameter)), accepted, message, Rule.SIZE);
        });
    }

    private static boolean isWhole(JsonNode side) {
        return side == null || side.isIntegralNumber();
    }

    private OptionalLong pixels(ObjectNode input, String side, boolean partial) {
        if (input.has(side)) {
            return OptionalLong.of(clamped(input.get(side).bigIntegerValue()));
        }
        return partial
                ? OptionalLong.empty()
                : model.parameter(side)
                        .flatMap(ParameterSchema::defaultValue)
                        .map(value -> OptionalLong.of(value.asLong()))
                        .orElse(OptionalLong.empty());
    }

    private static long clamped(BigInteger number) {
        BigInteger most = BigInteger.valueOf(Integer.MAX_VALUE);
        return number.min(most).max(most.negate()).longValue();
    }

    private static String said(ObjectNode input, String side, OptionalLong pixels) {
        if (input.has(side)) {
            return side + "=" + ShortText.of(input.get(side));
        }
        return pixels.isPresent() ? "the default " + side + "=" + pixels.getAsLong() : "";
    }
}
