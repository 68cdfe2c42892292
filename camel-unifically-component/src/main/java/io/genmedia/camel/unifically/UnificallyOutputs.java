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

    private static final List<String> KINDS = List.of("audio", "video", "image");

    private static final List<String> TEXTS = List.of("text", "lyrics", "transcript", "transcription");
    /** {@code audio_url}, {@code audio_urls}, {@code audio_url1}. */
    private static final Pattern ADDRESS = Pattern.compile("(video|image|audio)_url(s|[0-9]{1,3})?");
    /** Also one without its host; a text that is a result has blanks, or does not begin with a slash. */
    private static final Pattern BARE_ADDRESS = Pattern.compile("(?i)(https?://.*|data:\\S*|/\\S+)");

    private final List<Address> addresses = new ArrayList<>();
    private final List<MediaOutput> texts = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    /** Of a kind that is null where it is that of the task. */
    private record Address(String url, String kind) {}

    private UnificallyOutputs() {}

    static List<MediaOutput> read(JsonNode output) {
        UnificallyOutputs outputs = new UnificallyOutputs();
        outputs.take(output);
        return outputs.inOrder();
    }

    /** What was asked for, then what goes with it; each in the order in which it was found. */
    private List<MediaOutput> inOrder() {
        boolean sound = has("audio");
        boolean moves = sound || has("video");
        List<MediaOutput> results = new ArrayList<>();
        List<MediaOutput> others = new ArrayList<>();
        for (Address address : addresses) {
            String role = role(address, sound, moves);
            List<MediaOutput> place = role.equals(MediaOutput.ROLE_RESULT) ? results : others;
            place.add(new MediaOutput(address.url(), address.kind(), role, null, null));
        }
        for (MediaOutput text : texts) {
            (text.role().equals(MediaOutput.ROLE_RESULT) ? results : others).add(text);
        }
        results.addAll(others);
        return results;
    }

    private boolean has(String kind) {
        return addresses.stream().anyMatch(address -> kind.equals(address.kind()));
    }

    private static String role(Address address, boolean sound, boolean moves) {
        if (sound && "video".equals(address.kind())) {
            return MUSIC_VIDEO;
        }
        return moves && "image".equals(address.kind()) ? COVER : MediaOutput.ROLE_RESULT;
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
        if (BARE_ADDRESS.matcher(text).matches()) {
            add(text, null);
        } else if (!text.isEmpty()) {
            texts.add(new MediaOutput(null, "text", MediaOutput.ROLE_RESULT, null, text));
        }
    }

    /** A list; or one clip by itself, or several by their names. */
    private void takeClips(JsonNode clips) {
        takeAddresses(clips);
        clips.forEach(this::takeAddresses);
    }

    private void takeAddresses(JsonNode output) {
        for (String kind : KINDS) {
            addressesOf(kind, output).forEach(url -> add(url, kind));
        }
        addresses(output.path("url")).forEach(url -> add(url, null));
        addresses(output.path("urls")).forEach(url -> add(url, null));
    }

    /** In the order of their numbers: {@code audio_url2} may stand before {@code audio_url1}. */
    private static List<String> addressesOf(String kind, JsonNode output) {
        Map<Integer, List<String>> numbered = new TreeMap<>();
        output.fields().forEachRemaining(field -> {
            Matcher name = ADDRESS.matcher(field.getKey());
            if (name.matches() && name.group(1).equals(kind)) {
                String suffix = name.group(2) == null ? "" : name.group(2);
                int number = suffix.isEmpty() ? -1 : suffix.equals("s") ? 1000 : Integer.parseInt(suffix);
                numbered.computeIfAbsent(number, n -> new ArrayList<>()).addAll(addresses(field.getValue()));
            }
        });
        return numbered.values().stream().flatMap(List::stream).toList();
    }

    /** A text, or a list of texts or of objects with an address. */
    private static List<String> addresses(JsonNode node) {
        List<String> found = new ArrayList<>();
        for (JsonNode one : node.isArray() ? node : List.of(node)) {
            JsonNode url = one.isObject() ? one.path("url") : one;
            if (url.isTextual() && !url.asText().isBlank()) {
                found.add(url.asText().strip());
            }
        }
        return found;
    }

    private void takeTexts(JsonNode output) {
        boolean alone = addresses.isEmpty();
        for (String field : TEXTS) {
            JsonNode value = output.path(field);
            if (value.isTextual() && !value.asText().isBlank() && seen.add(value.asText())) {
                String role = alone ? MediaOutput.ROLE_RESULT : field;
                texts.add(new MediaOutput(null, "text", role, null, value.asText()));
            }
        }
    }

    private void add(String url, String kind) {
        if (seen.add(url)) {
            addresses.add(new Address(url, kind));
        }
    }
}
