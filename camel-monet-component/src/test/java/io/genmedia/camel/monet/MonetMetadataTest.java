package io.genmedia.camel.monet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaHeaders;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tools and documents are told of the component. */
class MonetMetadataTest {

    private static final Set<String> SECRETS = Set.of("apiKey", "proxyAuthUsername", "proxyAuthPassword");

    /** Options that Camel gives every component, in its own words. */
    private static final Set<String> OF_CAMEL = Set.of("healthCheckConsumerEnabled", "scheduler");

    /** Monet tells no cost and no budget, and no task of its is an orphan as long as the store is in memory. */
    private static final Set<String> NOT_OF_MONET =
            Set.of(MediaHeaders.COST, MediaHeaders.REMAINING, MediaHeaders.ADJUSTMENTS, MediaHeaders.ORPHAN);

    @ParameterizedTest
    @ValueSource(strings = {"componentProperties", "properties", "headers"})
    void shouldDescribeEverythingInSentences(String part) throws Exception {
        List<String> without = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : MonetMetadata.tree().path(part).properties()) {
            if (!OF_CAMEL.contains(entry.getKey())
                    && !entry.getValue().path("description").asText().matches("(?s)\\S.*\\.")) {
                without.add(entry.getKey());
            }
        }

        assertThat(MonetMetadata.tree().path(part)).isNotEmpty();
        assertThat(without).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"componentProperties", "properties"})
    void shouldMarkSecretsAsSecret(String part) throws Exception {
        List<String> secret = new ArrayList<>();
        MonetMetadata.tree().path(part).properties().stream()
                .filter(entry -> entry.getValue().path("secret").asBoolean())
                .forEach(entry -> secret.add(entry.getKey()));

        assertThat(secret).containsExactlyInAnyOrderElementsOf(SECRETS);
    }

    @Test
    void shouldBeMaskedByCamelWhateverIsSecret() {
        for (String secret : SECRETS) {
            assertThat(org.apache.camel.util.URISupport.sanitizeUri("monet:video?model=sora-2&" + secret + "=abc"))
                    .as(secret)
                    .doesNotContain("abc");
        }
    }

    @Test
    void shouldTellTheDefaultsThatHold() throws Exception {
        JsonNode properties = MonetMetadata.tree().path("properties");
        MonetConfiguration options = new MonetConfiguration();

        assertThat(properties.at("/delay/defaultValue").asLong()).isEqualTo(5000);
        assertThat(properties.at("/pollInterval/defaultValue").asText()).isEqualTo(options.getPollInterval());
        assertThat(properties.at("/timeout/defaultValue").asText()).isEqualTo(options.getTimeout());
        assertThat(properties.at("/maxDownloadSize/defaultValue").asText()).isEqualTo(options.getMaxDownloadSize());
        assertThat(properties.at("/maxAttempts/defaultValue").asInt()).isEqualTo(options.getMaxAttempts());
        assertThat(properties.at("/validation/defaultValue").asText()).isEqualTo(options.getValidation());
        assertThat(properties.at("/completion/defaultValue").asText()).isEqualTo(options.getCompletion());
        assertThat(properties.at("/drainTimeout/defaultValue").asText()).isEqualTo(options.getDrainTimeout());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "monet:video?model=sora-2&duration=10&generateAudio=true&input.guidance_scale=3.5",
                "monet:image?model=nano-banana-1&images=https://example.com/a.png&download=true",
                "monet:music?model=minimax-music&lyrics=la",
                "monet:await?timeout=2h&progress=direct:seen",
                "monet:task",
                "monet:tasks?page=2&pageSize=50",
                "monet:tasks?startFrom=beginning&delay=1000&idempotentRepository=#told",
                "monet:completed",
                "monet:upload",
                "monet:download?maxDownloadSize=1g",
                "monet:catalog?model=sora-2"
            })
    void shouldBeAcceptedByTheCatalogOfCamel(String uri) throws Exception {
        EndpointValidationResult result = catalog().validateEndpointProperties(uri);

        assertThat(result.isSuccess())
                .as(() -> result.summaryErrorMessage(false))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"monet:film", "monet:video?durration=10", "monet:video?completion=guess", "monet:tasks?page=two"
            })
    void shouldBeRefusedByTheCatalogOfCamel(String uri) throws Exception {
        assertThat(catalog().validateEndpointProperties(uri).isSuccess()).isFalse();
    }

    @Test
    void shouldRepeatEveryHeaderThatApplies() throws Exception {
        List<String> of = constants(MonetConstants.class);
        List<String> expected = constants(MediaHeaders.class).stream()
                .filter(header -> !NOT_OF_MONET.contains(header))
                .toList();

        assertThat(of).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(MonetMetadata.tree().path("headers").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void shouldBeFoundByCamelUnderItsScheme() throws Exception {
        JsonNode component = MonetMetadata.tree().path("component");

        assertThat(component.path("scheme").asText()).isEqualTo("monet");
        assertThat(component.path("groupId").asText()).isEqualTo("io.genmedia.camel");
        assertThat(component.path("artifactId").asText()).isEqualTo("camel-monet");
        assertThat(component.path("javaType").asText()).isEqualTo(MonetComponent.class.getName());
        try (var context = new org.apache.camel.impl.DefaultCamelContext()) {
            assertThat(context.getComponent("monet")).isInstanceOf(MonetComponent.class);
        }
    }

    private static DefaultCamelCatalog catalog() throws Exception {
        DefaultCamelCatalog catalog = new DefaultCamelCatalog();
        catalog.addComponent("monet", MonetComponent.class.getName(), MonetMetadata.text());
        return catalog;
    }

    private static List<String> constants(Class<?> type) {
        return Stream.of(type.getDeclaredFields())
                .filter(field -> field.getType() == String.class)
                .map(MonetMetadataTest::valueOf)
                .toList();
    }

    private static String valueOf(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
