package io.genmedia.camel.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void shouldSimulateWithoutAKey() {
        Arguments arguments = Arguments.of(new String[0], Map.of());

        try (Service service = arguments.service()) {
            assertThat(service.isSimulated()).isTrue();
            assertThat(service.isPaid()).isFalse();
            assertThat(service.baseUrl()).startsWith("http://127.0.0.1:");
        }
        assertThat(arguments.folders().prompts()).isEqualTo(Path.of("media", "prompts"));
    }

    @Test
    void shouldUseTheServiceWithAKey() {
        Arguments arguments = Arguments.of(new String[] {"--folder", "x"}, Map.of("MONET_API_KEY", "monet_1"));

        try (Service service = arguments.service()) {
            assertThat(service.baseUrl()).isEqualTo("https://monet.vision");
            assertThat(service.isPaid()).isTrue();
        }
        assertThat(arguments.folders().results()).isEqualTo(Path.of("x", "results"));
    }

    @Test
    void shouldSimulateOnRequestThoughThereIsAKey() {
        Arguments arguments = Arguments.of(new String[] {"--simulate"}, Map.of("MONET_API_KEY", "monet_1"));

        try (Service service = arguments.service()) {
            assertThat(service.isSimulated()).isTrue();
        }
    }

    @Test
    void shouldTakeAnotherAddress() {
        Map<String, String> environment = Map.of("MONET_API_KEY", "k", "MONET_BASE_URL", "http://127.0.0.1:8089/monet");

        try (Service service = Arguments.of(new String[0], environment).service()) {
            assertThat(service.baseUrl()).isEqualTo("http://127.0.0.1:8089/monet");
            assertThat(service.isPaid()).isFalse();
        }
        assertThat(Arguments.of(new String[] {"--base-url", "http://other"}, environment)
                        .baseUrl())
                .isEqualTo("http://other");
    }

    @Test
    void shouldTakeAnotherProviderWithItsOwnKeyAndFolder() {
        Arguments arguments = Arguments.of(
                new String[] {"--provider", "gateai"}, Map.of("GATEAI_API_KEY", "sk-1", "MONET_BASE_URL", "http://m"));

        try (Service service = arguments.service()) {
            assertThat(service.baseUrl()).isEqualTo("https://core.claude.gg");
            assertThat(service.isPaid()).isTrue();
        }
        assertThat(arguments.folders().prompts()).isEqualTo(Path.of("media-gateai", "prompts"));
    }

    @Test
    void shouldNotUseTheKeyOfAnotherProvider() {
        Arguments arguments = Arguments.of(new String[] {"--provider", "gateai"}, Map.of("MONET_API_KEY", "monet_1"));

        try (Service service = arguments.service()) {
            assertThat(service.isSimulated()).isTrue();
        }
    }

    @Test
    void shouldNameTheProvidersWhenItKnowsNoneOfTheName() {
        assertThatThrownBy(() -> Arguments.of(new String[] {"--provider", "gate"}, Map.of()))
                .hasMessageContaining("gate")
                .hasMessageContaining("monet, gateai, unifically");
    }

    @Test
    void shouldBoundTheCostOnlyWhereItIsToldBefore() {
        assertThat(Arguments.of(new String[] {"--provider", "unifically", "--max-cost", "0.25"}, Map.of())
                        .maxCost())
                .isEqualTo("0.25");
        assertThatThrownBy(() -> Arguments.of(new String[] {"--max-cost", "0.25"}, Map.of()))
                .hasMessageContaining("--max-cost")
                .hasMessageContaining("Monet AI");
    }

    @Test
    void shouldSendFilesElsewhereOnlyWhereTheProviderTakesThemElsewhere() {
        assertThatThrownBy(() -> Arguments.of(new String[] {"--upload-url", "http://files"}, Map.of()))
                .hasMessageContaining("--upload-url")
                .hasMessageContaining("unifically");
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Arguments.of(new String[] {"--wach"}, Map.of()))
                .hasMessageContaining("--wach");
        assertThatThrownBy(() -> Arguments.of(new String[] {"--folder"}, Map.of()))
                .hasMessageContaining("--folder");
    }
}
