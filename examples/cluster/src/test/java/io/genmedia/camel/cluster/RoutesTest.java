package io.genmedia.camel.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.genmedia.camel.gateai.GateAiComponent;
import io.genmedia.camel.monet.MonetComponent;
import io.genmedia.camel.unifically.UnificallyComponent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.spi.annotations.Component;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The routes as a reader copies them: each word in them is one that Camel and the components know. */
class RoutesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldBeWhatTheYamlDslAccepts(Path file) throws IOException {
        JsonNode schema = JSON.readTree(resource("/schema/camelYamlDsl.json"));

        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                        .getSchema(schema)
                        .validate(yaml(file)))
                .isEmpty();
    }

    @Test
    void shouldUseOnlyOptionsThatTheEndpointsHave() throws IOException {
        DefaultCamelCatalog catalog = new DefaultCamelCatalog();
        for (Class<?> component : List.of(MonetComponent.class, GateAiComponent.class, UnificallyComponent.class)) {
            String scheme = component.getAnnotation(Component.class).value();
            String described = "/META-INF/" + component.getPackageName().replace('.', '/') + "/" + scheme + ".json";
            catalog.addComponent(
                    scheme, component.getName(), JSON.writeValueAsString(JSON.readTree(resource(described))));
        }
        List<JsonNode> endpoints = new ArrayList<>();
        for (Path file : files()) {
            collectEndpoints(yaml(file), endpoints);
        }

        assertThat(endpoints)
                .extracting(e -> e.path("uri").asText())
                .contains("kafka:prompts", "monet:image", "monet:completed", "gateai:image", "unifically:completed");
        assertThat(endpoints).allSatisfy(endpoint -> {
            String scheme = endpoint.path("uri").asText().split(":")[0];
            Map<String, String> properties = new LinkedHashMap<>(
                    catalog.endpointProperties(endpoint.path("uri").asText()));
            endpoint.path("parameters")
                    .fields()
                    .forEachRemaining(option ->
                            properties.put(option.getKey(), option.getValue().asText()));
            EndpointValidationResult result =
                    catalog.validateEndpointProperties(catalog.asEndpointUri(scheme, properties, false));
            assertThat(result.isSuccess())
                    .as(endpoint + ": " + result.summaryErrorMessage(false))
                    .isTrue();
        });
    }

    private static void collectEndpoints(JsonNode node, List<JsonNode> found) {
        if (node.path("uri").isTextual()) {
            found.add(node);
        }
        node.forEach(child -> collectEndpoints(child, found));
    }

    private static JsonNode yaml(Path file) throws IOException {
        return JSON.valueToTree(new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(file, StandardCharsets.UTF_8)));
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = RoutesTest.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException(name + " is not on the class path");
        }
        return in;
    }
}
