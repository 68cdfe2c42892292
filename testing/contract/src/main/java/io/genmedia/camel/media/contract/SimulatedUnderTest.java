package io.genmedia.camel.media.contract;

import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.Faults;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import java.time.Duration;
import java.util.List;

/** A component against its part of the simulator: what goes wrong is scripted there. */
public abstract class SimulatedUnderTest implements ProviderUnderTest {

    /** The simulated provider; asked for at each use, since a test class starts it later than it is made. */
    protected abstract ProviderSimulator<?> simulator();

    /** The JSON of a task that has succeeded and is nobody's. */
    protected abstract String anotherTask();

    @Override
    public void reset() {
        simulator().reset();
        simulator().taskDuration(Duration.ofMillis(60));
    }

    @Override
    public void goesWrong(Stage stage, Mishap mishap, int times) {
        Faults.OnOperation script = simulator().faults().on(operation(stage));
        if (times == ALWAYS) {
            script.always(fault(mishap));
        } else {
            script.times(times, fault(mishap));
        }
    }

    @Override
    public void goesWell(Stage stage) {
        simulator().faults().on(operation(stage)).clear();
    }

    private static Operation operation(Stage stage) {
        return switch (stage) {
            case SUBMIT -> Operation.SUBMIT;
            case STREAM -> Operation.STREAM;
            case STATUS -> Operation.STATUS;
            case DOWNLOAD -> Operation.DOWNLOAD;
        };
    }

    private Fault fault(Mishap mishap) {
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
            case ANOTHER_TASK -> Fault.status(200).jsonBody(anotherTask());
            case STREAM_ENDS_EARLY -> Fault.streamEndsAfter(1);
            case STREAM_CUT -> Fault.streamCutAfter(2);
            case STREAM_CUT_AT_ONCE -> Fault.streamCutAfter(0);
            case CONTENT_CUT -> Fault.downloadCutHalfway();
            case CONTENT_CUT_WITHOUT_RANGES -> Fault.downloadCutHalfway().withoutRanges();
        };
    }

    @Override
    public void tasksTake(Duration duration) {
        simulator().taskDuration(duration);
    }

    @Override
    public void nextTaskNeverEnds() {
        simulator().nextTaskNeverEnds();
    }

    @Override
    public void contentIs(byte[] content) {
        simulator().mediaBytes(content);
    }

    @Override
    public List<BoughtTask> tasks() {
        return simulator().createdTasks().stream()
                .map(task ->
                        new BoughtTask(task.id(), task.input().path("prompt").asText()))
                .toList();
    }

    @Override
    public long submits() {
        return simulator().submits();
    }

    @Override
    public long statusReads() {
        return simulator().statusReads();
    }
}
