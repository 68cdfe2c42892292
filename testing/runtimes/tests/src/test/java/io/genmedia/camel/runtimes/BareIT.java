package io.genmedia.camel.runtimes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The applications that the others are measured against work, and have nothing of the components. */
class BareIT {

    @ParameterizedTest
    @EnumSource(Runner.class)
    void shouldMoveAFile(Runner runner) {
        try (Workplace workplace = Workplace.of(runner, "bare")) {
            Application application = workplace.startBare().awaitRoutes();

            workplace.put("in/letter.txt", "Hello");

            assertThat(workplace.awaitText("out/letter.txt")).isEqualTo("Hello");
            assertThat(application.log()).doesNotContain("genmedia");
        }
    }
}
