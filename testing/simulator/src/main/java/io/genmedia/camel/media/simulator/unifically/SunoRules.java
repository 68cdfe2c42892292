package io.genmedia.camel.media.simulator.unifically;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.internal.Rejection;
import java.util.List;

/** How modes and sources go together at Suno's models. */
final class SunoRules {

    private static final List<String> SIMPLE = List.of("gpt_description_prompt");
    private static final List<String> CUSTOM = List.of("prompt", "tags", "negative_tags");

    private SunoRules() {}

    static void mode(JsonNode given, boolean lenient) throws Rejection {
        if (lenient) {
            return;
        }
        boolean custom = given.path("custom").asBoolean();
        for (String field : custom ? SIMPLE : CUSTOM) {
            Check.require(
                    !given.has(field),
                    "input." + field + " is given with custom " + custom + "; it goes with " + !custom + " only");
        }
    }

    static void clipOrAddress(JsonNode given) throws Rejection {
        Check.require(
                given.has("clip_id") || given.has("audio_url"),
                "input.clip_id is missing; it is required where there is no audio_url");
        Check.require(
                !(given.has("clip_id") && given.has("audio_url")),
                "input.audio_url is given with clip_id; either stands for the other");
    }
}
