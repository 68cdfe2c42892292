package io.genmedia.camel.media.simulator.gateai;

import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.internal.Endpoint;
import io.genmedia.camel.media.simulator.internal.SimulatorRequest;

/** The paths of GateAI's API. */
final class GateAiPaths {

    static final String STATUS = "/get/";
    static final String FILES = "/files/";
    static final String MODELS = "/v1/models";
    static final String SCHEMA = "schema";

    private GateAiPaths() {}

    static Endpoint endpoint(SimulatorRequest request) {
        String path = request.path();
        // A client that joins a relative result to the base URL comes with the prefix twice; at the provider it is
        // empty.
        return of(
                request,
                path.startsWith(SimulatedGateAi.PREFIX + "/") ? path.substring(SimulatedGateAi.PREFIX.length()) : path);
    }

    private static Endpoint of(SimulatorRequest request, String path) {
        return switch (path) {
            case "/api/generate" -> Endpoint.of(request, Operation.SUBMIT, "", "POST");
            case "/api/estimate" -> Endpoint.of(request, Operation.ESTIMATE, "", "POST");
            case "/api/upload" -> Endpoint.of(request, Operation.UPLOAD, "", "POST");
            case "/api/me" -> Endpoint.of(request, Operation.LIST, "", "GET");
            case "/credits" -> Endpoint.of(request, Operation.ACCOUNT, "", "GET");
            case MODELS -> Endpoint.of(request, Operation.MODELS, "", "GET");
            default -> withArgument(request, path);
        };
    }

    private static Endpoint withArgument(SimulatorRequest request, String path) {
        if (isBelow(STATUS, path)) {
            return Endpoint.of(request, Operation.STATUS, path.substring(STATUS.length()), "GET");
        }
        if (isBelow(MODELS + "/", path)) {
            return Endpoint.of(request, Operation.MODELS, path.substring(MODELS.length() + 1), "GET");
        }
        if (path.startsWith(FILES)) {
            return Endpoint.of(request, Operation.DOWNLOAD, path.substring(FILES.length()), "GET", "HEAD");
        }
        return Endpoint.UNKNOWN;
    }

    private static boolean isBelow(String parent, String path) {
        return path.startsWith(parent) && path.length() > parent.length() && path.indexOf('/', parent.length()) < 0;
    }
}
