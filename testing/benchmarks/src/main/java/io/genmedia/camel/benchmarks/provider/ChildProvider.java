package io.genmedia.camel.benchmarks.provider;

import io.genmedia.camel.benchmarks.child.ChildJvm;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The provider in a JVM of its own, so that threads, heap and CPU of this one are those of the component. */
public final class ChildProvider implements Provider {

    /** Room for a hundred thousand tasks. */
    private static final List<String> JVM = List.of("-Xmx1g");

    private final ChildJvm jvm;
    private final String baseUrl;
    private final String apiKey;

    private ChildProvider(ChildJvm jvm, String baseUrl, String apiKey) {
        this.jvm = jvm;
        this.baseUrl = baseUrl;
        this.apiKey = apiKey;
    }

    /**
     * Starts it, on a free port of the loopback address.
     *
     * @param submitDelay how long each answer to a submit is held back
     * @return the provider, listening
     */
    public static ChildProvider start(Duration submitDelay) throws IOException {
        ChildJvm jvm = ChildJvm.start(JVM, ProviderProgram.class, Long.toString(submitDelay.toMillis()));
        try {
            String[] address = jvm.answer().split(" ");
            return new ChildProvider(jvm, address[0], address[1]);
        } catch (RuntimeException e) {
            jvm.close();
            throw e;
        }
    }

    @Override
    public String baseUrl() {
        return baseUrl;
    }

    @Override
    public String apiKey() {
        return apiKey;
    }

    @Override
    public ProviderCounts counts() {
        return ProviderCounts.read(jvm.ask(ProviderProgram.COUNTS));
    }

    @Override
    public RequestCounts requests() {
        return RequestCounts.read(jvm.ask(ProviderProgram.REQUESTS));
    }

    @Override
    public List<MadeTask> made() {
        return Stream.of(jvm.ask(ProviderProgram.MADE).split(" "))
                .filter(text -> !text.isEmpty())
                .map(MadeTask::read)
                .toList();
    }

    @Override
    public void close() {
        jvm.close();
    }
}
