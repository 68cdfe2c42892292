package io.genmedia.camel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.genmedia.camel.media.catalog.InputValidator;
import io.genmedia.camel.media.catalog.MediaCatalog;
import io.genmedia.camel.media.catalog.ModelSchema;
import io.genmedia.camel.media.catalog.ParameterSchema;
import io.genmedia.camel.media.catalog.ValidationLevel;
import io.genmedia.camel.media.catalog.ValidationReport;
import io.genmedia.camel.media.catalog.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model of the catalog: a sound schema, and each of its constraints has its effect. */
class MonetCatalogTest {

    private static final MediaCatalog CATALOG = SourceTree.monet();
    private static final JsonSchema META = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    private final InputValidator validator = new InputValidator(CATALOG);

    @Test
    void shouldHoldTheFiftyModels() {
        assertThat(CATALOG.models().keySet()).containsExactly("video", "image", "music");
        assertThat(CATALOG.models().get("video")).hasSize(30).doesNotHaveDuplicates();
        assertThat(CATALOG.models().get("image")).hasSize(19).doesNotHaveDuplicates();
        assertThat(CATALOG.models().get("music")).containsExactly("minimax-music");
        assertThat(CATALOG.modelNamed("wan-2-5")).extracting(ModelSchema::kind).containsExactly("video", "image");
    }

    @Test
    void shouldHoldNoFileThatTheIndexDoesNotName() throws IOException {
        Path folder =
                SourceTree.root().resolve("camel-monet-component/src/main/resources/io/genmedia/camel/monet/catalog");
        Set<String> named = new TreeSet<>(Set.of("index.json"));
        models().forEach(model -> named.add(model.kind() + "/" + model.model() + ".json"));

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldBeASchemaOfTheDraftThatItNames(ModelSchema model) {
        assertThat(model.schema().path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(META.validate(model.schema())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldTellWhatPeopleNeed(ModelSchema model) {
        assertThat(model.schema().path("title").asText()).isNotBlank();
        assertThat(model.description()).isNotBlank();
        assertThat(Stream.of("family", "use", "documentedIn"))
                .allSatisfy(name -> assertThat(model.annotation(name)).isPresent());
        assertThat(model.parameters())
                .doesNotContain("model")
                .allSatisfy(
                        name -> assertThat(parameter(model, name).description()).isNotBlank())
                .allSatisfy(name -> assertThat(parameter(model, name).types()).hasSize(1));
        assertThat(model.mediaParameters().keySet())
                .as("every list is one of media, and every medium is marked")
                .containsExactlyInAnyOrderElementsOf(model.parameters().stream()
                        .filter(name -> isList(model, name))
                        .toList());
        assertThat(model.schema().path("additionalProperties").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldAcceptTheLeastThatIsRequired(ModelSchema model) {
        assertThat(check(model, minimal(model), ValidationLevel.STRICT)).isEqualTo(ValidationReport.clean());
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldAcceptEveryDocumentedValue(ModelSchema model) {
        for (String name : model.parameters()) {
            for (JsonNode value : parameter(model, name).values()) {
                assertThat(check(model, minimal(model).set(name, value), ValidationLevel.STRICT))
                        .isEqualTo(ValidationReport.clean());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldRefuseWhatIsMissing(ModelSchema model) {
        for (String name : model.parameters()) {
            if (parameter(model, name).required()) {
                ObjectNode input = minimal(model).without(name);
                assertRefused(model, name, input, "'" + name + "' of " + model.model() + " is required");
                assertThat(validator
                                .validatePartial(input, model.kind(), model.model(), ValidationLevel.STRICT)
                                .ok())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldRefuseAnotherType(ModelSchema model) {
        for (String name : model.parameters()) {
            ObjectNode input = minimal(model);
            input.set(name, JsonNodeFactory.instance.objectNode().put("x", 1));
            assertRefused(model, name, input, "'" + name + "' of " + model.model() + " must be ");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldWarnOfAValueOutsideAListOrARange(ModelSchema model) {
        for (String name : model.parameters()) {
            ParameterSchema parameter = parameter(model, name);
            if (!parameter.values().isEmpty()) {
                String type = parameter.types().iterator().next();
                assertWarned(model, parameter, type.equals("string") ? text("another") : number(9999));
            }
            parameter
                    .annotation("minimum")
                    .ifPresent(least -> assertWarned(model, parameter, number(least.asInt() - 1)));
            parameter.annotation("maximum").ifPresent(most -> assertWarned(model, parameter, number(most.asInt() + 1)));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldRefuseTooLongTooFewAndTooMany(ModelSchema model) {
        for (String name : model.parameters()) {
            ParameterSchema parameter = parameter(model, name);
            parameter
                    .annotation("maxLength")
                    .ifPresent(most -> assertRefused(
                            model, name, minimal(model).put(name, "x".repeat(most.asInt() + 1)), parameter.accepted()));
            parameter
                    .annotation("maxItems")
                    .ifPresent(most ->
                            assertRefused(model, name, withItems(model, name, most.asInt() + 1), parameter.accepted()));
            parameter
                    .annotation("minItems")
                    .ifPresent(least -> assertRefused(
                            model, name, withItems(model, name, least.asInt() - 1), parameter.accepted()));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldWarnOfAnUnknownParameter(ModelSchema model) {
        ObjectNode input = minimal(model).put("xyzzy", 1);

        assertThat(check(model, input, ValidationLevel.STANDARD).warnings())
                .singleElement()
                .extracting(Violation::message)
                .asString()
                .contains("'xyzzy' is not a documented parameter of " + model.model())
                .contains(String.join(", ", model.parameters()));
        assertThat(check(model, input, ValidationLevel.STRICT).ok()).isFalse();
    }

    static Stream<ModelSchema> models() {
        return CATALOG.models().entrySet().stream().flatMap(kind -> kind.getValue().stream()
                .map(model -> CATALOG.model(kind.getKey(), model).orElseThrow()));
    }

    private void assertWarned(ModelSchema model, ParameterSchema parameter, JsonNode value) {
        ObjectNode input = minimal(model);
        input.set(parameter.name(), value);
        ValidationReport strict = check(model, input, ValidationLevel.STRICT);
        ValidationReport standard = check(model, input, ValidationLevel.STANDARD);

        assertThat(strict.message())
                .startsWith(parameter.name() + "=" + value.asText())
                .contains(model.model())
                .endsWith("(" + parameter.accepted() + ")");
        assertThat(standard.ok()).isTrue();
        assertThat(standard.warnings()).isEqualTo(strict.errors());
    }

    private void assertRefused(ModelSchema model, String name, ObjectNode input, String words) {
        ValidationReport standard = check(model, input, ValidationLevel.STANDARD);

        assertThat(standard.errors()).extracting(Violation::parameter).containsExactly(name);
        assertThat(standard.message())
                .contains("'" + name + "' of " + model.model())
                .contains(words);
        assertThat(check(model, input, ValidationLevel.STRICT).errors()).isEqualTo(standard.errors());
    }

    private ValidationReport check(ModelSchema model, JsonNode input, ValidationLevel level) {
        return validator.validate((ObjectNode) input, model.kind(), model.model(), level);
    }

    private static ObjectNode minimal(ModelSchema model) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        for (String name : model.parameters()) {
            if (parameter(model, name).required()) {
                input.set(name, isList(model, name) ? items(1) : text("a cat"));
            }
        }
        return input;
    }

    private static ObjectNode withItems(ModelSchema model, String name, int count) {
        ObjectNode input = minimal(model);
        input.set(name, items(count));
        return input;
    }

    private static JsonNode items(int count) {
        var items = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < count; i++) {
            items.add("https://example.com/" + i);
        }
        return items;
    }

    private static boolean isList(ModelSchema model, String name) {
        return parameter(model, name).types().contains("array");
    }

    private static ParameterSchema parameter(ModelSchema model, String name) {
        return model.parameter(name).orElseThrow();
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.textNode(value);
    }

    private static JsonNode number(int value) {
        return JsonNodeFactory.instance.numberNode(value);
    }
}
