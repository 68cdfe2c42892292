package io.genmedia.camel.monet;

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

/** Every route of {@code README.md} and {@code docs/monet.md} is right, and does what the page says. */
class MonetPageTest extends ComponentPageTest {

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MonetTestSupport.simulator;

    @BeforeEach
    void makeTasksShort() {
        MonetTestSupport.monet().taskDuration(Duration.ofMillis(60));
    }

    @Override
    protected ComponentMetadata metadata() {
        return MonetMetadataTest.METADATA;
    }

    @Override
    protected List<Path> pages() {
        return List.of(Path.of("../README.md"), Path.of("../docs/monet.md"));
    }

    @Override
    protected Map<String, Page.Check> checks() {
        return PageChecks.ALL;
    }

    @Override
    protected Map<String, Page.Check> preparations() {
        return PageChecks.BEFORE;
    }

    @Override
    protected Component component() {
        MonetComponent component = new MonetComponent();
        component.getConfiguration().setBaseUrl(MonetTestSupport.monet().baseUrl());
        component.getConfiguration().setApiKey(MonetTestSupport.monet().apiKey());
        component.getConfiguration().setPollInterval("20ms");
        return component;
    }

    @Override
    protected Map<String, String> properties(Path folder) {
        return Map.of(
                "face", "https://example.com/picture.png",
                "orders", "seda:orders",
                "films", "seda:films",
                "told.file", folder.resolve("told.txt").toString(),
                "pause", "20",
                "patience", "2s",
                "proxy.host", "127.0.0.1",
                "proxy.port", String.valueOf(simulator.simulator().port()));
    }

    /** The README names folders plainly; the test has its own. */
    @Override
    protected String routes(String block) {
        return block.replace("file:prompts", "file:{{inbox}}").replace("file:films", "file:{{outbox}}");
    }
}
