package io.genmedia.camel.media.internal.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Names tasks that take about as long as each other: those of the same kind and model, with the same values of the parameters that
 * say how much is to be made.
 */
public final class LengthKey {

    /** The parameters that matter, by the names that the catalogs of the providers know. */
    static final List<String> PARAMETERS = List.of(
            "duration",
            "durationSeconds",
            "extend_duration",
            "resolution",
            "quality",
            "mode",
            "video_mode",
            "width",
            "height",
            "fps",
            "quantity",
            "steps",
            "num_inference_steps",
            "generate_audio");

    private static final int LONGEST_VALUE = 24;
    private static final int LONGEST = 200;

    private LengthKey() {}

    /**
     * @param kind what is made
     * @param model may be null
     * @param input the parameters
     * @return the key, at most {@value #LONGEST} characters
     */
    public static String of(String kind, String model, JsonNode input) {
        StringBuilder key = new StringBuilder().append(kind).append(' ').append(model);
        for (String name : PARAMETERS) {
            JsonNode value = input.path(name);
            if (value.isValueNode() && !value.isNull()) {
                String text = value.asText();
                key.append(' ').append(name).append('=').append(text, 0, Math.min(text.length(), LONGEST_VALUE));
            }
        }
        // each task that is waited for holds one
        return (key.length() <= LONGEST ? key.toString() : key.substring(0, LONGEST)).intern();
    }
}
