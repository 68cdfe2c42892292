package io.genmedia.camel.unifically;

import io.genmedia.camel.gateai.GateAiComponent;
import io.genmedia.camel.media.contract.docs.ComponentMetadata;
import io.genmedia.camel.media.contract.docs.ComponentPageTest;
import io.genmedia.camel.media.contract.docs.Page;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Component;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every route of {@code docs/unifically.md} is right, and does what the page says. */
class UnificallyPageTest extends ComponentPageTest {

    @RegisterExtension
    static final MediaSimulatorExtension simulator = UnificallyTestSupport.simulator;

    @BeforeEach
    void makeTasksShort() {
        UnificallyTestSupport.unifically().taskDuration(Duration.ofMillis(60));
    }

    @Override
    protected ComponentMetadata metadata() {
        return UnificallyMetadataTest.METADATA;
    }

    @Override
    protected List<Path> pages() {
        return List.of(Path.of("../docs/unifically.md"));
    }

    @Override
    protected Map<String, Page.Check> checks() {
        return UnificallyPageChecks.ALL;
    }

    @Override
    protected Map<String, Page.Check> preparations() {
        Map<String, Page.Check> preparations = new LinkedHashMap<>();
        UnificallyPageChecks.CALLED_BACK.forEach(name -> preparations.put(name, UnificallyPageTest::serve));
        preparations.put("callback-elsewhere", page -> {
            CallbackServer shop = serve(page);
            page.property("shop.url", shop.publicUrl() + "/done");
        });
        preparations.put("fall-over", page -> page.context().addComponent("gateai", gateAi()));
        return preparations;
    }

    private static Component gateAi() {
        simulator.gateai().taskDuration(Duration.ofMillis(60));
        GateAiComponent component = new GateAiComponent();
        component.getConfiguration().setBaseUrl(simulator.gateai().baseUrl());
        component.getConfiguration().setApiKey(simulator.gateai().apiKey());
        component.getConfiguration().setPollInterval("20ms");
        return component;
    }

    /** With the usual interval, which is long where a callback tells the end: what polling finds comes too late for a check. */
    private static CallbackServer serve(Page page) throws Exception {
        CallbackServer server = CallbackServer.on(page.context());
        page.context().start();
        page.property("public.url", server.publicUrl());
        page.context().getComponent("unifically", UnificallyComponent.class).setConfiguration(configuration());
        return server;
    }

    @Override
    protected Component component() {
        UnificallyComponent component = new UnificallyComponent();
        component.setConfiguration(configuration());
        component.getConfiguration().setPollInterval("20ms");
        return component;
    }

    private static UnificallyConfiguration configuration() {
        UnificallyConfiguration configuration = new UnificallyConfiguration();
        configuration.setBaseUrl(UnificallyTestSupport.unifically().baseUrl());
        configuration.setUploadUrl(UnificallyTestSupport.unifically().uploadUrl());
        configuration.setApiKey(UnificallyTestSupport.unifically().apiKey());
        return configuration;
    }

    @Override
    protected Map<String, String> properties(Path folder) {
        return Map.of(
                "tasks", folder.resolve("tasks").toString(), "account.period", "100", "pause", "20", "patience", "2s");
    }
}
