package io.genmedia.camel.media.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvidentFitTest {

    private final ModelSchema model = Studio.catalog().model("video", "reel-2").orElseThrow();

    static List<MediaCatalog> catalogs() throws Exception {
        List<MediaCatalog> catalogs = new ArrayList<>();
        catalogs.add(Studio.catalog());
        for (java.nio.file.Path index : CatalogFiles.indices()) {
            catalogs.add(MediaCatalog.load("any", "Any", index));
        }
        return catalogs;
    }

    @ParameterizedTest
    @MethodSource("catalogs")
    void shouldBeSeenOnlyWhereTheLibraryFindsNothingEither(MediaCatalog catalog) {
        int evident = 0;
        int left = 0;
        for (ModelSchema one : all(catalog)) {
            ObjectNode together = JsonNodeFactory.instance.objectNode();
            for (String name : one.parameters()) {
                for (JsonNode value : values(one.root().path("properties").path(name))) {
                    ObjectNode input = JsonNodeFactory.instance.objectNode().set(name, value);
                    if (EvidentFit.of(one, input)) {
                        assertThat(one.check().violations(input, true))
                                .as("%s %s", one, input)
                                .isEmpty();
                        together.set(name, value);
                        evident++;
                    } else {
                        left++;
                    }
                }
            }
            if (EvidentFit.of(one, together)) {
                assertThat(one.check().violations(together, true))
                        .as("%s %s", one, together)
                        .isEmpty();
            }
        }
        assertThat(evident).isPositive();
        assertThat(left).isPositive();
    }

    private static List<ModelSchema> all(MediaCatalog catalog) {
        return catalog.models().entrySet().stream()
                .flatMap(kind -> kind.getValue().stream()
                        .map(name -> catalog.model(kind.getKey(), name).orElseThrow()))
                .toList();
    }

    /** What the schema names, what is beside it, and what is of another type. */
    private static List<JsonNode> values(JsonNode schema) {
        List<JsonNode> values = new ArrayList<>();
        schema.path("enum").forEach(values::add);
        Stream.of("default", "const", "minimum", "maximum").filter(schema::has).forEach(word -> {
            JsonNode named = schema.get(word);
            values.add(named);
            if (named.isNumber()) {
                BigDecimal number = named.decimalValue();
                values.add(JavaValues.numberNode(number.add(BigDecimal.ONE)));
                values.add(JavaValues.numberNode(number.subtract(BigDecimal.ONE)));
                values.add(DecimalNode.valueOf(number.add(new BigDecimal("0.5"))));
                values.add(TextNode.valueOf(named.asText()));
            }
        });
        Stream.of("minLength", "maxLength").filter(schema::has).forEach(word -> {
            int length = schema.get(word).asInt();
            values.add(TextNode.valueOf("x".repeat(length)));
            values.add(TextNode.valueOf("x".repeat(length + 1)));
            values.add(TextNode.valueOf("x".repeat(Math.max(0, length - 1))));
            values.add(TextNode.valueOf("\uD83C\uDFAC".repeat(length)));
        });
        values.add(TextNode.valueOf("x"));
        values.add(TextNode.valueOf("  "));
        values.add(TextNode.valueOf("https://cdn.example/a.png"));
        values.add(IntNode.valueOf(7));
        values.add(IntNode.valueOf(-1));
        values.add(DecimalNode.valueOf(new BigDecimal("0.25")));
        values.add(DecimalNode.valueOf(new BigDecimal("10.0")));
        values.add(BooleanNode.TRUE);
        values.add(JsonNodeFactory.instance.nullNode());
        values.add(JsonNodeFactory.instance.arrayNode().add("x"));
        values.add(JsonNodeFactory.instance.objectNode().put("x", 1));
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'duration':10}", "{'duration':15,'prompt':'A cat'}", "{}"})
    void shouldBeSeenOfWhatAnEndpointUsuallyGives(String input) {
        assertThat(EvidentFit.of(model, Studio.json(input))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'duration':11}",
                "{'duration':'10'}",
                "{'duration':10,'wings':2}",
                "{'prompt':' '}",
                "{'width':17}",
                "{'images':['https://cdn.example/a.png']}"
            })
    void shouldLeaveTheRestToTheLibrary(String input) {
        assertThat(EvidentFit.of(model, Studio.json(input))).isFalse();
    }

    @Test
    void shouldNotBeSeenWhereARuleSpeaksOfSeveralParameters() {
        ModelSchema ruled = Studio.catalog().model("video", "frames/1.0").orElseThrow();

        assertThat(ruled.root().has("allOf")
                        || ruled.root().has("anyOf")
                        || ruled.root().has("dependentRequired"))
                .isTrue();
        assertThat(EvidentFit.of(ruled, JsonNodeFactory.instance.objectNode())).isFalse();
    }
}
