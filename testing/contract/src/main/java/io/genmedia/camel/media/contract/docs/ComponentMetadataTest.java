package io.genmedia.camel.media.contract.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.component.MediaConfiguration;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.URISupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tools and documents are told of a component. A component's test extends this class, and says what is its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ComponentMetadataTest {

    private static final Set<String> SECRETS = Set.of("apiKey", "proxyAuthUsername", "proxyAuthPassword");
    private static final Set<String> SECRETS_OF_THE_STORE = Set.of("taskStoreUsername", "taskStorePassword");

    /** Options that Camel gives every component, in its own words. */
    private static final Set<String> OF_CAMEL = Set.of("healthCheckConsumerEnabled", "scheduler");

    private static final Set<String> GROUPS = Set.of(
            "common",
            "producer",
            "producer (advanced)",
            "consumer",
            "consumer (advanced)",
            "model",
            "advanced",
            "scheduler",
            "security",
            "proxy",
            "health");

    /** @return of which component */
    protected abstract ComponentMetadata metadata();

    /** @return where its headers stand */
    protected abstract Class<?> constants();

    /** @return headers of other components that the provider has no use for */
    protected abstract Set<String> headersOfOthers();

    /** @return its options, as they are unless they are set */
    protected abstract MediaConfiguration configuration();

    /** @return addresses as users write them */
    protected abstract List<String> rightAddresses();

    /** @return addresses that an editor is to mark as wrong */
    protected abstract List<String> wrongAddresses();

    /** @return the options that stand in the group {@code model}: the common parameters of the models */
    protected abstract Set<String> optionsOfModels();

    /** @return secrets that stand on the component alone, beside those that all have */
    protected Set<String> secretsOfComponent() {
        return Set.of();
    }

    @ParameterizedTest
    @ValueSource(strings = {"componentProperties", "properties", "headers"})
    void shouldDescribeEverythingInSentences(String part) throws Exception {
        List<String> without = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : tree().path(part).properties()) {
            if (!OF_CAMEL.contains(entry.getKey())
                    && !entry.getValue().path("description").asText().matches("(?s)\\S.*\\.")) {
                without.add(entry.getKey());
            }
        }

        assertThat(tree().path(part)).isNotEmpty();
        assertThat(without).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"componentProperties", "properties"})
    void shouldPutEveryOptionIntoAGroup(String part) throws Exception {
        assertThat(tree().path(part).properties())
                .allSatisfy(option -> assertThat(option.getValue().path("group").asText())
                        .as(option.getKey())
                        .isIn(GROUPS));
        assertThat(tree().path(part).properties())
                .filteredOn(option -> option.getValue().path("group").asText().equals("model"))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(optionsOfModels());
    }

    @ParameterizedTest
    @ValueSource(strings = {"componentProperties", "properties"})
    void shouldMarkSecretsAsSecret(String part) throws Exception {
        Set<String> expected = new HashSet<>(SECRETS);
        if (part.equals("componentProperties")) {
            expected.addAll(SECRETS_OF_THE_STORE);
            expected.addAll(secretsOfComponent());
        }

        assertThat(tree().path(part).properties())
                .filteredOn(option -> option.getValue().path("secret").asBoolean())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void shouldBeMaskedByCamelWhateverIsSecret() {
        for (String secret : SECRETS) {
            assertThat(URISupport.sanitizeUri(metadata().scheme() + ":video?model=sora-2&" + secret + "=abc"))
                    .as(secret)
                    .doesNotContain("abc");
        }
    }

    @Test
    void shouldTellTheDefaultsThatHold() throws Exception {
        JsonNode properties = tree().path("properties");
        MediaConfiguration options = configuration();

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
    @MethodSource("rightAddresses")
    void shouldBeAcceptedByTheCatalogOfCamel(String uri) throws Exception {
        EndpointValidationResult result = metadata().catalog().validateEndpointProperties(uri);

        assertThat(result.isSuccess())
                .as(() -> result.summaryErrorMessage(false))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("wrongAddresses")
    void shouldBeRefusedByTheCatalogOfCamel(String uri) throws Exception {
        assertThat(metadata().catalog().validateEndpointProperties(uri).isSuccess())
                .isFalse();
    }

    @Test
    void shouldRepeatEveryHeaderThatApplies() throws Exception {
        List<String> expected = texts(MediaHeaders.class).stream()
                .filter(header -> !headersOfOthers().contains(header))
                .toList();

        assertThat(texts(constants())).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(tree().path("headers").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void shouldBeFoundByCamelUnderItsScheme() throws Exception {
        JsonNode component = tree().path("component");

        assertThat(component.path("scheme").asText()).isEqualTo(metadata().scheme());
        assertThat(component.path("groupId").asText()).isEqualTo("io.genmedia.camel");
        assertThat(component.path("artifactId").asText())
                .isEqualTo("camel-" + metadata().scheme());
        assertThat(component.path("javaType").asText())
                .isEqualTo(metadata().type().getName());
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            assertThat(context.getComponent(metadata().scheme()))
                    .isInstanceOf(metadata().type());
        }
    }

    private JsonNode tree() throws IOException {
        return metadata().tree();
    }

    private static List<String> texts(Class<?> type) {
        return Stream.of(type.getDeclaredFields())
                .filter(field -> field.getType() == String.class)
                .map(ComponentMetadataTest::valueOf)
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
