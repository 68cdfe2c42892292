package io.genmedia.camel.media.simulator.monet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The models of Monet AI's documents with the fields of their input, from {@code models.txt} beside this class. */
final class MonetModels {

    private static final Map<String, Map<String, Map<String, InputField>>> KINDS = load();

    private MonetModels() {}

    /** The values of {@code type}. */
    static Set<String> kinds() {
        return KINDS.keySet();
    }

    /** The models of a kind. */
    static Set<String> models(String kind) {
        return KINDS.get(kind).keySet();
    }

    /** The fields of a model by name, or null when the kind has no such model. */
    static Map<String, InputField> fields(String kind, String model) {
        return KINDS.get(kind).get(model);
    }

    private static Map<String, Map<String, Map<String, InputField>>> load() {
        Map<String, Map<String, Map<String, InputField>>> kinds = new LinkedHashMap<>();
        for (String line : lines()) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            String[] words = line.trim().split(" +", -1);
            Map<String, InputField> fields = new LinkedHashMap<>();
            for (int i = 2; i < words.length; i++) {
                InputField field = InputField.parse(words[i]);
                fields.put(field.name(), field);
            }
            kinds.computeIfAbsent(words[0], key -> new LinkedHashMap<>()).put(words[1], fields);
        }
        return kinds;
    }

    private static List<String> lines() {
        try (InputStream in = MonetModels.class.getResourceAsStream("models.txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
