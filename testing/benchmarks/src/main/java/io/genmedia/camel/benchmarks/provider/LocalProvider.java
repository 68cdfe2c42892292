package io.genmedia.camel.benchmarks.provider;

import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import io.genmedia.camel.media.simulator.monet.MonetSimulator;
import java.time.Duration;
import java.util.List;

/** The provider in this JVM. */
public final class LocalProvider implements Provider {

    private final MediaSimulator simulator =
            MediaSimulator.builder().transport(SimulatorTransport.LEAN).start();
    private final MonetSimulator monet = simulator.monet();

    /** @param submitDelay how long each answer to a submit is held back */
    public LocalProvider(Duration submitDelay) {
        monet.taskDuration(TaskPrompt::length);
        if (!submitDelay.isZero()) {
            monet.faults().on(Operation.SUBMIT).always(Fault.delayed(submitDelay));
        }
    }

    @Override
    public String baseUrl() {
        return monet.baseUrl();
    }

    @Override
    public String apiKey() {
        return monet.apiKey();
    }

    @Override
    public ProviderCounts counts() {
        return new ProviderCounts(
                monet.createdTasks().size(), requests(), monet.rejected().size());
    }

    @Override
    public RequestCounts requests() {
        return new RequestCounts(monet.submits(), monet.statusReads(), monet.count(Operation.LIST));
    }

    @Override
    public List<MadeTask> made() {
        return monet.createdTasks().stream().map(LocalProvider::made).toList();
    }

    private static MadeTask made(CreatedTask task) {
        return new MadeTask(
                TaskPrompt.number(task.input()), task.id(), task.createdAt().plus(TaskPrompt.length(task.input())));
    }

    @Override
    public void close() {
        simulator.close();
    }
}
