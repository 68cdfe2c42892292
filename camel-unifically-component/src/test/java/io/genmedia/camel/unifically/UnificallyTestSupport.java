package io.genmedia.camel.unifically;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.unifically.UnificallySimulator;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A context whose component speaks to the simulator, with tasks of a blink. */
abstract class UnificallyTestSupport extends CamelTestSupport {

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MediaSimulatorExtension.create();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        UnificallyComponent component = new UnificallyComponent();
        component.getConfiguration().setBaseUrl(unifically().baseUrl());
        component.getConfiguration().setApiKey(unifically().apiKey());
        component.getConfiguration().setUploadUrl(unifically().uploadUrl());
        component.getConfiguration().setPollInterval("20ms");
        created.addComponent("unifically", component);
        return created;
    }

    @BeforeEach
    void makeTasksShort() {
        unifically().taskDuration(Duration.ofMillis(60));
    }

    static UnificallySimulator unifically() {
        return simulator.unifically();
    }

    /** The bodies that asked for a task, in their order. */
    static List<JsonNode> sent() {
        return unifically().requests(Operation.SUBMIT).stream()
                .map(request -> json(request.body()))
                .toList();
    }

    static JsonNode json(String text) {
        try {
            return MediaJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    UnificallyConfiguration options() {
        return context.getComponent("unifically", UnificallyComponent.class).getConfiguration();
    }
}
