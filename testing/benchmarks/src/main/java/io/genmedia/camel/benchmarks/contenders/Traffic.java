package io.genmedia.camel.benchmarks.contenders;

import io.genmedia.camel.benchmarks.measure.Connections;
import io.genmedia.camel.benchmarks.provider.Provider;
import io.genmedia.camel.benchmarks.provider.RequestCounts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What comes to a provider over time, as seen from outside the contender. Safe for many threads. */
final class Traffic {

    private final Provider provider;
    private final RequestCounts before;
    private final Connections connections;
    private final long begun = System.nanoTime();
    private final List<Moment> moments = new ArrayList<>();
    private int connectionsPeak = -1;

    /**
     * What has come until a moment.
     *
     * @param millis since the beginning
     * @param requests all until then
     */
    public record Moment(long millis, RequestCounts requests) {}

    Traffic(Provider provider) {
        this.provider = provider;
        this.before = provider.requests();
        this.connections = new Connections(URI.create(provider.baseUrl()).getPort());
    }

    /** Looks now. */
    synchronized void look() {
        moments.add(new Moment(
                (System.nanoTime() - begun) / 1_000_000, provider.requests().since(before)));
        connections.open().ifPresent(open -> connectionsPeak = Math.max(connectionsPeak, open));
    }

    synchronized List<Moment> moments() {
        return List.copyOf(moments);
    }

    /** The most connections at once; null where the system does not tell. */
    synchronized Integer connectionsAtMost() {
        return connectionsPeak < 0 ? null : connectionsPeak;
    }
}
