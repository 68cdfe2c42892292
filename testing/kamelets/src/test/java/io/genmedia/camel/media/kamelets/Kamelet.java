package io.genmedia.camel.media.kamelets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A Kamelet as it stands in the jar of its component.
 *
 * @param name of the Kamelet
 * @param tree what it says
 */
record Kamelet(String name, JsonNode tree) {

    private static final List<String> KINDS =
            List.of("video", "image", "music", "audio", "3d", "generate", "upload", "download");

    static List<Kamelet> all() {
        List<Kamelet> all = new ArrayList<>();
        for (Studio studio : Studio.values()) {
            for (String kind : KINDS) {
                add(studio.scheme() + "-" + kind + "-action", all);
            }
            add(studio.scheme() + "-completed-source", all);
        }
        return all;
    }

    static List<Kamelet> actions() {
        return all().stream()
                .filter(kamelet -> kamelet.name().endsWith("-action"))
                .toList();
    }

    static List<Kamelet> generating() {
        return actions().stream()
                .filter(kamelet -> kamelet.properties().has("model"))
                .toList();
    }

    private static void add(String name, List<Kamelet> all) {
        try (var in = Kamelet.class.getResourceAsStream("/kamelets/" + name + ".kamelet.yaml")) {
            if (in != null) {
                Object read = new Load(LoadSettings.builder().build())
                        .loadFromString(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                all.add(new Kamelet(name, new ObjectMapper().valueToTree(read)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Studio studio() {
        return Studio.of(name);
    }

    JsonNode properties() {
        return tree.at("/spec/definition/properties");
    }

    /** The step, or the source, that names the component. */
    JsonNode endpoint() {
        JsonNode from = tree.at("/spec/template/from");
        return from.path("uri").asText().equals("kamelet:source") ? from.at("/steps/0/to") : from;
    }

    String operation() {
        String uri = endpoint().path("uri").asText();
        return uri.substring(uri.indexOf(':') + 1);
    }

    @Override
    public String toString() {
        return name;
    }
}
