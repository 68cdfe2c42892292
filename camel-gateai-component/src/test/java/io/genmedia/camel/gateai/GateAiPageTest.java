package io.genmedia.camel.gateai;

import io.genmedia.camel.media.contract.docs.ComponentMetadata;
import io.genmedia.camel.media.contract.docs.ComponentPageTest;
import io.genmedia.camel.media.contract.docs.Page;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Component;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every route of {@code docs/gateai.md} is right, and does what the page says, under limits with a window of half a second. */
class GateAiPageTest extends ComponentPageTest {

    @RegisterExtension
    static final MediaSimulatorExtension simulator = GateAiTestSupport.simulator;

    @BeforeEach
    void makeTimesShort() {
        GateAiTestSupport.gateAi()
                .taskDuration(Duration.ofMillis(60))
                .limits(5, Duration.ofMillis(500), 5, Duration.ofMinutes(10));
    }

    @Override
    protected ComponentMetadata metadata() {
        return GateAiMetadataTest.METADATA;
    }

    @Override
    protected List<Path> pages() {
        return List.of(Path.of("../docs/gateai.md"));
    }

    @Override
    protected Map<String, Page.Check> checks() {
        return GateAiPageChecks.ALL;
    }

    @Override
    protected Map<String, Page.Check> preparations() {
        return Map.of("tasks-consumer", page -> page.property("tasks.delay", "100"));
    }

    @Override
    protected Component component() {
        GateAiComponent component = new GateAiComponent();
        component.getConfiguration().setBaseUrl(GateAiTestSupport.gateAi().baseUrl());
        component.getConfiguration().setApiKey(GateAiTestSupport.gateAi().apiKey());
        component.getConfiguration().setPollInterval("20ms");
        component.setRateLimit("5/500ms");
        return component;
    }

    @Override
    protected Map<String, String> properties(Path folder) {
        return Map.of(
                "tasks",
                folder.resolve("tasks").toString(),
                "told.file",
                folder.resolve("told.txt").toString(),
                "pause",
                "20",
                "patience",
                "2s");
    }
}
