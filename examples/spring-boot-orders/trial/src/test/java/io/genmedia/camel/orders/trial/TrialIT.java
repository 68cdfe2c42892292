package io.genmedia.camel.orders.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a person runs it, with the packaged application, which is killed in the middle. */
class TrialIT {

    private static final Path JAR = Path.of("../app/target/orders.jar");

    @TempDir
    Path folder;

    @Test
    void shouldHaveEachReplyAndBuyNothingTwiceThoughTheApplicationIsKilled() throws Exception {
        assertThat(JAR).as("the packaged application").isRegularFile();
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        String[] given = {"--simulate", "--kill", "--folder", folder.toString()};

        try (Trial trial =
                new Trial(Arguments.of(given, Map.of()), JAR, new PrintStream(screen, true, StandardCharsets.UTF_8))) {
            assertThat(trial.run()).as(screen.toString(StandardCharsets.UTF_8)).isZero();
        }

        assertThat(screen.toString(StandardCharsets.UTF_8))
                .contains("SIMULATED", "is KILLED", "Replies to 9 of 10 orders")
                .contains("tasks bought   11", "bought twice   0", "dead letters   1", "health         UP")
                .contains("refused is FAILED", "poison is a dead letter, after 3 deliveries");
    }
}
