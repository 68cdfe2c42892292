package io.genmedia.camel.media.simulator.unifically;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.simulator.media.MediaFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The {@code output} of a task with places to fill. The texts {@code $video}, {@code $image} and {@code $audio} become the
 * addresses of files, {@code $clip} the id of a clip; {@code $title} and {@code $prompt} are filled in anywhere in a text.
 */
final class OutputTemplate {

    private static final String CLIP = "$clip";
    private static final Map<String, MediaFormat> FILES =
            Map.of("$video", MediaFormat.MP4, "$image", MediaFormat.PNG, "$audio", MediaFormat.MP3);

    private final JsonNode shape;
    private final List<MediaFormat> files = new ArrayList<>();
    private int clips;

    OutputTemplate(JsonNode shape) {
        this.shape = shape;
        count(shape);
    }

    /** The formats of the files, in their order. */
    List<MediaFormat> files() {
        return files;
    }

    /** How many clips there are. */
    int clips() {
        return clips;
    }

    /**
     * What stands in the places.
     *
     * @param url the address of a file by its place among the files
     * @param clip the id of a clip by its place among the clips
     * @param title the title
     * @param prompt the prompt
     */
    record Filling(IntFunction<String> url, IntFunction<String> clip, String title, String prompt) {}

    JsonNode filled(Filling filling) {
        return new Filler(filling).fill(shape);
    }

    private void count(JsonNode node) {
        if (node.isContainerNode()) {
            node.forEach(this::count);
        }
        Optional.ofNullable(FILES.get(node.asText())).ifPresent(files::add);
        clips += node.asText().equals(CLIP) ? 1 : 0;
    }

    private static final class Filler {

        private final Filling filling;
        private int file;
        private int clip;

        Filler(Filling filling) {
            this.filling = filling;
        }

        JsonNode fill(JsonNode node) {
            if (node.isObject()) {
                ObjectNode filled = JsonNodeFactory.instance.objectNode();
                node.properties().forEach(entry -> filled.set(entry.getKey(), fill(entry.getValue())));
                return filled;
            }
            if (node.isArray()) {
                ArrayNode filled = JsonNodeFactory.instance.arrayNode();
                node.forEach(item -> filled.add(fill(item)));
                return filled;
            }
            return node.isTextual() ? JsonNodeFactory.instance.textNode(fill(node.textValue())) : node;
        }

        private String fill(String text) {
            if (FILES.containsKey(text)) {
                return filling.url().apply(file++);
            }
            if (text.equals(CLIP)) {
                return filling.clip().apply(clip++);
            }
            return text.replace("$title", filling.title()).replace("$prompt", filling.prompt());
        }
    }
}
