package io.genmedia.camel.media.simulator.internal;

import io.genmedia.camel.media.simulator.Operation;
import java.util.Set;

/**
 * What of a provider's API a request is for.
 *
 * @param operation the operation
 * @param argument the task's id, or the file's path, else empty
 * @param allow the methods of the path when the request's is not among them, else empty
 */
public record Endpoint(Operation operation, String argument, String allow) {

    /** A path that the provider does not know. */
    public static final Endpoint UNKNOWN = new Endpoint(Operation.OTHER, "", "");

    /** The operation of a path, when the request has one of its methods. */
    public static Endpoint of(SimulatorRequest request, Operation operation, String argument, String... methods) {
        Set<String> known = Set.of(methods);
        return known.contains(request.method())
                ? new Endpoint(operation, argument, "")
                : new Endpoint(
                        Operation.OTHER,
                        "",
                        String.join(", ", known.stream().sorted().toList()));
    }
}
