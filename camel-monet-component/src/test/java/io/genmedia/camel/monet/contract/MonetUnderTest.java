package io.genmedia.camel.monet.contract;

import io.genmedia.camel.media.contract.SimulatedUnderTest;
import io.genmedia.camel.media.contract.Work;
import io.genmedia.camel.media.simulator.monet.MonetSimulator;
import io.genmedia.camel.media.spi.MediaProvider.Capability;
import io.genmedia.camel.monet.MonetComponent;
import java.util.Set;
import java.util.function.Supplier;

/** The component {@code monet}, and the simulated Monet AI. */
class MonetUnderTest extends SimulatedUnderTest {

    private static final String ANOTHER_TASK =
            """
            {"id": "task_of_somebody_else", "status": "success", "type": "video",
             "outputs": [{"model": "sora-2", "status": "success", "progress": 100, "url": "https://cdn.example/other.mp4"}],
             "created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:01:00Z"}
            """;

    private final Supplier<MonetSimulator> simulator;

    MonetUnderTest(Supplier<MonetSimulator> simulator) {
        this.simulator = simulator;
    }

    private MonetSimulator monet() {
        return simulator.get();
    }

    @Override
    protected MonetSimulator simulator() {
        return monet();
    }

    @Override
    protected String anotherTask() {
        return ANOTHER_TASK;
    }

    @Override
    public boolean documentsLimits() {
        return false;
    }

    @Override
    public String scheme() {
        return "monet";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.IDEMPOTENCY_KEY, Capability.STREAM, Capability.LIST);
    }

    @Override
    public MonetComponent component() {
        return configured(new MonetComponent());
    }

    MonetComponent configured(MonetComponent component) {
        component.getConfiguration().setBaseUrl(monet().baseUrl());
        component.getConfiguration().setApiKey(monet().apiKey());
        component.getConfiguration().setPollInterval("20ms");
        return component;
    }

    @Override
    public String generate(Work work) {
        return switch (work) {
            case FILM -> "monet:video?model=sora-2";
            case PICTURE -> "monet:image?model=nano-banana-1";
        };
    }

    @Override
    public void nextTaskFails() {
        monet().nextTaskFails("out_of_capacity", "no machine was free");
    }

    @Override
    public void nextTaskIsRefused() {
        monet().nextTaskFails("content_policy_violation", "the prompt is not allowed");
    }
}
