package io.genmedia.camel.benchmarks.limits;

import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.RecordedRequest;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import io.genmedia.camel.media.simulator.gateai.GateAiSimulator;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** A simulated GateAI that enforces its limits, in this JVM: it is asked little, and shows all that it was asked. */
final class LimitedProvider implements AutoCloseable {

    private final MediaSimulator simulator =
            MediaSimulator.builder().transport(SimulatorTransport.LEAN).start();
    private final GateAiSimulator gateai = simulator.gateai();

    LimitedProvider(LimitsPlan plan) {
        gateai.limits(plan.submits(), plan.window(), plan.inFlight(), plan.placeFreedAfter())
                .taskDuration(plan.taskDuration());
    }

    String baseUrl() {
        return gateai.baseUrl();
    }

    String apiKey() {
        return gateai.apiKey();
    }

    /** The tasks that exist: what it would charge for. */
    int tasks() {
        return gateai.createdTasks().size();
    }

    /** How many submits it has refused because they were too many. */
    long refused() {
        return gateai.rateLimited();
    }

    /** All submits in their order. */
    List<Submit> submits() {
        List<RecordedRequest> requests = gateai.requests(Operation.SUBMIT).stream()
                .sorted(Comparator.comparing(RecordedRequest::at))
                .toList();
        return requests.stream()
                .map(request -> Submit.read(
                        Duration.between(requests.get(0).at(), request.at()), request.body(), request.status()))
                .toList();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
