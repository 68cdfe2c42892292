package io.genmedia.camel.benchmarks.small;

import io.genmedia.camel.benchmarks.child.ChildJvm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Starts contexts with and without the component, in turns, each in a JVM of its own. */
public final class Starts {

    private static final String COMPONENT = "monet:video?model=sora-2&apiKey=a-key&baseUrl=http://127.0.0.1:1";

    private Starts() {}

    /** @param rounds how often each is started */
    public static StartsReport of(int rounds) throws IOException {
        List<StartsReport.Start> without = new ArrayList<>();
        List<StartsReport.Start> with = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            without.add(start());
            with.add(start(COMPONENT));
        }
        return new StartsReport(without, with);
    }

    private static StartsReport.Start start(String... arguments) throws IOException {
        try (ChildJvm jvm = ChildJvm.start(List.of(), StartProgram.class, arguments)) {
            return StartsReport.Start.read(jvm.answer());
        }
    }
}
