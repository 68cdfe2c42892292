package io.genmedia.camel.media.internal.callback;

import io.genmedia.camel.media.internal.time.SystemTime;
import io.genmedia.camel.media.spi.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.service.ServiceSupport;

/** What those share who listen on one path: who they are, the gate, and the door to the server. */
final class CallbackPath {

    private final CallbackPaths paths;
    private final CamelContext context;
    private final String path;
    private final CallbackTally tally;
    private final CallbackGate gate;
    private final ScheduledExecutorService timer;
    private final StopHook stopHook = new StopHook();
    private final List<CallbackGate.Desk> holders = new ArrayList<>();
    private AutoCloseable door;

    private CallbackPath(CallbackPaths paths, CamelContext context, String path, TimeSource timeOrNull) {
        this.paths = paths;
        this.context = context;
        this.path = path;
        this.timer = timeOrNull != null
                ? null
                : context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "media-callback-timer");
        this.tally = new CallbackTally(path, timeOrNull != null ? timeOrNull : new SystemTime(timer));
        this.gate = new CallbackGate(
                path,
                () -> context.getStatus().isSuspended() || context.getStatus().isSuspending(),
                tally);
    }

    /**
     * @param timeOrNull null for the time of this machine
     * @return the path, which answers from now on; nobody holds it yet
     */
    static CallbackPath open(
            CallbackPaths paths, CamelContext context, String path, CallbackLimits limits, TimeSource timeOrNull) {
        CallbackPath opened = new CallbackPath(paths, context, path, timeOrNull);
        try {
            opened.door = HttpDoor.open(context, path, opened.gate, limits);
            context.addService(opened.stopHook, true, true);
            return opened;
        } catch (Exception e) {
            opened.close();
            throw e instanceof RuntimeException runtime ? runtime : new RuntimeCamelException(e);
        }
    }

    String path() {
        return path;
    }

    CallbackTally tally() {
        return tally;
    }

    /** @return the desk to let go; it is one and the same for those whose secrets and receiver are the same */
    CallbackGate.Desk hold(CallbackGate.Desk asked) {
        CallbackGate.Desk desk = holders.stream()
                .filter(held ->
                        held.receiver() == asked.receiver() && held.secrets().sameAs(asked.secrets()))
                .findFirst()
                .orElse(asked);
        if (!holders.contains(desk)) {
            gate.add(desk);
        }
        holders.add(desk);
        return desk;
    }

    /** @return whether nobody holds the path any more */
    boolean letGo(CallbackGate.Desk desk) {
        holders.remove(desk);
        if (!holders.contains(desk)) {
            gate.remove(desk);
        }
        return holders.isEmpty();
    }

    void release(CallbackGate.Desk desk) {
        paths.release(this, desk);
    }

    void close() {
        holders.forEach(gate::remove);
        holders.clear();
        try {
            if (door != null) {
                door.close();
            }
            context.removeService(stopHook);
        } catch (Exception e) {
            throw new RuntimeCamelException("The path of callbacks " + path + " could not be closed", e);
        } finally {
            tally.close();
            if (timer != null) {
                context.getExecutorServiceManager().shutdownNow(timer);
            }
        }
    }

    /** Closes the path when the context stops. */
    private final class StopHook extends ServiceSupport {

        @Override
        protected void doStop() {
            paths.stopped(CallbackPath.this);
        }
    }
}
