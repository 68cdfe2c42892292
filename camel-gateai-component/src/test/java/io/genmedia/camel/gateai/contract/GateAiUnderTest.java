package io.genmedia.camel.gateai.contract;

import io.genmedia.camel.gateai.GateAiComponent;
import io.genmedia.camel.media.contract.SimulatedUnderTest;
import io.genmedia.camel.media.contract.Work;
import io.genmedia.camel.media.simulator.gateai.GateAiSimulator;
import io.genmedia.camel.media.spi.MediaProvider.Capability;
import java.util.Set;
import java.util.function.Supplier;

/** The component {@code gateai}, and the simulated GateAI Core. */
class GateAiUnderTest extends SimulatedUnderTest {

    private static final String ANOTHER_TASK =
            """
            {"task_id": "task-of-somebody-else", "status": "FINISHED", "model": "sora-2", "cost": 0.04,
             "result": ["https://cdn.example/other.mp4"]}
            """;

    private final Supplier<GateAiSimulator> simulator;

    GateAiUnderTest(Supplier<GateAiSimulator> simulator) {
        this.simulator = simulator;
    }

    @Override
    protected GateAiSimulator simulator() {
        return simulator.get();
    }

    @Override
    protected String anotherTask() {
        return ANOTHER_TASK;
    }

    @Override
    public String scheme() {
        return "gateai";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.DASHBOARD, Capability.ESTIMATE);
    }

    @Override
    public boolean documentsLimits() {
        return true;
    }

    @Override
    public void reset() {
        super.reset();
        simulator().enforceLimits(false);
    }

    @Override
    public GateAiComponent component() {
        GateAiComponent component = new GateAiComponent();
        component.getConfiguration().setBaseUrl(simulator().baseUrl());
        component.getConfiguration().setApiKey(simulator().apiKey());
        component.getConfiguration().setPollInterval("20ms");
        // the limits have tests of their own: a row that buys six would take half a minute
        component.setRateLimit("none");
        component.setMaxConcurrent(0);
        return component;
    }

    @Override
    public String generate(Work work) {
        return switch (work) {
            case FILM -> "gateai:video?model=sora-2";
            case PICTURE -> "gateai:image?model=gpt-image-2";
        };
    }

    @Override
    public void nextTaskFails() {
        simulator().nextTaskFails("OUT_OF_CAPACITY", "no machine was free");
    }

    @Override
    public void nextTaskIsRefused() {
        simulator().nextTaskFails("CONTENT_POLICY", "the prompt was stopped by moderation");
    }
}
