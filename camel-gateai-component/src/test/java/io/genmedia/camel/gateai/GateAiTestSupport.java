package io.genmedia.camel.gateai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.gateai.GateAiSimulator;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A context whose component speaks to the simulator, with tasks of a blink and no limits. */
abstract class GateAiTestSupport extends CamelTestSupport {

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MediaSimulatorExtension.create();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        GateAiComponent component = new GateAiComponent();
        component.getConfiguration().setBaseUrl(gateAi().baseUrl());
        component.getConfiguration().setApiKey(gateAi().apiKey());
        component.getConfiguration().setPollInterval("20ms");
        // a window of half a minute is for the tests of the limits; these tests submit more often
        component.setRateLimit("none");
        created.addComponent("gateai", component);
        return created;
    }

    @BeforeEach
    void makeTasksShort() {
        gateAi().enforceLimits(false).taskDuration(Duration.ofMillis(60));
    }

    static GateAiSimulator gateAi() {
        return simulator.gateai();
    }

    /** The bodies that asked for a task, in their order. */
    static List<JsonNode> sent() {
        return gateAi().requests(Operation.SUBMIT).stream()
                .map(request -> json(request.body()))
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return MediaJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    GateAiConfiguration options() {
        return context.getComponent("gateai", GateAiComponent.class).getConfiguration();
    }
}
