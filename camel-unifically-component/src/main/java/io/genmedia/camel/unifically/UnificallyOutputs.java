package io.genmedia.camel.unifically;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaOutput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a task made, in all shapes that the models give it. What comes first is what was asked for; a picture beside a film
 * or a sound goes with it. What is not understood is left in the raw answer.
 */
final class UnificallyOutputs {

    /** A picture that shows a film or a sound. */
    static final String COVER = "cover";

    /** A film that shows a sound. */
    static final String MUSIC_VIDEO = "music-video";

    private static final List<String> TEXTS = List.of("text", "lyrics", "transcript", "transcription");
    /** {@code audio_url}, {@code audio_urls}, {@code audio_url1}. */
    private static final Pattern ADDRESS = Pattern.compile("(video|image|audio)_url(s|[0-9]{1,3})?");

    private final List<MediaOutput> media = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private UnificallyOutputs() {}

    static List<MediaOutput> read(JsonNode output) {
        UnificallyOutputs outputs = new UnificallyOutputs();
        outputs.take(output);
        return outputs.media;
    }

    private void take(JsonNode output) {
        if (output.isTextual()) {
            takeBare(output.asText().strip());
            return;
        }
        if (output.isArray()) {
            output.forEach(this::take);
            return;
        }
        takeClips(output.path("clips"));
        takeAddresses(output);
        takeTexts(output);
    }

    /** An output that is a text alone: an address, or the result itself. */
    private void takeBare(String text) {
        if (isAddress(text)) {
            add(text, null, MediaOutput.ROLE_RESULT);
        } else if (!text.isEmpty()) {
            media.add(new MediaOutput(null, "text", MediaOutput.ROLE_RESULT, null, text));
        }
    }

    private void takeClips(JsonNode clips) {
        for (JsonNode clip : clips) {
            add(Json.text(clip, "audio_url"), "audio", MediaOutput.ROLE_RESULT);
        }
        for (JsonNode clip : clips) {
            add(Json.text(clip, "video_url"), "video", MUSIC_VIDEO);
            add(Json.text(clip, "image_url"), "image", COVER);
        }
    }

    private void takeAddresses(JsonNode output) {
        Map<String, List<String>> byKind = byKind(output);
        List<String> audio = byKind.getOrDefault("audio", List.of());
        List<String> videos = byKind.getOrDefault("video", List.of());
        List<String> images = byKind.getOrDefault("image", List.of());
        boolean sound = !audio.isEmpty() || !media.isEmpty();
        audio.forEach(url -> add(url, "audio", MediaOutput.ROLE_RESULT));
        videos.forEach(url -> add(url, "video", sound ? MUSIC_VIDEO : MediaOutput.ROLE_RESULT));
        boolean alone = audio.isEmpty() && videos.isEmpty() && !sound;
        images.forEach(url -> add(url, "image", alone ? MediaOutput.ROLE_RESULT : COVER));
        add(Json.text(output, "url"), null, MediaOutput.ROLE_RESULT);
        addresses(output.path("urls")).forEach(url -> add(url, null, MediaOutput.ROLE_RESULT));
    }

    /** In the order of their numbers: {@code audio_url2} may stand before {@code audio_url1}. */
    private static Map<String, List<String>> byKind(JsonNode output) {
        Map<String, Map<Integer, List<String>>> numbered = new TreeMap<>();
        output.fields().forEachRemaining(field -> {
            Matcher name = ADDRESS.matcher(field.getKey());
            if (name.matches()) {
                String suffix = name.group(2) == null ? "" : name.group(2);
                int number = suffix.isEmpty() ? -1 : suffix.equals("s") ? 1000 : Integer.parseInt(suffix);
                numbered.computeIfAbsent(name.group(1), kind -> new TreeMap<>())
                        .computeIfAbsent(number, n -> new ArrayList<>())
                        .addAll(addresses(field.getValue()));
            }
        });
        Map<String, List<String>> all = new TreeMap<>();
        numbered.forEach((kind, lists) ->
                all.put(kind, lists.values().stream().flatMap(List::stream).toList()));
        return all;
    }

    /** A text, or a list of texts or of objects with an address. */
    private static List<String> addresses(JsonNode node) {
        List<String> found = new ArrayList<>();
        for (JsonNode one : node.isArray() ? node : List.of(node)) {
            String url = one.isTextual() ? one.asText().strip() : Json.text(one, "url");
            if (url != null && !url.isEmpty()) {
                found.add(url);
            }
        }
        return found;
    }

    private void takeTexts(JsonNode output) {
        boolean alone = media.isEmpty();
        for (String field : TEXTS) {
            JsonNode value = output.path(field);
            if (value.isTextual() && !value.asText().isBlank() && seen.add(value.asText())) {
                media.add(new MediaOutput(null, "text", alone ? MediaOutput.ROLE_RESULT : field, null, value.asText()));
            }
        }
    }

    private void add(String url, String kind, String role) {
        if (url != null && seen.add(url)) {
            media.add(new MediaOutput(url, kind, role, null, null));
        }
    }

    private static boolean isAddress(String text) {
        return text.startsWith("http://") || text.startsWith("https://") || text.startsWith("data:");
    }
}
