package io.genmedia.camel.media.simulator.unifically;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.internal.Rejection;
import io.genmedia.camel.media.simulator.internal.Shown;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How modes, shots, frames and voices go together at Kling's models. */
final class KlingRules {

    private static final Map<String, Set<String>> MODES_OF_FIELD = Map.of(
            "start_frame_url", Set.of("start_end_frame"),
            "end_frame_url", Set.of("start_end_frame"),
            "video_url", Set.of("transform", "video_reference"));

    private KlingRules() {}

    static void promptOrShots(JsonNode given) throws Rejection {
        Check.require(
                given.has("prompt") || given.has("multi_shots"),
                "input.prompt is missing; it is required where there are no multi_shots");
        Check.require(
                !(given.has("prompt") && given.has("multi_shots")),
                "input.multi_shots is given with prompt; either goes without the other");
    }

    static void videoMode(JsonNode given, JsonNode settled, boolean lenient) throws Rejection {
        String mode = settled.path("video_mode").asText();
        Check.require(
                !settled.path("aspect_ratio").asText().equals("auto") || mode.equals("start_end_frame"),
                "input.aspect_ratio is \"auto\"; it goes with the video_mode start_end_frame only");
        if (lenient) {
            return;
        }
        for (String field : List.of("start_frame_url", "end_frame_url", "video_url")) {
            Set<String> modes = MODES_OF_FIELD.get(field);
            Check.require(
                    !given.has(field) || modes.contains(mode),
                    "input." + field + " is given with the video_mode " + mode + "; it goes with " + modes + " only");
        }
    }

    static void nativeAudio(JsonNode given, JsonNode settled) throws Rejection {
        boolean audio = settled.path("native_audio").asBoolean();
        Check.require(
                !audio || settled.path("mode").asText().equals("pro"),
                "input.native_audio is true; it requires the mode pro, and mode is "
                        + Shown.value(settled.get("mode")));
        Check.require(
                !audio || !given.has("end_frame_url"), "input.end_frame_url is given; native_audio goes without it");
        Check.require(audio || given.path("voices").isEmpty(), "input.voices is given; it requires native_audio");
    }
}
