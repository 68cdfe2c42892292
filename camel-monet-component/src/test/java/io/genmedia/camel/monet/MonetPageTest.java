package io.genmedia.camel.monet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every route of {@code README.md} and {@code docs/monet.md} is right, and does what the page says. */
class MonetPageTest {

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MonetTestSupport.simulator;

    private static final DefaultCamelCatalog CATALOG = new DefaultCamelCatalog();
    private static JsonSchema yamlDsl;

    @TempDir
    Path folder;

    @BeforeAll
    static void readTheRules() throws Exception {
        CATALOG.addComponent("monet", MonetComponent.class.getName(), MonetMetadata.text());
        try (InputStream schema = MonetPageTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            yamlDsl = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(schema);
        }
    }

    @BeforeEach
    void makeTasksShort() {
        MonetTestSupport.monet().taskDuration(Duration.ofMillis(60));
    }

    static List<PageRoutes.Block> blocks() throws Exception {
        return PageRoutes.of("yaml");
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void shouldKeepToTheSchemaOfCamel(PageRoutes.Block block) {
        assertThat(yamlDsl.validate(tree(block))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void shouldUseOptionsThatExist(PageRoutes.Block block) {
        List<String> uris = new ArrayList<>();
        collect(tree(block), uris);

        assertThat(uris).isNotEmpty().allSatisfy(uri -> {
            EndpointValidationResult result = CATALOG.validateEndpointProperties(uri);
            assertThat(result.isSuccess())
                    .as(() -> result.summaryErrorMessage(false))
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void shouldDoWhatThePageSays(PageRoutes.Block block) throws Exception {
        assertThat(PageChecks.ALL).as("a route of the page needs a check").containsKey(block.name());
        Path inbox = Files.createDirectories(folder.resolve("in"));
        Path outbox = Files.createDirectories(folder.resolve("out"));
        try (CamelContext context = context(inbox, outbox)) {
            PageChecks.Page page = new PageChecks.Page(
                    context, context.createProducerTemplate(), context.createConsumerTemplate(), inbox, outbox);
            PageChecks.BEFORE.getOrDefault(block.name(), p -> {}).run(page);
            // the README names folders plainly; the test has its own
            String routes =
                    block.text().replace("file:prompts", "file:{{inbox}}").replace("file:films", "file:{{outbox}}");
            Resource resource = ResourceHelper.fromString("page.yaml", routes);
            PluginHelper.getRoutesLoader(context).loadRoutes(resource);
            context.start();

            PageChecks.ALL.get(block.name()).run(page);
        }
    }

    @Test
    void shouldHaveARouteForEveryCheck() throws Exception {
        assertThat(blocks())
                .extracting(PageRoutes.Block::name)
                .containsExactlyInAnyOrderElementsOf(PageChecks.ALL.keySet());
    }

    @Test
    void shouldNameComponentOptionsThatExist() throws Exception {
        List<String> options = PageRoutes.of("properties").stream()
                .flatMap(block -> block.text().lines())
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .toList();

        assertThat(options).isNotEmpty().allSatisfy(option -> {
            assertThat(option).startsWith("camel.component.monet.");
            String name = org.apache.camel.util.StringHelper.dashToCamelCase(
                    option.substring("camel.component.monet.".length()));
            assertThat(MonetMetadata.tree().path("componentProperties").has(name))
                    .as(name)
                    .isTrue();
        });
    }

    private CamelContext context(Path inbox, Path outbox) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        MonetComponent component = new MonetComponent();
        component.getConfiguration().setBaseUrl(MonetTestSupport.monet().baseUrl());
        component.getConfiguration().setApiKey(MonetTestSupport.monet().apiKey());
        component.getConfiguration().setPollInterval("20ms");
        context.addComponent("monet", component);
        Map<String, String> properties = Map.of(
                "inbox", inbox.toString(),
                "outbox", outbox.toString(),
                "face", "https://example.com/picture.png",
                "orders", "seda:orders",
                "films", "seda:films",
                "told.file", folder.resolve("told.txt").toString(),
                "pause", "20",
                "patience", "200ms",
                "proxy.host", "127.0.0.1",
                "proxy.port", String.valueOf(simulator.simulator().port()));
        properties.forEach(context.getPropertiesComponent()::addInitialProperty);
        return context;
    }

    private static JsonNode tree(PageRoutes.Block block) {
        Object read = new Load(LoadSettings.builder().build()).loadFromString(block.text());
        return new ObjectMapper().valueToTree(read);
    }

    /** The endpoints of the component, with their {@code parameters} as part of the address. */
    private static void collect(JsonNode node, List<String> uris) {
        if (node.isTextual() && node.textValue().startsWith("monet:")) {
            uris.add(node.textValue());
        } else if (node.isObject() && node.path("uri").asText().startsWith("monet:")) {
            StringBuilder uri = new StringBuilder(node.path("uri").asText());
            node.path("parameters").properties().forEach(parameter -> uri.append(uri.indexOf("?") < 0 ? '?' : '&')
                    .append(parameter.getKey())
                    .append('=')
                    .append(java.net.URLEncoder.encode(parameter.getValue().asText(), StandardCharsets.UTF_8)));
            uris.add(uri.toString());
        } else {
            node.forEach(child -> collect(child, uris));
        }
    }
}
