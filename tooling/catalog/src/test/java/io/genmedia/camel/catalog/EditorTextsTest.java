package io.genmedia.camel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an editor shows of an option reads well. */
class EditorTextsTest {

    /** Options that Camel gives every component, in its own words. */
    private static final Set<String> OF_CAMEL =
            Set.of("healthCheckConsumerEnabled", "scheduler", "schedulerProperties");

    private static final Set<String> DURATIONS = Set.of(
            "pollInterval",
            "timeout",
            "drainTimeout",
            "connectTimeout",
            "responseTimeout",
            "orphanGrace",
            "taskStoreRetention");

    private static JsonNode options(String scheme, String part) throws Exception {
        try (InputStream in =
                EditorTextsTest.class.getResourceAsStream("/io/genmedia/camel/" + scheme + "/" + scheme + ".json")) {
            return new ObjectMapper().readTree(in).path(part);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gateai, properties", "gateai, componentProperties",
        "monet, properties", "monet, componentProperties",
        "unifically, properties", "unifically, componentProperties"
    })
    void shouldSayOfEachOptionSomethingOfItsOwn(String scheme, String part) throws Exception {
        Set<String> said = new HashSet<>();
        List<String> again = new ArrayList<>();
        for (Map.Entry<String, JsonNode> option : options(scheme, part).properties()) {
            String words = option.getValue().path("description").asText();
            if (!OF_CAMEL.contains(option.getKey())) {
                assertThat(words).as(option.getKey()).endsWith(".");
            }
            if (!said.add(words.split("\\. ")[0])) {
                again.add(option.getKey());
            }
        }

        assertThat(said).hasSizeGreaterThan(30);
        assertThat(again).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "gateai, properties", "gateai, componentProperties",
        "monet, properties", "monet, componentProperties",
        "unifically, properties", "unifically, componentProperties"
    })
    void shouldNameTheUnitOfADurationAndOfASize(String scheme, String part) throws Exception {
        JsonNode options = options(scheme, part);

        for (String duration : DURATIONS) {
            if (options.has(duration)) {
                assertThat(options.path(duration).path("description").asText())
                        .as(duration)
                        .contains("as a duration");
                assertThat(options.path(duration).path("defaultValue").asText())
                        .as(duration)
                        .matches("\\d+(ms|s|m|h|d)");
            }
        }
        assertThat(options.at("/maxDownloadSize/description").asText()).contains("as a size");
        assertThat(options.at("/duration/description").asText()).contains("seconds");
    }

    @ParameterizedTest
    @CsvSource({
        "gateai, properties", "gateai, componentProperties",
        "monet, properties", "monet, componentProperties",
        "unifically, properties", "unifically, componentProperties"
    })
    void shouldShowNamesAsPeopleWriteThem(String scheme, String part) throws Exception {
        assertThat(options(scheme, part).properties())
                .filteredOn(option -> !option.getKey().equals("useGlobalSslContextParameters"))
                .extracting(option -> option.getValue().path("displayName").asText())
                .allSatisfy(name -> assertThat(name).matches("[A-Z3].*").doesNotContainPattern("\\b(Api|Url|Ssl)\\b"));
    }
}
