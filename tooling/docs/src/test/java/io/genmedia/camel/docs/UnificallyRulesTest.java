package io.genmedia.camel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.catalog.InputValidator;
import io.genmedia.camel.media.catalog.MediaCatalog;
import io.genmedia.camel.media.catalog.ModelSchema;
import io.genmedia.camel.media.catalog.ValidationLevel;
import io.genmedia.camel.media.catalog.ValidationReport;
import io.genmedia.camel.media.catalog.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the document of Unifically restricts in sentences, row by row of {@code unifically-rules.txt}. */
class UnificallyRulesTest {

    private static final MediaCatalog CATALOG = SourceTree.unifically();

    private final InputValidator validator = new InputValidator(CATALOG);

    static List<RuleRow> rows() throws IOException {
        return RuleRow.read("unifically-rules.txt");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void shouldTellWhatIsBroken(RuleRow row) {
        ValidationReport report = check(row.model(), row.breaks(), ValidationLevel.STANDARD);

        List<Violation> found = report.ok() ? report.warnings() : report.errors();
        assertThat(found).extracting(Violation::message).containsExactly(row.message());
        assertThat(found.get(0).rule().soft()).isEqualTo(report.ok());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void shouldAcceptWhatKeepsTheRule(RuleRow row) {
        assertThat(check(row.model(), row.keeps(), ValidationLevel.STRICT)).isEqualTo(ValidationReport.clean());
    }

    @Test
    void shouldHaveARowForEveryRule() throws IOException {
        Set<String> broken = new TreeSet<>();
        for (RuleRow row : rows()) {
            ValidationReport report = check(row.model(), row.breaks(), ValidationLevel.STRICT);
            report.errors().forEach(error -> broken.add(row.model() + ": " + error.accepted()));
        }

        Stream<String> rules = Transcription.models(CATALOG).flatMap(model -> model.schema()
                .path("allOf")
                .valueStream()
                .map(rule -> model.model() + ": " + rule.path("description").asText()));
        assertThat(broken).containsAll(rules.toList());
    }

    @Test
    void shouldHaveARowForEveryModelThatHasParameters() throws IOException {
        assertThat(rows().stream().map(RuleRow::model).distinct())
                .containsExactlyInAnyOrderElementsOf(Transcription.models(CATALOG)
                        .filter(model -> !model.isOpen())
                        .map(ModelSchema::model)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"google/veo-3.1-fast, 3, 4", "google/gemini-omni-flash-video, 7, 3"})
    void shouldCountThePicturesOfReferencesAndCharactersTogether(String model, int most, int characters) {
        List<List<Integer>> groups = new ArrayList<>();
        addGroups(characters, most + 1, List.of(), groups);
        for (int pictures = 0; pictures <= most + 1; pictures++) {
            for (List<Integer> group : groups) {
                ObjectNode input = JsonNodeFactory.instance.objectNode().put("duration", 8);
                input.set("reference_image_urls", texts(pictures));
                ArrayNode cast = input.putArray("reference_characters");
                group.forEach(count -> cast.addObject().set("image_urls", texts(count)));
                int all = pictures + group.stream().mapToInt(Integer::intValue).sum();

                assertThat(check(model, input, ValidationLevel.STRICT).ok())
                        .as("%s pictures, characters with %s", pictures, group)
                        .isEqualTo(all <= most);
            }
        }
    }

    /** All ways of having at most so many characters, each with one picture at least, and no fewer than the one before. */
    private static void addGroups(int characters, int pictures, List<Integer> group, List<List<Integer>> groups) {
        groups.add(group);
        int least = group.isEmpty() ? 1 : group.get(group.size() - 1);
        for (int count = least; count <= pictures && group.size() < characters; count++) {
            List<Integer> longer = new ArrayList<>(group);
            longer.add(count);
            addGroups(characters, pictures, longer, groups);
        }
    }

    private static ArrayNode texts(int count) {
        ArrayNode texts = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < count; i++) {
            texts.add("https://example.com/" + i);
        }
        return texts;
    }

    private ValidationReport check(String name, ObjectNode given, ValidationLevel level) {
        ModelSchema model = CATALOG.modelNamed(name).get(0);
        ObjectNode input = RuleRow.on(ConstraintCases.good(model), given);
        return validator.validate(input, model.kind(), name, level);
    }
}
