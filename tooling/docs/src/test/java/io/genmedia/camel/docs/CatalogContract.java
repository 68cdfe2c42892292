package io.genmedia.camel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.catalog.InputValidator;
import io.genmedia.camel.media.catalog.MediaCatalog;
import io.genmedia.camel.media.catalog.ModelSchema;
import io.genmedia.camel.media.catalog.ParameterSchema;
import io.genmedia.camel.media.catalog.Rule;
import io.genmedia.camel.media.catalog.ValidationLevel;
import io.genmedia.camel.media.catalog.ValidationReport;
import io.genmedia.camel.media.catalog.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every model of every catalog: a sound schema, and each of its constraints has its effect. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CatalogContract {

    private static final JsonSchema META = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    private static final Set<Rule> RULES = Set.of(Rule.COMBINATION, Rule.ADVICE);

    final MediaCatalog catalog;
    private final InputValidator validator;
    private final Path folder;

    CatalogContract(MediaCatalog catalog) {
        this.catalog = catalog;
        this.validator = new InputValidator(catalog);
        this.folder = SourceTree.catalogOf(catalog.provider());
    }

    Stream<ModelSchema> models() {
        return Transcription.models(catalog);
    }

    @Test
    void shouldHoldNoFileThatTheIndexDoesNotName() throws IOException {
        Set<String> named = new TreeSet<>(Set.of("index.json"));
        JsonNode index =
                MediaJson.mapper().readTree(folder.resolve("index.json").toFile());
        Stream.of("common", "definitions")
                .filter(index::has)
                .forEach(name -> named.add(index.get(name).asText()));
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
                .allSatisfy(
                        name -> assertThat(parameter(model, name).description()).isNotBlank())
                .allSatisfy(name -> assertThat(parameter(model, name).types()).hasSizeLessThan(2));
        assertThat(model.schema().path("additionalProperties").asBoolean(true))
                .as("a model is open where no parameter of it is documented")
                .isEqualTo(model.parameters().isEmpty())
                .isEqualTo(model.isOpen());
        assertThat(model.schema().path("allOf"))
                .allSatisfy(
                        rule -> assertThat(rule.path("description").asText()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldStandByItself(ModelSchema model) {
        assertThat(model.schema().findValues("$ref")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldAcceptTheDocumentedExampleOrTheLeastThatIsRequired(ModelSchema model) {
        assertThat(check(model, ConstraintCases.good(model), ValidationLevel.STRICT))
                .isEqualTo(ValidationReport.clean());
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldRefuseWhatIsMissing(ModelSchema model) {
        for (String name : model.parameters()) {
            if (parameter(model, name).required()) {
                ObjectNode input = ConstraintCases.good(model).without(name);
                ValidationReport standard = check(model, input, ValidationLevel.STANDARD);

                assertThat(standard.errors()).extracting(Violation::parameter).containsExactly(name);
                assertThat(standard.message()).contains("'" + name + "' of " + model.model() + " is required");
                assertThat(validator
                                .validatePartial(input, model.kind(), model.model(), ValidationLevel.STRICT)
                                .ok())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldRefuseWhatIsOutsideAConstraint(ModelSchema model) {
        for (ConstraintCase one : ConstraintCases.of(model)) {
            ValidationReport strict = check(model, one.outside(), ValidationLevel.STRICT);
            ValidationReport standard = check(model, one.outside(), ValidationLevel.STANDARD);

            List<Violation> found = strict.errors().stream()
                    .filter(error -> !RULES.contains(error.rule()))
                    .toList();
            assertThat(found)
                    .as("%s of %s", one.constraint(), model)
                    .isNotEmpty()
                    .allSatisfy(error -> {
                        assertThat(one.rules()).contains(error.rule());
                        assertThat(error.parameter()).matches(name -> isPlace(name, one.parameter()), one.parameter());
                    });
            assertThat(found.get(0).message())
                    .contains(model.model())
                    .contains(one.parameter())
                    .contains(one.shown())
                    .contains(one.accepted());
            assertThat(standard.warnings())
                    .containsExactlyElementsOf(strict.errors().stream()
                            .filter(error -> error.rule().soft())
                            .toList());
            assertThat(standard.errors())
                    .containsExactlyElementsOf(strict.errors().stream()
                            .filter(error -> !error.rule().soft())
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldAcceptWhatIsJustInsideAConstraint(ModelSchema model) {
        for (ConstraintCase one : ConstraintCases.of(model)) {
            for (ObjectNode input : one.inside()) {
                assertThat(check(model, input, ValidationLevel.STRICT).errors())
                        .as("%s of %s with %s", one.constraint(), model, input)
                        .allSatisfy(error -> assertThat(RULES).contains(error.rule()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldHaveACaseForEveryConstraintOfTheFiles(ModelSchema model) throws IOException {
        assertThat(ConstraintCases.of(model))
                .extracting(ConstraintCase::constraint)
                .containsExactlyInAnyOrderElementsOf(
                        new ConstraintWalk(folder).constraints(model.kind(), model.model()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldAcceptEveryDocumentedSize(ModelSchema model) {
        model.schema().path("x-media-sizes").path("pairs").forEach(pair -> {
            ObjectNode input = ConstraintCases.good(model);
            input.set("width", pair.get("width"));
            input.set("height", pair.get("height"));

            assertThat(check(model, input, ValidationLevel.STRICT)).isEqualTo(ValidationReport.clean());
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldWarnOfAnUnknownParameter(ModelSchema model) {
        ObjectNode input = ConstraintCases.good(model).put("xyzzy", 1);
        if (model.isOpen()) {
            assertThat(check(model, input, ValidationLevel.STRICT)).isEqualTo(ValidationReport.clean());
            return;
        }

        assertThat(check(model, input, ValidationLevel.STANDARD).warnings())
                .singleElement()
                .extracting(Violation::message)
                .asString()
                .contains("'xyzzy' is not a documented parameter of " + model.model())
                .contains(String.join(", ", model.parameters()));
        assertThat(check(model, input, ValidationLevel.STRICT).ok()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldBeFoundByAnOperationThatIsNoKind(ModelSchema model) {
        boolean isUnique = catalog.modelNamed(model.model()).size() == 1;
        ValidationReport report =
                validator.validate(ConstraintCases.good(model), "generate", model.model(), ValidationLevel.STRICT);

        assertThat(report.ok()).isEqualTo(isUnique);
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldBePointedAtFromAnotherKind(ModelSchema model) {
        for (String kind : catalog.models().keySet()) {
            if (catalog.model(kind, model.model()).isEmpty()) {
                ValidationReport report =
                        validator.validate(ConstraintCases.good(model), kind, model.model(), ValidationLevel.STRICT);

                assertThat(report.message())
                        .contains("model=" + model.model() + " is not among the documented " + kind + " models")
                        .contains("use operation " + model.kind());
            }
        }
    }

    ValidationReport check(ModelSchema model, JsonNode input, ValidationLevel level) {
        return validator.validate((ObjectNode) input, model.kind(), model.model(), level);
    }

    static ParameterSchema parameter(ModelSchema model, String name) {
        return model.parameter(name).orElseThrow();
    }

    /** Where all items of a list are wrong, each is told of. */
    private static boolean isPlace(String told, String expected) {
        return told.replaceAll("\\[\\d+]", "[0]").equals(expected);
    }
}
