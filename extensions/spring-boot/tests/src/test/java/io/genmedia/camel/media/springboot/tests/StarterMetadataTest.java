package io.genmedia.camel.media.springboot.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.springboot.MediaComponentOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.BeanUtils;

/** What editors complete is what the component has. */
class StarterMetadataTest {

    private static final Map<String, String> TYPES = Map.of(
            "boolean", "java.lang.Boolean",
            "int", "java.lang.Integer",
            "java.util.Map<java.lang.String, java.lang.Object>", "java.util.Map<java.lang.String,java.lang.Object>");

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Map<String, JsonNode> named(Component component, String part) throws Exception {
        Map<String, JsonNode> named = new TreeMap<>();
        component
                .configurationMetadata()
                .path(part)
                .forEach(entry -> named.put(
                        entry.path("name").asText().substring(component.prefix().length() + 1), entry));
        return named;
    }

    @ParameterizedTest
    @EnumSource
    void shouldNameEveryOptionOfTheComponentAndNoOther(Component component) throws Exception {
        TreeSet<String> expected = new TreeSet<>(List.of("enabled", "customizer.enabled"));
        component.metadata().fieldNames().forEachRemaining(name -> expected.add(dashed(name)));

        assertThat(expected).hasSizeGreaterThan(40);
        assertThat(named(component, "properties").keySet()).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @EnumSource
    void shouldDescribeEachOptionAsTheComponentDoes(Component component) throws Exception {
        Map<String, JsonNode> properties = named(component, "properties");
        for (Map.Entry<String, JsonNode> option : component.metadata().properties()) {
            JsonNode is = properties.get(dashed(option.getKey()));
            JsonNode of = option.getValue();
            assertThat(is.path("description").asText())
                    .startsWith(of.path("description").asText());
            assertThat(is.path("defaultValue")).as(option.getKey()).isEqualTo(of.path("defaultValue"));
            assertThat(is.path("deprecated").asBoolean())
                    .isEqualTo(of.path("deprecated").asBoolean());
            assertThat(is.path("description").asText().endsWith("Secret: never shown."))
                    .as(option.getKey())
                    .isEqualTo(of.path("secret").asBoolean());
            String javaType = of.path("javaType").asText();
            assertThat(is.path("type").asText())
                    .as(option.getKey())
                    .isEqualTo(
                            TYPES.getOrDefault(javaType, javaType.startsWith("java.") ? javaType : "java.lang.String"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldHintAtWhatIsAccepted(Component component) throws Exception {
        Map<String, JsonNode> hints = named(component, "hints");
        List<String> hinted = new ArrayList<>();
        for (Map.Entry<String, JsonNode> option : component.metadata().properties()) {
            JsonNode of = option.getValue();
            String name = dashed(option.getKey());
            if (of.has("enum")) {
                hinted.add(name);
                assertThat(hints.get(name).path("values").findValuesAsText("value"))
                        .containsExactlyElementsOf(
                                StreamSupport.stream(of.get("enum").spliterator(), false)
                                        .map(JsonNode::asText)
                                        .toList());
            } else if (of.path("type").asText().equals("object") && !of.has("prefix")) {
                hinted.add(name);
                assertThat(hints.get(name).at("/providers/0/parameters/target").asText())
                        .isEqualTo(of.path("javaType").asText());
            }
        }
        assertThat(hints.keySet()).containsExactlyInAnyOrderElementsOf(hinted);
        assertThat(hinted).contains("completion", "validation", "task-store", "ssl-context-parameters");
    }

    @ParameterizedTest
    @EnumSource
    void shouldNameTheClassOfTheProperties(Component component) throws Exception {
        JsonNode metadata = component.configurationMetadata();

        assertThat(metadata.path("properties").findValuesAsText("sourceType"))
                .containsOnly(component.options.getName());
        assertThat(metadata.at("/groups/0/name").asText()).isEqualTo(component.prefix());
        for (Map.Entry<String, JsonNode> option : component.metadata().properties()) {
            assertThat(BeanUtils.getPropertyDescriptor(component.options, option.getKey()))
                    .as(option.getKey())
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldKnowWhatIsSecret(Component component) throws Exception {
        List<String> secret = new ArrayList<>();
        component.metadata().properties().forEach(option -> {
            if (option.getValue().path("secret").asBoolean()) {
                secret.add(option.getKey());
            }
        });
        MediaComponentOptions options = BeanUtils.instantiateClass(component.options);

        assertThat(options.secrets())
                .containsExactlyInAnyOrderElementsOf(secret)
                .contains("apiKey");
    }
}
