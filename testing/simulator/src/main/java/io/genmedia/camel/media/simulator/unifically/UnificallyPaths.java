package io.genmedia.camel.media.simulator.unifically;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.internal.Endpoint;
import io.genmedia.camel.media.simulator.internal.SimulatorRequest;

/** The paths of Unifically's API, and those of the host that has the files. */
final class UnificallyPaths {

    /** What the paths of the files begin with; no path below the API's root does, for those begin with a slash. */
    static final String ON_FILES_HOST = "unifically-files";

    static final String FILES = "/files/";

    private static final String TASKS = "/v1/tasks";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_BODY = 16 * 1024 * 1024;

    private UnificallyPaths() {}

    static Endpoint endpoint(SimulatorRequest request) {
        String path = request.path();
        if (path.startsWith(ON_FILES_HOST)) {
            return ofFiles(request, path.substring(ON_FILES_HOST.length()));
        }
        if (path.equals(TASKS)) {
            return Endpoint.of(request, asksForTheCost(request) ? Operation.ESTIMATE : Operation.SUBMIT, "", "POST");
        }
        if (path.equals("/v1/account")) {
            return Endpoint.of(request, Operation.ACCOUNT, "", "GET");
        }
        if (path.startsWith(TASKS + "/") && path.length() > TASKS.length() + 1) {
            return Endpoint.of(request, Operation.STATUS, path.substring(TASKS.length() + 1), "GET");
        }
        return Endpoint.UNKNOWN;
    }

    private static Endpoint ofFiles(SimulatorRequest request, String path) {
        if (path.equals("/upload")) {
            return Endpoint.of(request, Operation.UPLOAD, "", "PUT");
        }
        if (path.startsWith(FILES)) {
            return Endpoint.of(request, Operation.DOWNLOAD, path.substring(FILES.length()), "GET", "HEAD");
        }
        return Endpoint.UNKNOWN;
    }

    /** Whether a request for a task is a dry run; what cannot be read is a submit, and refused as one. */
    private static boolean asksForTheCost(SimulatorRequest request) {
        String body = request.body().text(LONGEST_BODY);
        if (!body.contains("dry_run")) {
            return false;
        }
        try {
            return JSON.readTree(body).path("dry_run").equals(BooleanNode.TRUE);
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
