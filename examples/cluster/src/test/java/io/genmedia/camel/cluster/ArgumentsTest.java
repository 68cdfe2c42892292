package io.genmedia.camel.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    @Test
    void shouldSimulateAlthoughThereIsAKey() {
        Arguments arguments = Arguments.of(new String[0], Map.of("MONET_API_KEY", "monet_1"));

        try (Service service = Service.of(arguments)) {
            assertThat(service.isSimulated()).isTrue();
            assertThat(service.environment().get("MONET_BASE_URL")).startsWith("http://127.0.0.1:");
            assertThat(service.environment().values()).doesNotContain("monet_1");
        }
        assertThat(arguments.workers()).isEqualTo(3);
        assertThat(arguments.prompts()).isEqualTo(60);
    }

    @Test
    void shouldSpendMoneyOnlyWhereThatIsSaid() {
        Arguments arguments = Arguments.of(
                new String[] {"--pay", "--kafka", "broker:9092", "--database", "jdbc:postgresql://db/tasks"},
                Map.of("MONET_API_KEY", "monet_1"));

        try (Service service = Service.of(arguments)) {
            assertThat(service.isSimulated()).isFalse();
            assertThat(service.environment()).containsExactly(Map.entry("MONET_API_KEY", "monet_1"));
        }
    }

    @Test
    void shouldNotSpendMoneyWhereItIsForgottenAtTheEndWhatWasBought() {
        assertThatThrownBy(() -> Arguments.of(new String[] {"--pay"}, Map.of("MONET_API_KEY", "monet_1")))
                .hasMessageContaining("--kafka and --database");
    }

    @Test
    void shouldTakeTheDatabaseFromTheEnvironment() {
        Map<String, String> environment = Map.of("DATABASE_URL", "jdbc:postgresql://db/tasks");

        assertThat(Arguments.of(new String[0], environment).database()).isEqualTo("jdbc:postgresql://db/tasks");
        assertThat(Arguments.of(new String[] {"--database", "jdbc:postgresql://other/tasks"}, environment)
                        .database())
                .isEqualTo("jdbc:postgresql://other/tasks");
    }

    @Test
    void shouldTakeOtherLimitsOfGateAi() {
        Arguments arguments = Arguments.of(new String[] {"--provider", "gateai", "--rate-limit", "3/10s"}, Map.of());

        try (Service service = Service.of(arguments)) {
            assertThat(service.environment()).containsEntry("GATEAI_RATE_LIMIT", "3/10s");
        }
        assertThat(arguments.prompts()).isEqualTo(15);
    }

    @ParameterizedTest
    @CsvSource({
        "--pay, MONET_API_KEY",
        "--wrokers, --wrokers",
        "--workers, --workers",
        "--workers 0, 1 to 16",
        "--prompts many, many",
        "--provider midas, 'monet, gateai, unifically'",
        "--kill --workers 1, --kill",
        "--rate-limit 5/3s, gateai",
        "--provider gateai --rate-limit 5-a-minute, 5/3s"
    })
    void shouldSayWhatIsWrong(String given, String told) {
        assertThatThrownBy(() -> Arguments.of(given.split(" "), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(told);
    }
}
