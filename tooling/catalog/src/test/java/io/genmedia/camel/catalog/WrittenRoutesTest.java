package io.genmedia.camel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** An editor has nothing to say against any route that this project shows: on pages, in examples, in Kamelets. */
class WrittenRoutesTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Set<String> SCHEMES = Set.of("gateai", "monet", "unifically");
    private static final Pattern BLOCK = Pattern.compile("```yaml\\n(.*?)\\n```", Pattern.DOTALL);
    private static final Pattern IN_A_SENTENCE =
            Pattern.compile("[`\"]((?:gateai|monet|unifically):[a-z0-9]+\\?[^`\"\\s…|]+)[`\"]");

    private static DefaultCamelCatalog catalog;
    private static JsonSchema yamlDsl;

    /**
     * A piece of YAML.
     *
     * @param name where it stands
     * @param tree what it says
     */
    record Written(String name, JsonNode tree) {

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void readTheRules() throws IOException {
        catalog = new DefaultCamelCatalog();
        catalog.addComponent("gateai", "io.genmedia.camel.gateai.GateAiComponent");
        catalog.addComponent("monet", "io.genmedia.camel.monet.MonetComponent");
        catalog.addComponent("unifically", "io.genmedia.camel.unifically.UnificallyComponent");
        try (InputStream schema = WrittenRoutesTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            yamlDsl = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(schema);
        }
    }

    /** The pages, the examples and their pages; not what a build leaves behind. */
    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Stream.concat(
                Stream.of(ROOT.resolve("README.md")),
                Stream.of(
                                "docs",
                                "examples",
                                "testing",
                                "camel-gateai-component",
                                "camel-monet-component",
                                "camel-unifically-component")
                        .flatMap(folder -> walk(ROOT.resolve(folder))))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.toString().contains("target"))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Written> routes() throws IOException {
        List<Written> all = new ArrayList<>();
        for (Path page : files(".md")) {
            Matcher block = BLOCK.matcher(Files.readString(page));
            for (int number = 1; block.find(); number++) {
                add(page + " " + number, block.group(1), all);
            }
        }
        for (Path file : files(".yaml")) {
            if (!file.toString().endsWith(".kamelet.yaml")) {
                add(file.toString(), Files.readString(file), all);
            }
        }
        return all;
    }

    private static void add(String name, String text, List<Written> all) {
        JsonNode tree = read(text);
        // what is no list is the configuration of something else
        if (tree.isArray() && tree.path(0).isObject()) {
            all.add(new Written(name, isSteps(tree) ? inARoute(tree) : tree));
        }
    }

    /** Where a page shows nothing but a step. */
    private static boolean isSteps(JsonNode tree) {
        return tree.path(0).has("to");
    }

    private static JsonNode inARoute(JsonNode steps) {
        ObjectMapper json = new ObjectMapper();
        ObjectNode from = json.createObjectNode().put("uri", "direct:in");
        from.set("steps", steps);
        return json.createArrayNode().add(json.createObjectNode().set("from", from));
    }

    static List<Written> kamelets() throws IOException {
        List<Written> all = new ArrayList<>();
        for (Path file : files(".kamelet.yaml")) {
            all.add(new Written(file.getFileName().toString(), read(Files.readString(file))));
        }
        return all;
    }

    private static JsonNode read(String text) {
        return new ObjectMapper().valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    @Test
    void shouldFindThemAll() throws IOException {
        assertThat(routes()).hasSizeGreaterThan(40);
        assertThat(kamelets()).hasSize(20);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void shouldKeepToTheSchemaOfTheDsl(Written route) {
        assertThat(yamlDsl.validate(route.tree()))
                .filteredOn(wrong -> !isPlaceholder(wrong))
                .isEmpty();
    }

    /** The schema knows no placeholders, which Camel takes for any value: {@code autoStartup: "{{there}}"}. */
    private static boolean isPlaceholder(ValidationMessage wrong) {
        JsonNode value = wrong.getInstanceNode();
        return "type".equals(wrong.getType())
                && value != null
                && value.isTextual()
                && value.asText().matches("\\{\\{.+}}");
    }

    @ParameterizedTest
    @MethodSource({"routes", "kamelets"})
    void shouldUseOptionsThatThereAre(Written written) {
        List<String> uris = new ArrayList<>();
        collect(written.tree(), uris);

        assertThat(uris).allSatisfy(WrittenRoutesTest::isRight);
    }

    @Test
    void shouldUseOptionsThatThereAreInSentencesToo() throws IOException {
        List<String> uris = new ArrayList<>();
        for (Path page : files(".md")) {
            Matcher uri = IN_A_SENTENCE.matcher(Files.readString(page));
            while (uri.find()) {
                uris.add(uri.group(1));
            }
        }

        // the one that shows what a wrong one looks like
        uris.removeIf(uri -> uri.contains("modell="));
        assertThat(uris).hasSizeGreaterThan(50).allSatisfy(WrittenRoutesTest::isRight);
    }

    /** A route that calls a Kamelet gives it properties that it has. */
    @Test
    void shouldGiveKameletsWhatTheyTake() throws IOException {
        List<String> uris = new ArrayList<>();
        for (Written route : routes()) {
            collect(route.tree(), uris);
        }
        uris.removeIf(uri -> !uri.startsWith("kamelet:"));

        assertThat(uris).hasSizeGreaterThan(4).allSatisfy(uri -> {
            String name = uri.replaceAll("^kamelet:|\\?.*", "");
            JsonNode kamelet = kamelets().stream()
                    .filter(written -> written.name().equals(name + ".kamelet.yaml"))
                    .map(Written::tree)
                    .findFirst()
                    .orElseThrow();
            assertThat(given(uri)).as(uri).isSubsetOf(names(kamelet.at("/spec/definition/properties")));
        });
    }

    private static Set<String> given(String uri) {
        Set<String> names = new TreeSet<>();
        if (uri.contains("?")) {
            for (String option : uri.substring(uri.indexOf('?') + 1).split("&")) {
                names.add(URLDecoder.decode(option.split("=")[0], StandardCharsets.UTF_8));
            }
        }
        return names;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void isRight(String uri) {
        EndpointValidationResult result = catalog.validateEndpointProperties(uri);
        assertThat(result.isSuccess())
                .as(() -> uri + ": " + result.summaryErrorMessage(false))
                .isTrue();
    }

    /** The endpoints of the components and of Kamelets, with their {@code parameters} as part of the address. */
    private static void collect(JsonNode node, List<String> uris) {
        if (node.isTextual() && isOurs(node.textValue())) {
            uris.add(node.textValue());
        } else if (node.isObject() && isOurs(node.path("uri").asText())) {
            StringBuilder uri = new StringBuilder(node.path("uri").asText());
            for (Map.Entry<String, JsonNode> parameter : node.path("parameters").properties()) {
                uri.append(uri.indexOf("?") < 0 ? '?' : '&')
                        .append(parameter.getKey())
                        .append('=')
                        .append(URLEncoder.encode(parameter.getValue().asText(), StandardCharsets.UTF_8));
            }
            uris.add(uri.toString());
            node.path("steps").forEach(step -> collect(step, uris));
        } else {
            node.forEach(child -> collect(child, uris));
        }
    }

    private static boolean isOurs(String uri) {
        int colon = uri.indexOf(':');
        return colon > 0
                && (SCHEMES.contains(uri.substring(0, colon)) || uri.matches("kamelet:(gateai|monet|unifically)-.*"));
    }
}
