package io.genmedia.camel.media.simulator.unifically;

import io.genmedia.camel.media.simulator.internal.SimulatedProvider;
import io.genmedia.camel.media.simulator.internal.SimulatorRequest;
import io.genmedia.camel.media.simulator.internal.SimulatorResponse;

/** The provider's second host, which takes uploads and has the results: paths of its own, and the same memory. */
final class FilesHost implements SimulatedProvider {

    private final SimulatedProvider unifically;

    FilesHost(SimulatedProvider unifically) {
        this.unifically = unifically;
    }

    @Override
    public String prefix() {
        return SimulatedUnifically.FILES_PREFIX;
    }

    @Override
    public SimulatorResponse handle(SimulatorRequest request) {
        return unifically.handle(marked(request));
    }

    @Override
    public boolean isHeavy(SimulatorRequest request) {
        return unifically.isHeavy(marked(request));
    }

    private static SimulatorRequest marked(SimulatorRequest request) {
        return request.withPath(UnificallyPaths.ON_FILES_HOST + request.path());
    }
}
