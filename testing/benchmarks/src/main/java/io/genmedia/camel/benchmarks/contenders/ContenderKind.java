package io.genmedia.camel.benchmarks.contenders;

import java.time.Duration;
import java.util.Locale;

/** Who competes. */
public enum ContenderKind {
    /** A route of Camel's own parts. */
    PLAIN("plain route") {
        @Override
        Contender start(String baseUrl, String apiKey, Duration poll) throws Exception {
            return new PlainRoute(new MonetApi(baseUrl, apiKey), poll == null ? USUAL_POLL : poll);
        }
    },
    /** A client written by hand. */
    CLIENT("client by hand") {
        @Override
        Contender start(String baseUrl, String apiKey, Duration poll) {
            return new HandWrittenClient(new MonetApi(baseUrl, apiKey), poll == null ? USUAL_POLL : poll);
        }
    },
    /** The component, which reads the status. */
    COMPONENT("component") {
        @Override
        Contender start(String baseUrl, String apiKey, Duration poll) throws Exception {
            return new ComponentRoute(baseUrl, apiKey, "poll", poll);
        }
    },
    /** The component, which listens to the provider's events. */
    STREAM("component, stream") {
        @Override
        Contender start(String baseUrl, String apiKey, Duration poll) throws Exception {
            return new ComponentRoute(baseUrl, apiKey, "stream", poll);
        }

        @Override
        int tasks(int wanted) {
            return Math.min(wanted, STREAMS);
        }
    };

    /** What Monet recommends. */
    private static final Duration USUAL_POLL = Duration.ofSeconds(5);

    /** As many streams the component keeps open for an account; of more tasks it reads the status. */
    private static final int STREAMS = 64;

    private final String title;

    ContenderKind(String title) {
        this.title = title;
    }

    /** @return what a table calls it */
    public String title() {
        return title;
    }

    /** @return how it is named in an option */
    String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return how many tasks it is given of so many */
    int tasks(int wanted) {
        return wanted;
    }

    /** @param poll between two reads of a status; null where it may choose */
    abstract Contender start(String baseUrl, String apiKey, Duration poll) throws Exception;
}
