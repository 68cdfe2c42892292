package io.genmedia.camel.monet.contract;

import io.genmedia.camel.media.contract.Mishap;
import io.genmedia.camel.media.contract.ProviderUnderTest;
import io.genmedia.camel.media.contract.Stage;
import io.genmedia.camel.media.contract.Work;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.Faults;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.monet.MonetSimulator;
import io.genmedia.camel.media.spi.MediaProvider.Capability;
import io.genmedia.camel.monet.MonetComponent;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The component {@code monet}, and the simulated Monet AI. */
class MonetUnderTest implements ProviderUnderTest {

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
    public void reset() {
        monet().reset();
        monet().taskDuration(Duration.ofMillis(60));
    }

    @Override
    public void goesWrong(Stage stage, Mishap mishap, int times) {
        Faults.OnOperation script = monet().faults().on(operation(stage));
        if (times == ALWAYS) {
            script.always(fault(mishap));
        } else {
            script.times(times, fault(mishap));
        }
    }

    @Override
    public void goesWell(Stage stage) {
        monet().faults().on(operation(stage)).clear();
    }

    private static Operation operation(Stage stage) {
        return switch (stage) {
            case SUBMIT -> Operation.SUBMIT;
            case STREAM -> Operation.STREAM;
            case STATUS -> Operation.STATUS;
            case DOWNLOAD -> Operation.DOWNLOAD;
        };
    }

    private static Fault fault(Mishap mishap) {
        return switch (mishap) {
            case REQUEST_REFUSED -> Fault.status(400);
            case REFUSED_BY_A_PROXY -> Fault.status(400).htmlBody();
            case KEY_REFUSED -> Fault.status(401);
            case KEY_REFUSED_BY_A_GATEWAY -> Fault.status(403).htmlBody();
            case NOT_FOUND -> Fault.status(404);
            case RATE_LIMITED -> Fault.status(429).retryAfterSeconds(1);
            case SERVER_ERROR -> Fault.status(503);
            case SERVER_ERROR_AFTER_ACTING -> Fault.status(500).afterAccepting();
            case CUT -> Fault.resetBeforeActing();
            case CUT_AFTER_ACTING -> Fault.resetAfterAccepting();
            case BROKEN_JSON -> Fault.brokenJson();
            case WITHOUT_ID -> Fault.withoutId();
            case LATE -> Fault.delayed(Duration.ofSeconds(1));
            case ANOTHER_TASK -> Fault.status(200).jsonBody(ANOTHER_TASK);
            case STREAM_ENDS_EARLY -> Fault.streamEndsAfter(1);
            case STREAM_CUT -> Fault.streamCutAfter(2);
            case STREAM_CUT_AT_ONCE -> Fault.streamCutAfter(0);
            case CONTENT_CUT -> Fault.downloadCutHalfway();
            case CONTENT_CUT_WITHOUT_RANGES -> Fault.downloadCutHalfway().withoutRanges();
        };
    }

    @Override
    public void tasksTake(Duration duration) {
        monet().taskDuration(duration);
    }

    @Override
    public void nextTaskFails() {
        monet().nextTaskFails("out_of_capacity", "no machine was free");
    }

    @Override
    public void nextTaskIsRefused() {
        monet().nextTaskFails("content_policy_violation", "the prompt is not allowed");
    }

    @Override
    public void nextTaskNeverEnds() {
        monet().nextTaskNeverEnds();
    }

    @Override
    public void contentIs(byte[] content) {
        monet().mediaBytes(content);
    }

    @Override
    public List<BoughtTask> tasks() {
        return monet().createdTasks().stream()
                .map(task ->
                        new BoughtTask(task.id(), task.input().path("prompt").asText()))
                .toList();
    }

    @Override
    public long submits() {
        return monet().submits();
    }

    @Override
    public long statusReads() {
        return monet().statusReads();
    }
}
