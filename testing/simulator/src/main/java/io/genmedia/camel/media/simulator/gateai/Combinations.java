package io.genmedia.camel.media.simulator.gateai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.simulator.internal.Rejection;
import java.util.Map;

/** What the document's remarks beside the tables say of several parameters at once, and of the length of arrays. */
final class Combinations {

    private static final Map<String, Map<String, Integer>> MOST_ITEMS = Map.of(
            "happy-horse", Map.of("image_guidance", 9, "video_guidance", 1),
            "kling-video-o-1", Map.of("image_guidance", 6, "video_guidance", 1),
            "seedance-2.0", seedanceReferences(),
            "seedance-2.0-fast", seedanceReferences());

    private Combinations() {}

    static void check(Model model, ObjectNode given) throws Rejection {
        for (Map.Entry<String, Integer> most :
                MOST_ITEMS.getOrDefault(model.id(), Map.of()).entrySet()) {
            int items = given.path(most.getKey()).size();
            require(
                    items <= most.getValue(),
                    "params." + most.getKey() + " has " + items + " items; at most " + most.getValue()
                            + " are allowed");
        }
        ObjectNode settled = model.settled(given);
        long seconds = settled.path("durationSeconds").asLong();
        boolean fullHd = is(settled, "resolution", "1080p");
        switch (model.id()) {
            case "hailuo-2_3", "hailuo-2_3-fast" ->
                require(
                        !fullHd || seconds <= 6,
                        "params.durationSeconds is " + seconds + "; 1080p, the default resolution, goes with 6 only");
            case "ltxv-2.3-fast" -> {
                require(
                        seconds <= 10 || (fullHd && is(settled, "fps", "25")),
                        "params.durationSeconds is " + seconds + "; more than 10 go with 25 fps and 1080p only");
                requireStart(model, given);
            }
            case "ltxv-2.3-pro" -> requireStart(model, given);
            default -> {
                // the tables say it all
            }
        }
    }

    private static void requireStart(Model model, ObjectNode given) throws Rejection {
        require(
                !given.has("end_frame") || given.has("start_frame") || References.hasStartPicture(given),
                "params.end_frame is given without start_frame; " + model.id() + " requires both or none");
    }

    private static boolean is(JsonNode params, String name, String value) {
        return params.path(name).asText().equals(value);
    }

    private static void require(boolean condition, String message) throws Rejection {
        if (!condition) {
            throw Rejection.invalid(message);
        }
    }

    private static Map<String, Integer> seedanceReferences() {
        return Map.of("reference_image_urls", 9, "reference_video_urls", 3, "reference_audio_urls", 3);
    }
}
