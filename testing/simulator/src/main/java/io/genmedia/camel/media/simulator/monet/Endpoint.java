package io.genmedia.camel.media.simulator.monet;

import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.internal.SimulatorRequest;
import java.util.Set;

/**
 * What of Monet's API a request is for.
 *
 * @param operation the operation
 * @param argument the task's id, or the file's path, else empty
 * @param allow the methods of the path when the request's is not among them, else empty
 */
record Endpoint(Operation operation, String argument, String allow) {

    private static final String TASKS = "/api/v1/tasks/";
    private static final String FILES = "/files/";

    static Endpoint of(SimulatorRequest request) {
        String path = request.path();
        return switch (path) {
            case "/api/v1/tasks/async" -> choose(request, Operation.SUBMIT, "", Set.of("POST"));
            case "/api/v1/tasks/sync" -> choose(request, Operation.STREAM, "", Set.of("POST"));
            case "/api/v1/tasks/list" -> choose(request, Operation.LIST, "", Set.of("GET"));
            case "/api/v1/files" -> choose(request, Operation.UPLOAD, "", Set.of("POST"));
            default -> withArgument(request, path);
        };
    }

    private static Endpoint withArgument(SimulatorRequest request, String path) {
        if (path.startsWith(TASKS) && path.length() > TASKS.length() && path.indexOf('/', TASKS.length()) < 0) {
            return choose(request, Operation.STATUS, path.substring(TASKS.length()), Set.of("GET"));
        }
        if (path.startsWith(FILES)) {
            return choose(request, Operation.DOWNLOAD, path.substring(FILES.length()), Set.of("GET", "HEAD"));
        }
        return new Endpoint(Operation.OTHER, "", "");
    }

    private static Endpoint choose(
            SimulatorRequest request, Operation operation, String argument, Set<String> methods) {
        return methods.contains(request.method())
                ? new Endpoint(operation, argument, "")
                : new Endpoint(
                        Operation.OTHER,
                        "",
                        String.join(", ", methods.stream().sorted().toList()));
    }
}
