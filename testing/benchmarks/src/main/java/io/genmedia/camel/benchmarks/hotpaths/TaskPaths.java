package io.genmedia.camel.benchmarks.hotpaths;

import io.genmedia.camel.benchmarks.provider.LocalProvider;
import io.genmedia.camel.benchmarks.provider.MadeTask;
import io.genmedia.camel.benchmarks.provider.Provider;
import io.genmedia.camel.benchmarks.provider.TaskPrompt;
import io.genmedia.camel.monet.MonetComponent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A task that has ended, read through a route, from a provider in this JVM: the exchange, the call and the answer are in it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TaskPaths {

    private Provider provider;
    private CamelContext context;
    private ProducerTemplate template;
    private String task;

    /** Starts the provider and the routes, and has a task made. */
    @Setup(Level.Trial)
    public void start() throws Exception {
        provider = new LocalProvider(Duration.ZERO);
        context = new DefaultCamelContext();
        MonetComponent monet = context.getComponent("monet", MonetComponent.class);
        monet.getConfiguration().setBaseUrl(provider.baseUrl());
        monet.getConfiguration().setApiKey(provider.apiKey());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:film").to("monet:video?model=sora-2&completion=none");
                from("direct:read").to("monet:task");
                from("direct:await").to("monet:await");
            }
        });
        context.start();
        template = context.createProducerTemplate();
        template.requestBody("direct:film", TaskPrompt.of(0, Duration.ZERO));
        task = provider.made().stream().map(MadeTask::id).findFirst().orElseThrow();
    }

    /** One status read, and what is made of it. */
    @Benchmark
    public Object readStatus() {
        return template.requestBody("direct:read", task);
    }

    /** A wait that ends with its first read: it is begun, the status is read, the end is told, and it is forgotten. */
    @Benchmark
    public Object awaitEnd() {
        return template.requestBody("direct:await", task);
    }

    /** Stops all. */
    @TearDown(Level.Trial)
    public void stop() throws Exception {
        template.close();
        context.close();
        provider.close();
    }
}
