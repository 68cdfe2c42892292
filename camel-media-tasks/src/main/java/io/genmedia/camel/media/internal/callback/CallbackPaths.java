package io.genmedia.camel.media.internal.callback;

import io.genmedia.camel.media.spi.TimeSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;

/** The paths of one context that are open. Opening and closing happen one after the other. */
final class CallbackPaths {

    private final CamelContext context;
    private final Map<String, CallbackPath> open = new HashMap<>();

    private CallbackPaths(CamelContext context) {
        this.context = context;
    }

    static CallbackPaths of(CamelContext context) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        synchronized (CallbackPaths.class) {
            CallbackPaths paths = extension.getContextPlugin(CallbackPaths.class);
            if (paths == null) {
                paths = new CallbackPaths(context);
                extension.addContextPlugin(CallbackPaths.class, paths);
            }
            return paths;
        }
    }

    synchronized CallbackListener open(
            String path, CallbackGate.Desk desk, CallbackLimits limits, TimeSource timeOrNull) {
        CallbackPath shared = open.get(path);
        if (shared == null) {
            shared = CallbackPath.open(this, context, path, limits, timeOrNull);
            open.put(path, shared);
        }
        return new CallbackListener(shared, shared.hold(desk));
    }

    synchronized void release(CallbackPath path, CallbackGate.Desk desk) {
        if (open.get(path.path()) == path && path.letGo(desk)) {
            open.remove(path.path());
            path.close();
        }
    }

    /** The context stops. */
    synchronized void stopped(CallbackPath path) {
        if (open.remove(path.path(), path)) {
            path.close();
        }
    }
}
