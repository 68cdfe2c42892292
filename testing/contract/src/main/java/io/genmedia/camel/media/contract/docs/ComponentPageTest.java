package io.genmedia.camel.media.contract.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.genmedia.camel.media.contract.docs.PageBlocks.Block;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every route on the page of a component is right, and does what the page says. A component's test extends this class, and has a
 * check for each block.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ComponentPageTest {

    private DefaultCamelCatalog catalog;
    private JsonSchema yamlDsl;

    @TempDir
    private Path folder;

    /** @return whose page it is */
    protected abstract ComponentMetadata metadata();

    /** @return the pages, from the folder of the module */
    protected abstract List<Path> pages();

    /** @return what each block is to do, under the name that the comment above it gives */
    protected abstract Map<String, Page.Check> checks();

    /** @return what has to hold before the block is loaded, for the blocks that need it */
    protected Map<String, Page.Check> preparations() {
        return Map.of();
    }

    /** @return a component that speaks to the simulator */
    protected abstract Component component();

    /** @return the properties of the application that the page names, but {@code inbox} and {@code outbox} */
    protected abstract Map<String, String> properties(Path folder);

    /** @return the block as it is run, where the test needs something else than what the page says */
    protected String routes(String block) {
        return block;
    }

    @BeforeAll
    void readTheRules() throws Exception {
        catalog = metadata().catalog();
        try (InputStream schema = ComponentPageTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            yamlDsl = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(schema);
        }
    }

    List<Block> blocks() throws IOException {
        return PageBlocks.of("yaml", pages());
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void shouldKeepToTheSchemaOfCamel(Block block) {
        assertThat(yamlDsl.validate(tree(block))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void shouldUseOptionsThatExist(Block block) {
        List<String> uris = new ArrayList<>();
        collect(tree(block), uris);

        assertThat(uris).isNotEmpty().allSatisfy(uri -> {
            EndpointValidationResult result = catalog.validateEndpointProperties(uri);
            assertThat(result.isSuccess())
                    .as(() -> result.summaryErrorMessage(false))
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void shouldDoWhatThePageSays(Block block) throws Exception {
        assertThat(checks()).as("a route of the page needs a check").containsKey(block.name());
        Path inbox = Files.createDirectories(folder.resolve("in"));
        Path outbox = Files.createDirectories(folder.resolve("out"));
        try (CamelContext context = context(inbox, outbox)) {
            Page page = new Page(
                    context, context.createProducerTemplate(), context.createConsumerTemplate(), inbox, outbox);
            preparations().getOrDefault(block.name(), p -> {}).run(page);
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString("page.yaml", routes(block.text())));
            context.start();

            checks().get(block.name()).run(page);
        }
    }

    @Test
    void shouldHaveARouteForEveryCheck() throws Exception {
        assertThat(blocks()).extracting(Block::name).containsExactlyInAnyOrderElementsOf(checks().keySet());
    }

    @Test
    void shouldNameComponentOptionsThatExist() throws Exception {
        List<String> options = PageBlocks.of("properties", pages()).stream()
                .flatMap(block -> block.text().lines())
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .toList();
        String prefix = "camel.component." + metadata().scheme() + ".";

        assertThat(options).isNotEmpty().allSatisfy(option -> {
            assertThat(option).startsWith(prefix);
            String name = StringHelper.dashToCamelCase(option.substring(prefix.length()));
            assertThat(metadata().tree().path("componentProperties").has(name))
                    .as(name)
                    .isTrue();
        });
    }

    private CamelContext context(Path inbox, Path outbox) {
        DefaultCamelContext context = new DefaultCamelContext();
        context.addComponent(metadata().scheme(), component());
        context.getPropertiesComponent().addInitialProperty("inbox", inbox.toString());
        context.getPropertiesComponent().addInitialProperty("outbox", outbox.toString());
        properties(folder).forEach(context.getPropertiesComponent()::addInitialProperty);
        return context;
    }

    private static JsonNode tree(Block block) {
        Object read = new org.snakeyaml.engine.v2.api.Load(
                        org.snakeyaml.engine.v2.api.LoadSettings.builder().build())
                .loadFromString(block.text());
        return new ObjectMapper().valueToTree(read);
    }

    /** The endpoints of the component, with their {@code parameters} as part of the address. */
    private void collect(JsonNode node, List<String> uris) {
        String scheme = metadata().scheme() + ":";
        if (node.isTextual() && node.textValue().startsWith(scheme)) {
            uris.add(node.textValue());
        } else if (node.isObject() && node.path("uri").asText().startsWith(scheme)) {
            StringBuilder uri = new StringBuilder(node.path("uri").asText());
            node.path("parameters").properties().forEach(parameter -> uri.append(uri.indexOf("?") < 0 ? '?' : '&')
                    .append(parameter.getKey())
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue().asText(), StandardCharsets.UTF_8)));
            uris.add(uri.toString());
        } else {
            node.forEach(child -> collect(child, uris));
        }
    }
}
