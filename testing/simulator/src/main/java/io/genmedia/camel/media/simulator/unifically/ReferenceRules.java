package io.genmedia.camel.media.simulator.unifically;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.internal.Rejection;
import io.genmedia.camel.media.simulator.internal.Shown;

/** How frames, pictures, characters and voices go together at Google's models. */
final class ReferenceRules {

    private ReferenceRules() {}

    static void veo(JsonNode given, JsonNode settled) throws Rejection {
        Check.require(
                given.has("start_image_url") || !given.has("end_image_url"),
                "input.end_image_url is given without start_image_url; it requires one");
        framesOrReferences(given);
        atMost(pictures(given), 3);
        Check.require(
                pictures(given) == 0 || settled.path("duration").asInt() == 8,
                "input.duration is " + Shown.value(given.get("duration")) + " (4 where it is missing); with references"
                        + " it must be 8");
        voice(given);
    }

    static void omniFlash(JsonNode given) throws Rejection {
        framesOrReferences(given);
        atMost(pictures(given), 7);
        voice(given);
    }

    static void omniFlashEdit(JsonNode given, JsonNode settled) throws Rejection {
        atMost(given.path("reference_video_urls").size() + pictures(given), 7);
        JsonNode last = given.path("end_frame");
        Check.require(
                last.isMissingNode()
                        || last.asLong() >= settled.path("start_frame").asLong(),
                "input.end_frame is " + Shown.value(last) + "; it must not be lower than start_frame");
    }

    private static void framesOrReferences(JsonNode given) throws Rejection {
        boolean frames = given.has("start_image_url") || given.has("end_image_url");
        Check.require(
                !frames || pictures(given) == 0,
                "input.start_image_url is given with reference_image_urls or reference_characters; either goes"
                        + " without the other");
    }

    private static void voice(JsonNode given) throws Rejection {
        Check.require(
                !given.has("voice") || pictures(given) > 0,
                "input.voice is given without a reference; it requires a picture or a character");
    }

    private static void atMost(int references, int most) throws Rejection {
        Check.require(
                references <= most,
                "input has " + references + " references, with those of the characters; at most " + most
                        + " are allowed");
    }

    /** The pictures of {@code reference_image_urls} and of all characters. */
    private static int pictures(JsonNode given) {
        int pictures = given.path("reference_image_urls").size();
        for (JsonNode character : given.path("reference_characters")) {
            pictures += character.path("image_urls").size();
        }
        return pictures;
    }
}
