package io.genmedia.camel.media.simulator.gateai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * The models of GateAI's document, from {@code models.json} beside this class, which is transcribed by machine. Two things
 * are added, because the general part of the document has them and a table has not: every model takes a {@code prompt},
 * and {@code seedance-2.0} takes {@code mode} and {@code motion_has_audio}.
 */
final class Models {

    private static final Map<String, Model> BY_ID = load();

    private Models() {}

    /** All models in the order of the document. */
    static Collection<Model> all() {
        return BY_ID.values();
    }

    /** The values of {@code type}. */
    static Set<String> types() {
        Set<String> types = new TreeSet<>();
        all().forEach(model -> types.add(model.type()));
        return types;
    }

    static Optional<Model> find(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** The ids that a wrong one may have meant, the most like it first; at most five. */
    static List<String> suggestions(String id) {
        String wanted = id.toLowerCase(Locale.ROOT);
        return BY_ID.keySet().stream()
                .filter(known -> known.contains(wanted)
                        || wanted.contains(known)
                        || EditDistance.between(known, wanted) <= 1 + known.length() / 5)
                .sorted(Comparator.comparingInt(known -> EditDistance.between(known, wanted)))
                .limit(5)
                .toList();
    }

    private static Map<String, Model> load() {
        try (InputStream in = Models.class.getResourceAsStream("models.json")) {
            Map<String, Model> models = new LinkedHashMap<>();
            for (JsonNode node : new ObjectMapper().readTree(in)) {
                Model model = read(node);
                models.put(model.id(), model);
            }
            return Collections.unmodifiableMap(models);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Model read(JsonNode node) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (JsonNode parameter : node.path("params")) {
            Parameter read = Parameter.read(parameter);
            parameters.put(read.name(), read);
        }
        String id = node.path("id").textValue();
        addFromTheGeneralPart(id, parameters);
        List<Size> sizes = new ArrayList<>();
        node.path("sizes")
                .forEach(size ->
                        sizes.add(new Size(size.get(0).intValue(), size.get(1).intValue())));
        return new Model(
                id,
                node.path("type").textValue(),
                price(node.path("price")),
                Collections.unmodifiableMap(parameters),
                List.copyOf(sizes),
                range(node.at("/range/width")),
                range(node.at("/range/height")),
                node.path("example"));
    }

    private static void addFromTheGeneralPart(String id, Map<String, Parameter> parameters) {
        parameters.putIfAbsent("prompt", Parameter.optional("prompt", ParameterKind.TEXT));
        if (id.equals("seedance-2.0")) {
            JsonNodeFactory json = JsonNodeFactory.instance;
            parameters.put(
                    "mode",
                    new Parameter(
                            "mode",
                            ParameterKind.TEXT,
                            false,
                            json.textNode("RESOLUTION_720"),
                            List.of(json.textNode("RESOLUTION_720"), json.textNode("RESOLUTION_1080")),
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            0,
                            Integer.MAX_VALUE));
            parameters.put("motion_has_audio", Parameter.optional("motion_has_audio", ParameterKind.BOOLEAN));
        }
    }

    private static PriceTag price(JsonNode node) {
        PriceTag.Unit unit = PriceTag.Unit.valueOf(node.path("unit").textValue().toUpperCase(Locale.ROOT));
        return unit == PriceTag.Unit.SECOND
                ? new PriceTag(
                        unit,
                        node.path("long").doubleValue(),
                        node.path("short").doubleValue())
                : new PriceTag(unit, node.path("amount").doubleValue(), 0);
    }

    private static SideRange range(JsonNode node) {
        return node.isMissingNode()
                ? null
                : new SideRange(
                        node.get(0).intValue(),
                        node.get(1).intValue(),
                        node.get(2).intValue());
    }
}
