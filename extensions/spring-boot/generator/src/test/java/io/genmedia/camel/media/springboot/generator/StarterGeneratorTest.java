package io.genmedia.camel.media.springboot.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the components of today do not have, and those of tomorrow may. */
class StarterGeneratorTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private static StarterComponent component(String options) throws IOException {
        return StarterComponent.of(JSON.readTree(
                """
                {"component": {"scheme": "paint", "javaType": "org.example.paint.PaintComponent",
                  "description": "Paints <pictures> & more."},
                 "componentProperties": {%s}}
                """
                        .formatted(options)));
    }

    private static String option(String name, String javaType, String more) {
        return "\"%s\": {\"javaType\": \"%s\", \"description\": \"What it is.\"%s}".formatted(name, javaType, more);
    }

    private static JsonNode metadata(StarterComponent component) throws IOException {
        return JSON.readTree(new StarterMetadata(component).text());
    }

    private static String configuration(StarterComponent component) {
        return new StarterSources(component).all().get("PaintComponentConfiguration");
    }

    @Test
    void shouldMarkWhatIsDeprecated() throws Exception {
        StarterComponent component = component(
                option("oldName", "java.lang.String", ", \"deprecated\": true, \"deprecationNote\": \"Use newName.\""));

        JsonNode property = metadata(component).at("/properties/2");
        assertThat(property.path("name").asText()).isEqualTo("camel.component.paint.old-name");
        assertThat(property.path("deprecated").asBoolean()).isTrue();
        assertThat(property.at("/deprecation/reason").asText()).isEqualTo("Use newName.");
        assertThat(configuration(component)).contains("@Deprecated\n    public String getOldName()");
    }

    @Test
    void shouldRefuseATypeThatItDoesNotKnow() throws Exception {
        StarterComponent component = component(option("since", "java.time.Duration", ""));

        assertThatThrownBy(() -> configuration(component))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("since")
                .hasMessageContaining("java.time.Duration");
    }

    @Test
    void shouldSetTheConfigurationBeforeWhatGoesBeforeIt() throws Exception {
        StarterComponent component = component(
                option("baseUrl", "java.lang.String", "") + "," + option("configuration", "org.example.Options", ""));

        assertThat(configuration(component)).containsSubsequence("option(\"configuration\"", "option(\"baseUrl\"");
    }

    @Test
    void shouldTellWhatIsSecretAndWhatIsABean() throws Exception {
        StarterComponent component = component(option("apiKey", "java.lang.String", ", \"secret\": true") + ","
                + option("store", "org.example.Store", ""));

        assertThat(metadata(component).path("properties").findValuesAsText("description"))
                .contains(
                        "What it is. Secret: never shown.",
                        "What it is. Names a bean of type org.example.Store, as #bean:name.");
        assertThat(configuration(component)).contains("return Set.of(\"apiKey\");");
    }

    @Test
    void shouldWriteJavadocThatIsHtmlAndFieldsThatJavaAccepts() throws Exception {
        StarterComponent component = component(option("default", "boolean", ""));

        assertThat(configuration(component))
                .contains("Paints &lt;pictures&gt; &amp; more.")
                .contains("private Boolean defaultOption;")
                .contains("getDefault()");
    }

    @Test
    void shouldNotTouchFilesThatAreRight() throws Exception {
        // given
        StarterComponent component = component(option("model", "java.lang.String", ""));
        StarterGenerator.write(component, folder);
        Map<String, Path> files = Map.of(
                "java", folder.resolve("java/org/example/paint/springboot/PaintComponentConfiguration.java"),
                "json", folder.resolve("resources/META-INF/spring-configuration-metadata.json"));
        FileTime longAgo = FileTime.fromMillis(0);
        for (Path file : files.values()) {
            Files.setLastModifiedTime(file, longAgo);
        }

        // when
        StarterGenerator.write(component, folder);

        // then
        assertThat(files.values())
                .allSatisfy(file -> assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo));
    }
}
