package io.genmedia.camel.gateai;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.Operation;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** What is counted where the application has a registry of Micrometer. */
class GateAiMetersTest extends GateAiTestSupport {

    private static final String PICTURE = "gateai:image?model=gpt-image-2";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        created.getRegistry().bind("meters", registry);
        return created;
    }

    private Exchange send(String uri) {
        return fluentTemplate.withBody("A storm at sea").to(uri).send();
    }

    private double count(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }

    @Test
    void shouldCountATaskFromItsSubmitToItsCost() {
        Exchange done = send(PICTURE);

        assertThat(done.getException()).isNull();
        assertThat(count("camel.media.tasks.submitted", "provider", "gateai", "kind", "image", "model", "gpt-image-2"))
                .isEqualTo(1);
        assertThat(registry.get("camel.media.tasks.duration")
                        .tags("outcome", "succeeded", "kind", "image")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(count("camel.media.polls"))
                .isEqualTo(gateAi().requests(Operation.STATUS).size());
        assertThat(count("camel.media.cost", "model", "gpt-image-2"))
                .isEqualTo(done.getMessage()
                        .getHeader("CamelMediaCost", BigDecimal.class)
                        .doubleValue());
        assertThat(registry.get("camel.media.tasks.in.flight").gauge().value()).isZero();
    }

    @Test
    void shouldShowATaskThatIsInFlight() {
        gateAi().taskDuration(Duration.ofMinutes(10));

        send(PICTURE + "&timeout=200ms");

        assertThat(registry.get("camel.media.tasks.duration")
                        .tags("outcome", "timeout")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void shouldCountWhatFailedAtTheProvider() {
        gateAi().nextTaskFails("internal_error", "no");

        send(PICTURE + "&maxAttempts=1");

        assertThat(registry.get("camel.media.tasks.duration")
                        .tags("outcome", "failed")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.find("camel.media.cost").counter()).isNull();
    }

    @Test
    void shouldCountSubmitsOfUnknownOutcomeApart() {
        gateAi().faults().on(Operation.SUBMIT).once(Fault.status(502));

        send(PICTURE);

        assertThat(count("camel.media.submits.failed", "acceptance", "unknown")).isEqualTo(1);
        assertThat(registry.find("camel.media.tasks.submitted").counter()).isNull();
    }

    @Test
    void shouldLeaveNoGaugeBehindAndTellNoKey() {
        send(PICTURE);

        context.stop();

        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().getName())
                .doesNotContain("camel.media.tasks.in.flight", "camel.media.submits.waiting");
        assertThat(registry.getMeters()).extracting(Meter::getId).allSatisfy(id -> assertThat(id.toString())
                .doesNotContain(gateAi().apiKey()));
    }

    @Test
    void shouldCountWhatThePageSays() throws IOException {
        gateAi().faults().on(Operation.SUBMIT).once(Fault.status(502));
        send(PICTURE);
        send(PICTURE);

        String page = Files.readString(Path.of("../docs/operations.md"));

        assertThat(Pattern.compile("\\| `(camel\\.media\\.[a-z.]+)` \\|")
                        .matcher(page)
                        .results())
                .extracting(row -> row.group(1))
                .containsExactlyInAnyOrderElementsOf(registry.getMeters().stream()
                        .map(meter -> meter.getId().getName())
                        .collect(Collectors.toSet()));
    }
}
