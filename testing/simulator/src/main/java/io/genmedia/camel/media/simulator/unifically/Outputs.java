package io.genmedia.camel.media.simulator.unifically;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * The shape of each model's output, from {@code outputs.json} beside this class: by the longest start of the model's id that
 * is there, else by its kind. The document shows none; the shapes are those that clients of the service are known to read.
 */
final class Outputs {

    private static final Map<String, OutputTemplate> BY_START = load();

    private Outputs() {}

    static OutputTemplate of(Model model) {
        return BY_START.keySet().stream()
                .filter(model.id()::startsWith)
                .max(Comparator.comparingInt(String::length))
                .map(BY_START::get)
                .orElseGet(() -> BY_START.get(model.kind()));
    }

    private static Map<String, OutputTemplate> load() {
        try (InputStream in = Outputs.class.getResourceAsStream("outputs.json")) {
            Map<String, OutputTemplate> outputs = new TreeMap<>();
            JsonNode all = new ObjectMapper().readTree(in);
            all.properties().forEach(entry -> outputs.put(entry.getKey(), new OutputTemplate(entry.getValue())));
            return outputs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
