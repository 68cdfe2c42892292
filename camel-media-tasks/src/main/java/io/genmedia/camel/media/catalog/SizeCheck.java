package io.genmedia.camel.media.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds width and height, as one, against the sizes of a model. Where a schema has such a table, it alone decides: the lists and
 * ranges of the two parameters say less, or another thing.
 */
final class SizeCheck {

    private static final List<String> SIDES = List.of("width", "height");

    private final ModelSchema model;
    private final Optional<SizeTable> sizes;

    SizeCheck(ModelSchema model) {
        this.model = model;
        this.sizes = model.sizes();
    }

    /** @return whether the table stands in the place of what was found */
    boolean replaces(Violation found) {
        boolean isValue = found.rule() == Rule.CLOSED_LIST || found.rule() == Rule.RANGE;
        return isValue && SIDES.contains(found.parameter()) && sizes.isPresent();
    }

    /**
     * @param partial whether a side that is not given may come with the message; else its default counts
     * @return what is wrong with the size; empty too where a side is no whole number, of which its type tells
     */
    Optional<Violation> violation(ObjectNode input, boolean partial) {
        List<String> given = SIDES.stream().filter(input::has).toList();
        if (given.isEmpty() || !given.stream().allMatch(side -> input.get(side).isIntegralNumber())) {
            return Optional.empty();
        }
        OptionalLong width = pixels(input, "width", partial);
        OptionalLong height = pixels(input, "height", partial);
        return sizes.flatMap(table -> table.snapped(width, height)
                .map(expected -> violation(input, width, height, expected, table.accepted(width, height))));
    }

    private Violation violation(
            ObjectNode input, OptionalLong width, OptionalLong height, SizeTable.Size expected, String accepted) {
        String said = Stream.of(said(input, "width", width), said(input, "height", height))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        String message = said + " is not a documented size of " + model.model() + " (" + accepted
                + "): the provider would make it " + expected;
        boolean isWidth = input.has("width") && width.orElse(0) != expected.width();
        String parameter = isWidth || !input.has("height") ? "width" : "height";
        return new Violation(parameter, ShortText.of(input.get(parameter)), accepted, message, Rule.SIZE);
    }

    private OptionalLong pixels(ObjectNode input, String side, boolean partial) {
        if (input.has(side)) {
            return OptionalLong.of(clamped(input.get(side).bigIntegerValue()));
        }
        Optional<JsonNode> usual = model.parameter(side).flatMap(ParameterSchema::defaultValue);
        return partial || usual.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(usual.get().asLong());
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
