package io.genmedia.camel.media.simulator.unifically;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * What a task costs, in millionths of a dollar: the document's figure for a picture, where it has one, else one that is made
 * up and grows with seconds and resolution. The same input always costs the same.
 */
final class Pricing {

    private static final long SECOND = 40_000;
    private static final long PICTURE = 30_000;
    private static final long SOUND = 50_000;

    private Pricing() {}

    static long micros(Submission submission) {
        Model model = submission.model();
        ObjectNode input = submission.settled();
        if (model.micros().isPresent()) {
            return model.micros().getAsLong() * documentedShare(model, input) / 10;
        }
        return switch (model.kind()) {
            case "video" -> SECOND * seconds(input) * size(input);
            case "image" -> PICTURE * size(input);
            default -> SOUND;
        };
    }

    /** In tenths of the figure: rewriting doubles the cost of one model; the figure of another is for its pro mode. */
    private static long documentedShare(Model model, JsonNode input) {
        return switch (model.id()) {
            case "alibaba/z-image-turbo" -> input.path("prompt_extend").asBoolean() ? 20 : 10;
            case "xai/grok-imagine-image" -> input.path("enable_pro").asBoolean() ? 10 : 8;
            default -> 10;
        };
    }

    private static long seconds(JsonNode input) {
        JsonNode asked =
                input.path("extend_duration").isNumber() ? input.get("extend_duration") : input.path("duration");
        return Math.min(3_600, Math.max(1, asked.asLong(6)));
    }

    private static long size(JsonNode input) {
        String size = input.path("resolution")
                .asText(input.path("quality").asText(input.path("mode").asText("")));
        return switch (size.toLowerCase(Locale.ROOT)) {
            case "4k" -> 4;
            case "2k", "1080p", "pro" -> 2;
            default -> 1;
        };
    }
}
