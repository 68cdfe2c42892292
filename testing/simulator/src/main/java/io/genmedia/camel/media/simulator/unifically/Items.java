package io.genmedia.camel.media.simulator.unifically;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.internal.Rejection;
import java.util.Set;
import java.util.TreeSet;

/** What the document says of the objects that stand in a parameter. */
final class Items {

    private static final Set<String> CHARACTER = fields("image_urls", "name", "description");
    private static final Set<String> SPEAKING_CHARACTER =
            fields("image_urls", "name", "description", "voice", "custom_voice");
    private static final Set<String> SHOT = fields("prompt", "duration");
    private static final Set<String> VOICE = fields("voice_id", "voice_url");
    private static final Set<String> SOUND_EFFECTS = fields("sound", "music", "asmr_mode");

    private Items() {}

    static void characters(Model model, String path, JsonNode value) throws Rejection {
        Check.require(value.isArray(), path, value, "must be an array of characters");
        boolean speaking = model.id().equals("google/gemini-omni-flash-video-edit");
        for (int i = 0; i < value.size(); i++) {
            String at = path + "[" + i + "]";
            JsonNode character = value.get(i);
            Check.fields(at, character, speaking ? SPEAKING_CHARACTER : CHARACTER);
            JsonNode pictures = character.path("image_urls");
            Check.urls(at + ".image_urls", pictures);
            Check.require(!pictures.isEmpty(), at + ".image_urls", pictures, "must not be empty");
            for (String text : Set.of("name", "description", "voice")) {
                JsonNode given = character.get(text);
                Check.require(given == null || given.isTextual(), at + "." + text, given, "must be a string");
            }
        }
    }

    static void shots(String path, JsonNode value) throws Rejection {
        Check.require(value.isArray(), path, value, "must be an array of shots");
        for (int i = 0; i < value.size(); i++) {
            String at = path + "[" + i + "]";
            JsonNode shot = value.get(i);
            Check.fields(at, shot, SHOT);
            Check.require(shot.path("prompt").isTextual(), at + ".prompt", shot.get("prompt"), "must be a string");
            Check.require(
                    shot.path("duration").isIntegralNumber(),
                    at + ".duration",
                    shot.get("duration"),
                    "must be a whole number");
        }
    }

    static void voices(String path, JsonNode value) throws Rejection {
        Check.require(value.isArray(), path, value, "must be an array of voices");
        for (int i = 0; i < value.size(); i++) {
            String at = path + "[" + i + "]";
            JsonNode voice = value.get(i);
            Check.fields(at, voice, VOICE);
            Check.require(voice.size() == 1, at, voice, "must have one of voice_id and voice_url");
            if (voice.has("voice_id")) {
                JsonNode id = voice.get("voice_id");
                Check.require(id.isIntegralNumber(), at + ".voice_id", id, "must be a whole number");
            } else {
                Check.url(at + ".voice_url", voice.get("voice_url"));
            }
        }
    }

    static void soundEffects(String path, JsonNode value) throws Rejection {
        Check.fields(path, value, SOUND_EFFECTS);
        for (var entry : value.properties()) {
            String at = path + "." + entry.getKey();
            if (entry.getKey().equals("asmr_mode")) {
                Check.require(entry.getValue().isBoolean(), at, entry.getValue(), "must be true or false");
            } else {
                Check.require(entry.getValue().isTextual(), at, entry.getValue(), "must be a string");
            }
        }
    }

    private static Set<String> fields(String... names) {
        return new TreeSet<>(Set.of(names));
    }
}
