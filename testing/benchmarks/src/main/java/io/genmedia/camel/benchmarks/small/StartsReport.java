package io.genmedia.camel.benchmarks.small;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * How long contexts take to start, each in a JVM that has done nothing before.
 *
 * @param starts by what the route leads to
 */
public record StartsReport(Map<StartTarget, List<Start>> starts) {

    /**
     * One start.
     *
     * @param wall microseconds from the making of the context to its having started
     * @param cpu microseconds of the process meanwhile, its compilers and collector among them
     * @param main microseconds of CPU of the thread that starts the context, which a busy machine lengthens least
     * @param classes that were loaded meanwhile
     */
    public record Start(long wall, long cpu, long main, long classes) {

        String line() {
            return wall + " " + cpu + " " + main + " " + classes;
        }

        static Start read(String line) {
            String[] parts = line.split(" ");
            return new Start(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]),
                    Long.parseLong(parts[3]));
        }
    }

    /** @return milliseconds that each adds to a route that leads nowhere, from median to median */
    @JsonProperty
    public Map<StartTarget, Double> addedMillis() {
        Map<StartTarget, Double> added = new EnumMap<>(StartTarget.class);
        starts.keySet().forEach(target -> added.put(target, added(target, Start::wall) / 1_000.0));
        return added;
    }

    /** @return how much more it is than of a route that leads nowhere, from median to median */
    public long added(StartTarget target, ToLongFunction<Start> of) {
        return median(target, of) - median(StartTarget.NOTHING, of);
    }

    long median(StartTarget target, ToLongFunction<Start> of) {
        List<Start> all = starts.get(target);
        return sorted(target, of)[(all.size() - 1) / 2];
    }

    long least(StartTarget target, ToLongFunction<Start> of) {
        return sorted(target, of)[0];
    }

    long most(StartTarget target, ToLongFunction<Start> of) {
        long[] sorted = sorted(target, of);
        return sorted[sorted.length - 1];
    }

    private long[] sorted(StartTarget target, ToLongFunction<Start> of) {
        return starts.get(target).stream().mapToLong(of).sorted().toArray();
    }
}
