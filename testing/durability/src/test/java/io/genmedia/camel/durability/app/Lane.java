package io.genmedia.camel.durability.app;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One way from a source through one provider to the ledger.
 *
 * @param scheme the provider
 * @param completion how the end of a task is learned
 * @param source where prompts come from
 */
public record Lane(String scheme, Completion completion, Source source) {

    /** The providers. */
    public static final List<String> SCHEMES = List.of("monet", "gateai", "unifically");

    /** How a route learns the end of its task. */
    public enum Completion {
        /** The exchange that submitted waits. */
        POLL,
        /** The exchange ends with the submit; {@code <scheme>:completed} tells the result. */
        NONE
    }

    /** Where prompts come from; each keeps a message until its exchange is done. */
    public enum Source {
        /** A folder of text files. */
        FOLDER,
        /** A queue of a broker, in a local transaction. */
        JMS,
        /** A topic, with offsets that are committed at the end of the route. */
        KAFKA
    }

    /** @return lanes of all providers with this source and completion */
    public static List<Lane> of(Source source, Completion completion) {
        return SCHEMES.stream()
                .map(scheme -> new Lane(scheme, completion, source))
                .toList();
    }

    /** @return the name of its route, folder, queue and topic */
    public String name() {
        return String.join(
                "-",
                scheme,
                completion.name().toLowerCase(Locale.ROOT),
                source.name().toLowerCase(Locale.ROOT));
    }

    static List<Lane> parse(String names) {
        return Arrays.stream(names.split(",")).map(Lane::parseOne).toList();
    }

    private static Lane parseOne(String name) {
        String[] parts = name.split("-");
        return new Lane(
                parts[0],
                Completion.valueOf(parts[1].toUpperCase(Locale.ROOT)),
                Source.valueOf(parts[2].toUpperCase(Locale.ROOT)));
    }

    /** @return the names, as {@link Settings} takes them */
    public static String names(List<Lane> lanes) {
        return lanes.stream().map(Lane::name).collect(Collectors.joining(","));
    }
}
