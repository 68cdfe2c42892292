package io.genmedia.camel.media.simulator.gateai;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.internal.HttpUrls;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields by which every model takes pictures, films and sounds, and what may stand in them. */
final class References {

    private static final String DATA = "data:";

    private static final Map<String, Parameter> FIELDS = fields();

    private References() {}

    /** The field of this name that every model takes, if there is one. */
    static Optional<Parameter> field(String name) {
        return Optional.ofNullable(FIELDS.get(name));
    }

    /** Whether a request has a picture to start from, under any name. */
    static boolean hasStartPicture(JsonNode params) {
        return List.of("image", "input_image", "first_frame", "start_image_url", "image_url").stream()
                        .anyMatch(params::has)
                || List.of("image_urls", "reference_images", "images").stream()
                        .anyMatch(name -> !params.path(name).isEmpty());
    }

    /** Whether a text is an http or https address, or a data URI in base64. */
    static boolean isReference(String text) {
        return text.startsWith(DATA) ? isData(text) : HttpUrls.isHttpUrl(text);
    }

    private static Map<String, Parameter> fields() {
        Map<String, Parameter> fields = new LinkedHashMap<>();
        for (String name : List.of(
                "image",
                "input_image",
                "first_frame",
                "last_frame",
                "start_image_url",
                "end_image_url",
                "image_url",
                "video_url",
                "reference_video_url",
                "audio_url",
                "reference_audio_url")) {
            fields.put(name, Parameter.optional(name, ParameterKind.REFERENCE));
        }
        for (String name : List.of("reference_images", "image_urls")) {
            fields.put(name, Parameter.optional(name, ParameterKind.REFERENCES));
        }
        for (String name : List.of("images", "videos")) {
            fields.put(name, Parameter.optional(name, ParameterKind.FILE_IDS));
        }
        return fields;
    }

    private static boolean isData(String text) {
        int comma = text.indexOf(',');
        String head = comma < 0 ? "" : text.substring(DATA.length(), comma);
        if (!head.matches("[\\w.+-]+/[\\w.+-]+(;[\\w.+-]+=[^;]*)*;base64")) {
            return false;
        }
        try {
            return Base64.getDecoder().decode(text.substring(comma + 1)).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
