package io.genmedia.camel.media.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The sizes that a model makes, in pixels: a table of pairs, or a range for each side. It is the annotation {@code x-media-sizes}
 * of a schema. A provider that has such a table takes the nearest size where another is asked for. Immutable.
 */
public final class SizeTable {

    private static final int SHOWN = 5;

    private final List<Pair> pairs;
    private final boolean auto;
    private final Side width;
    private final Side height;

    private SizeTable(List<Pair> pairs, boolean auto, Side width, Side height) {
        this.pairs = pairs;
        this.auto = auto;
        this.width = width;
        this.height = height;
    }

    /**
     * A size; a side of 0 is left to the provider.
     *
     * @param width in pixels
     * @param height in pixels
     */
    public record Size(long width, long height) {

        /** @return {@code 1344×768} */
        @Override
        public String toString() {
            if (width == 0 || height == 0) {
                return width == 0 ? "height " + height : "width " + width;
            }
            return width + "×" + height;
        }
    }

    /**
     * A size of the table.
     *
     * @param label what the documents call it, as {@code 16:9}; the sizes of one label differ in their number of pixels
     * @param size the size
     */
    public record Pair(String label, Size size) {}

    /** @return the table of an annotation; empty where it names neither pairs nor sides */
    static Optional<SizeTable> of(JsonNode annotation) {
        if (annotation.has("pairs")) {
            List<Pair> pairs = new ArrayList<>();
            annotation
                    .get("pairs")
                    .forEach(pair -> pairs.add(new Pair(pair.path("label").asText(), size(pair))));
            return Optional.of(
                    new SizeTable(List.copyOf(pairs), annotation.path("auto").asBoolean(), null, null));
        }
        return annotation.has("width") && annotation.has("height")
                ? Optional.of(new SizeTable(
                        List.of(), false, Side.of(annotation.get("width")), Side.of(annotation.get("height"))))
                : Optional.empty();
    }

    private static Size size(JsonNode pair) {
        return new Size(pair.path("width").asLong(), pair.path("height").asLong());
    }

    /** @return the pairs, in the order of the documents; empty where each side has a range of its own */
    public List<Pair> pairs() {
        return pairs;
    }

    /** @return whether a side of 0 leaves it to the provider */
    public boolean auto() {
        return auto;
    }

    /**
     * What the provider is expected to make instead of a size that the table does not hold: of the pairs the nearest by the ratio
     * of the sides, then by the number of pixels; of ranges the nearest step of each side.
     *
     * @param givenWidth empty where it is not known: then any will do
     * @param givenHeight empty where it is not known: then any will do
     * @return the expected size; empty where the table holds the given one
     */
    public Optional<Size> snapped(OptionalLong givenWidth, OptionalLong givenHeight) {
        if (pairs.isEmpty()) {
            Size nearest = new Size(width.nearest(givenWidth), height.nearest(givenHeight));
            boolean held = nearest.width() == givenWidth.orElse(0) && nearest.height() == givenHeight.orElse(0);
            return held ? Optional.empty() : Optional.of(nearest);
        }
        Wanted wanted = new Wanted(known(givenWidth), known(givenHeight));
        return pairs.stream().anyMatch(pair -> wanted.is(pair.size()))
                ? Optional.empty()
                : nearest(wanted).stream().map(Pair::size).findFirst();
    }

    private OptionalLong known(OptionalLong given) {
        return auto && given.orElse(0) == 0 ? OptionalLong.empty() : given;
    }

    private List<Pair> nearest(Wanted wanted) {
        return pairs.stream()
                .sorted(Comparator.comparingLong((Pair pair) -> ratioDistance(wanted, pair.label()))
                        .thenComparingLong(pair -> wanted.pixelDistance(pair.size())))
                .toList();
    }

    /** The sizes of one label differ a little in their ratio, for their sides are whole steps; they count as one ratio. */
    private long ratioDistance(Wanted wanted, String label) {
        return pairs.stream()
                .filter(pair -> pair.label().equals(label))
                .mapToLong(pair -> wanted.ratioDistance(pair.size()))
                .min()
                .orElseThrow();
    }

    /** @return all that is accepted, as text; of a table of pairs a handful of those nearest to the given size */
    String accepted(OptionalLong givenWidth, OptionalLong givenHeight) {
        if (pairs.isEmpty()) {
            return accepted();
        }
        List<Pair> sorted = nearest(new Wanted(known(givenWidth), known(givenHeight)));
        String text =
                sorted.stream().limit(SHOWN).map(pair -> pair.size().toString()).collect(Collectors.joining(", "));
        int more = sorted.size() - SHOWN;
        return text + (more > 0 ? " and " + more + " more" : "") + (auto ? ", or 0 for either side" : "");
    }

    /** @return all that is accepted, as text */
    public String accepted() {
        if (pairs.isEmpty()) {
            return width.equals(height) ? "width and height " + width : "width " + width + ", height " + height;
        }
        String text = pairs.stream().map(pair -> pair.size().toString()).collect(Collectors.joining(", "));
        return text + (auto ? ", or 0 for either side" : "");
    }

    /** What is asked for; a side that is not known fits all. */
    private record Wanted(OptionalLong width, OptionalLong height) {

        boolean is(Size size) {
            return width.orElse(size.width()) == size.width() && height.orElse(size.height()) == size.height();
        }

        long ratioDistance(Size size) {
            boolean known = width.isPresent() && height.isPresent();
            return known ? distance(log(width, size.width()) - log(height, size.height())) : 0;
        }

        long pixelDistance(Size size) {
            return distance(log(width, size.width()) + log(height, size.height()));
        }

        private static double log(OptionalLong wanted, long is) {
            return wanted.isEmpty() ? 0 : Math.log((double) Math.max(1, wanted.getAsLong()) / is);
        }

        /** Without the last digits: of two that are equally far, as 16:9 and 9:16 from a square, the first of the table is taken. */
        private static long distance(double logarithm) {
            return Math.round(Math.abs(logarithm) * 1e6);
        }
    }

    /** A range with steps that begin at its least value, or a list of values. */
    private record Side(long least, long most, long step, List<Long> values) {

        static Side of(JsonNode side) {
            List<Long> values = new ArrayList<>();
            side.path("values").forEach(value -> values.add(value.asLong()));
            return new Side(
                    side.path("minimum").asLong(),
                    side.path("maximum").asLong(),
                    side.path("step").asLong(1),
                    values);
        }

        long nearest(OptionalLong given) {
            if (given.isEmpty()) {
                return 0;
            }
            long wanted = given.getAsLong();
            if (!values.isEmpty()) {
                return values.stream()
                        .min(Comparator.comparingDouble(value -> Math.abs((double) value - wanted)))
                        .orElseThrow();
            }
            long inside = Math.max(least, Math.min(most, wanted));
            long stepped = least + Math.round((double) (inside - least) / step) * step;
            return stepped > most ? stepped - step : stepped;
        }

        @Override
        public String toString() {
            if (!values.isEmpty()) {
                return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
            }
            return least + " to " + most + (step == 1 ? "" : " in steps of " + step);
        }
    }
}
