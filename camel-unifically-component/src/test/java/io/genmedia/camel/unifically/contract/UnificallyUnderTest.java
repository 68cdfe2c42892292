package io.genmedia.camel.unifically.contract;

import io.genmedia.camel.media.contract.SimulatedUnderTest;
import io.genmedia.camel.media.contract.Work;
import io.genmedia.camel.media.simulator.unifically.UnificallySimulator;
import io.genmedia.camel.media.spi.MediaProvider.Capability;
import io.genmedia.camel.unifically.UnificallyComponent;
import java.util.Set;
import java.util.function.Supplier;

/** The component {@code unifically}, and the simulated Unifically. */
class UnificallyUnderTest extends SimulatedUnderTest {

    private static final String ANOTHER_TASK =
            """
            {"code": 200, "success": true, "data": {"task_id": "task-of-somebody-else", "status": "completed",
             "output": {"video_url": "https://cdn.example/other.mp4"}}}
            """;

    private final Supplier<UnificallySimulator> simulator;

    UnificallyUnderTest(Supplier<UnificallySimulator> simulator) {
        this.simulator = simulator;
    }

    @Override
    protected UnificallySimulator simulator() {
        return simulator.get();
    }

    @Override
    protected String anotherTask() {
        return ANOTHER_TASK;
    }

    @Override
    public String scheme() {
        return "unifically";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.ESTIMATE, Capability.CALLBACK);
    }

    @Override
    public boolean documentsLimits() {
        return false;
    }

    @Override
    public UnificallyComponent component() {
        UnificallyComponent component = new UnificallyComponent();
        component.getConfiguration().setBaseUrl(simulator().baseUrl());
        component.getConfiguration().setApiKey(simulator().apiKey());
        component.getConfiguration().setUploadUrl(simulator().uploadUrl());
        component.getConfiguration().setPollInterval("20ms");
        return component;
    }

    @Override
    public String generate(Work work) {
        return switch (work) {
            case FILM -> "unifically:video?model=google/veo-3.1-fast";
            case PICTURE -> "unifically:image?model=openai/gpt-image-2";
        };
    }

    @Override
    public void nextTaskFails() {
        simulator().nextTaskFails("generation_failed", "no machine was free");
    }

    @Override
    public void nextTaskIsRefused() {
        simulator().nextTaskFails("generation_failed", "the prompt was stopped by moderation");
    }
}
