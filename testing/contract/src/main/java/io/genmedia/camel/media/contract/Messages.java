package io.genmedia.camel.media.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;

/** What is sent. */
final class Messages {

    static final String PROMPT = "A cat on a roof";
    static final String OTHER_PROMPT = "A dog in the snow";
    static final String ORDER = "order";

    private Messages() {}

    static Sending one() {
        return bench -> List.of(bench.send(PROMPT));
    }

    static Sending one(Object body) {
        return bench -> List.of(bench.send(body));
    }

    static Sending one(Object body, Map<String, Object> headers) {
        return bench -> List.of(bench.send(body, headers));
    }

    /** One order after the other. */
    static Sending ofOneOrder(String... prompts) {
        return bench -> {
            List<Exchange> done = new ArrayList<>();
            for (String prompt : prompts) {
                done.add(bench.send(prompt, Map.of(ORDER, "4711")));
            }
            return done;
        };
    }

    /** So many, before the first is done. */
    static Sending atOnce(int count, Map<String, Object> headers) {
        return bench -> {
            List<CompletableFuture<Exchange>> begun = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                begun.add(bench.begin(PROMPT, headers));
            }
            List<Exchange> done = new ArrayList<>();
            for (CompletableFuture<Exchange> one : begun) {
                done.add(bench.end(one));
            }
            return done;
        };
    }
}
