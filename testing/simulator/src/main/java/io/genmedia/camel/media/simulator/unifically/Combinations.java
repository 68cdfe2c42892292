package io.genmedia.camel.media.simulator.unifically;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.simulator.internal.Rejection;
import io.genmedia.camel.media.simulator.internal.Shown;
import java.util.List;

/** What the document says of several parameters at once. */
final class Combinations {

    private static final List<String> CUSTOM_EXTENSION = List.of("prompt", "extend_at", "extend_duration");

    private Combinations() {}

    /**
     * Refuses an input whose parameters do not go together.
     *
     * @param lenient whether a field may stand outside the mode to which its description belongs
     */
    static void check(Model model, JsonNode given, boolean lenient) throws Rejection {
        ObjectNode settled = model.settled(given);
        switch (model.id()) {
            case "google/veo-3.1-fast",
                    "google/veo-3.1-quality",
                    "google/veo-3.1-lite",
                    "google/veo-3.1-lite-relaxed" -> ReferenceRules.veo(given, settled);
            case "google/gemini-omni-flash-video" -> ReferenceRules.omniFlash(given);
            case "google/gemini-omni-flash-video-edit" -> ReferenceRules.omniFlashEdit(given, settled);
            case "hailuo/minimax-2.0", "hailuo/minimax-2.3", "hailuo/minimax-2.3-fast" -> hailuo(given, settled);
            case "kuaishou/kling-3.0-omni-video" -> {
                KlingRules.promptOrShots(given);
                KlingRules.videoMode(given, settled, lenient);
            }
            case "kuaishou/kling-o1-video" -> KlingRules.videoMode(given, settled, lenient);
            case "kuaishou/kling-3.0-video" -> KlingRules.promptOrShots(given);
            case "kuaishou/kling-2.6-video" -> KlingRules.nativeAudio(given, settled);
            case "xai/grok-imagine-video-extend" -> grokExtend(given);
            case "suno-ai/music" -> SunoRules.mode(given, lenient);
            case "suno-ai/add-vocals", "suno-ai/add-instrumental", "suno-ai/extend", "suno-ai/cover" -> {
                SunoRules.clipOrAddress(given);
                SunoRules.mode(given, lenient);
            }
            default -> {
                // the tables say it all
            }
        }
    }

    private static void hailuo(JsonNode given, JsonNode settled) throws Rejection {
        Check.require(
                given.has("prompt") || given.has("start_image_url"),
                "input.prompt is missing; it is required where there is no start_image_url");
        Check.require(
                !settled.path("resolution").asText().equals("1080p")
                        || settled.path("duration").asInt(6) == 6,
                "input.duration is " + Shown.value(given.get("duration")) + "; with 1080p it must be 6");
    }

    private static void grokExtend(JsonNode given) throws Rejection {
        if (given.has("video_preset")) {
            return;
        }
        for (String name : CUSTOM_EXTENSION) {
            Check.require(given.has(name), "input." + name + " is missing; it is required without video_preset");
        }
    }
}
