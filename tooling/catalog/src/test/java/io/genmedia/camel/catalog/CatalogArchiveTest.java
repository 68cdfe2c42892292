package io.genmedia.camel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.maven.ComponentArtifactHelper;
import org.apache.camel.kamelets.catalog.KameletsCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tools that know nothing of these components find them in the archive. */
class CatalogArchiveTest {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogArchiveTest.class);
    private static final ClassLoader ARCHIVE = CatalogArchiveTest.class.getClassLoader();

    @ParameterizedTest
    @CsvSource({
        "gateai, io.genmedia.camel.gateai.GateAiComponent",
        "monet, io.genmedia.camel.monet.MonetComponent",
        "unifically, io.genmedia.camel.unifically.UnificallyComponent"
    })
    void shouldBeFoundByTheCatalogOfCamel(String scheme, String type) {
        DefaultCamelCatalog catalog = new DefaultCamelCatalog();
        catalog.addComponent(scheme, type);

        assertThat(catalog.findComponentNames()).contains(scheme, "kamelet");
        assertThat(catalog.componentModel(scheme).getJavaType()).isEqualTo(type);
        assertThat(catalog.validateEndpointProperties(scheme + ":video?model=x&timeout=5m")
                        .isSuccess())
                .isTrue();
        EndpointValidationResult wrong = catalog.validateEndpointProperties(scheme + ":video?modell=x");
        assertThat(wrong.getUnknown()).containsExactly("modell");
    }

    /** As tools do that take a component by its coordinates. */
    @ParameterizedTest
    @CsvSource({"gateai", "monet", "unifically"})
    void shouldBeFoundByTheReaderOfArtifacts(String scheme) throws Exception {
        assertThat(ComponentArtifactHelper.loadComponentProperties(ARCHIVE, LOG).getProperty("components"))
                .contains(scheme);
        JsonNode read =
                new ObjectMapper().readTree(ComponentArtifactHelper.loadComponentJSonSchema(ARCHIVE, scheme, LOG));
        assertThat(read.at("/component/scheme").asText()).isEqualTo(scheme);
    }

    @Test
    void shouldBeFoundByTheCatalogOfKamelets() {
        KameletsCatalog kamelets = new KameletsCatalog();

        List<String> ours = kamelets.getKameletsName().stream()
                .filter(name -> name.matches("(gateai|monet|unifically)-.*"))
                .toList();
        assertThat(ours).hasSize(20).contains("monet-video-action", "gateai-3d-action", "unifically-completed-source");
        assertThat(ours).allSatisfy(name -> {
            assertThat(kamelets.getKameletDefinition(name).getTitle()).isNotBlank();
            assertThat(kamelets.getKameletDefinition(name).getProperties()).containsKey("apiKey");
            assertThat(kamelets.getKameletDependencies(name)).anyMatch(mvn -> mvn.startsWith("mvn:io.genmedia.camel:"));
        });
        assertThat(kamelets.getKameletByProvider("Camel GenMedia")).hasSize(20);
    }

    @Test
    void shouldBeOneListForTheSettingsOfAnEditor() throws Exception {
        try (InputStream list = ARCHIVE.getResourceAsStream("extra-components.json")) {
            JsonNode components = new ObjectMapper().readTree(list);

            assertThat(StreamSupport.stream(components.spliterator(), false)
                            .map(component -> component.at("/component/scheme").asText()))
                    .containsExactly("gateai", "monet", "unifically");
        }
    }
}
