package io.genmedia.camel.media.simulator.gateai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of resolutions in {@code mode} and {@code resolution}: {@code RESOLUTION_720}, {@code 1080p}. */
final class Resolutions {

    private static final Pattern NAME = Pattern.compile("(?:RESOLUTION_)?(\\d{3,4})p?");

    private Resolutions() {}

    /** The parameter that names the resolution, if the model has one. */
    static Optional<Parameter> parameter(Model model) {
        return List.of("mode", "resolution").stream()
                .flatMap(name -> model.parameter(name).stream())
                .filter(parameter -> !parameter.values().isEmpty()
                        && parameter.values().stream().allMatch(value -> lines(value) > 0))
                .findFirst();
    }

    /** The lines of a resolution, or 0 when the value names none. */
    static int lines(JsonNode value) {
        Matcher matcher = NAME.matcher(value == null ? "" : value.asText());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** The next lower value of the parameter. */
    static Optional<JsonNode> lower(Parameter parameter, JsonNode value) {
        int lines = lines(value);
        return parameter.values().stream()
                .filter(other -> lines(other) < lines)
                .max(Comparator.comparingInt(Resolutions::lines));
    }
}
