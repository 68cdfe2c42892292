package io.genmedia.camel.docs;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.catalog.ModelSchema;
import io.genmedia.camel.media.catalog.ParameterSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An address of an endpoint that works as it stands: the model, the media that it needs, and its most common parameters. */
final class Example {

    private static final Map<String, String> MEDIA = Map.of(
            "image",
            "https://example.com/picture.png",
            "video",
            "https://example.com/film.mp4",
            "audio",
            "https://example.com/sound.mp3");
    private static final Map<String, String> OPTIONS = Map.of(
            "duration",
            "duration",
            "aspect_ratio",
            "aspectRatio",
            "resolution",
            "resolution",
            "images",
            "images",
            "videos",
            "videos");
    private static final List<String> SHOWN = List.of("duration", "durationSeconds", "aspect_ratio", "resolution");

    private Example() {}

    static String uri(String scheme, ModelSchema model) {
        StringBuilder uri = new StringBuilder(scheme + ":" + model.kind() + "?model=" + model.model());
        Set<String> needed = firstAlternatives(model);
        for (String name : model.parameters()) {
            ParameterSchema parameter = model.parameter(name).orElseThrow();
            // the prompt is the body
            boolean required = parameter.required() && !name.equals("prompt");
            if (required || needed.contains(name) || SHOWN.contains(name)) {
                value(parameter).ifPresent(value -> uri.append('&')
                        .append(OPTIONS.getOrDefault(name, "input." + name))
                        .append('=')
                        .append(value));
            }
        }
        return uri.toString();
    }

    /** Of parameters of which one must be given, the first. */
    private static Set<String> firstAlternatives(ModelSchema model) {
        Set<String> first = new HashSet<>();
        for (JsonNode rule : model.schema().path("allOf")) {
            for (String alternatives : List.of("anyOf", "oneOf")) {
                rule.path(alternatives).path(0).path("required").forEach(name -> first.add(name.asText()));
            }
        }
        return first;
    }

    private static Optional<String> value(ParameterSchema parameter) {
        List<String> candidates = new ArrayList<>();
        parameter.mediaKind().map(MEDIA::get).ifPresent(candidates::add);
        parameter.defaultValue().ifPresent(value -> candidates.add(value.asText()));
        parameter.values().forEach(value -> candidates.add(value.asText()));
        parameter.annotation("minimum").ifPresent(value -> candidates.add(value.asText()));
        parameter
                .annotation("examples")
                .ifPresent(values -> candidates.add(values.path(0).asText()));
        parameter.reference().ifPresent(reference -> candidates.add(reference + "_1"));
        parameter.types().stream().filter("boolean"::equals).forEach(type -> candidates.add("true"));
        return candidates.stream().findFirst();
    }
}
