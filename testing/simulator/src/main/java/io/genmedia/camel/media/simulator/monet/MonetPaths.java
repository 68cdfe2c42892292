package io.genmedia.camel.media.simulator.monet;

import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.internal.Endpoint;
import io.genmedia.camel.media.simulator.internal.SimulatorRequest;

/** The paths of Monet's API. */
final class MonetPaths {

    private static final String TASKS = "/api/v1/tasks/";
    private static final String FILES = "/files/";

    private MonetPaths() {}

    static Endpoint endpoint(SimulatorRequest request) {
        String path = request.path();
        return switch (path) {
            case "/api/v1/tasks/async" -> Endpoint.of(request, Operation.SUBMIT, "", "POST");
            case "/api/v1/tasks/sync" -> Endpoint.of(request, Operation.STREAM, "", "POST");
            case "/api/v1/tasks/list" -> Endpoint.of(request, Operation.LIST, "", "GET");
            case "/api/v1/files" -> Endpoint.of(request, Operation.UPLOAD, "", "POST");
            default -> withArgument(request, path);
        };
    }

    private static Endpoint withArgument(SimulatorRequest request, String path) {
        if (path.startsWith(TASKS) && path.length() > TASKS.length() && path.indexOf('/', TASKS.length()) < 0) {
            return Endpoint.of(request, Operation.STATUS, path.substring(TASKS.length()), "GET");
        }
        if (path.startsWith(FILES)) {
            return Endpoint.of(request, Operation.DOWNLOAD, path.substring(FILES.length()), "GET", "HEAD");
        }
        return Endpoint.UNKNOWN;
    }
}
