package io.genmedia.camel.media;

import java.io.Serial;
import java.util.EventObject;
import org.apache.camel.spi.CamelEvent;

/**
 * Sent to the context's event notifiers at each change of a task that is waited for. The source is the
 * {@link org.apache.camel.Exchange} that waits.
 */
public final class MediaTaskEvent extends EventObject implements CamelEvent {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient MediaTask task;
    private final String routeId;
    private long timestamp;

    /**
     * @param source the exchange that waits
     * @param routeId the route that the step stands in; may be null
     * @param task as it was seen
     */
    public MediaTaskEvent(Object source, String routeId, MediaTask task) {
        super(source);
        this.routeId = routeId;
        this.task = task;
    }

    /** @return the task as it was seen */
    public MediaTask getTask() {
        return task;
    }

    /** @return the route that the step stands in; may be null */
    public String getRouteId() {
        return routeId;
    }

    @Override
    public Type getType() {
        return Type.Custom;
    }

    @Override
    public long getTimestamp() {
        return timestamp;
    }

    @Override
    public void setTimestamp(long timestamp) {
        this.timestamp = timestamp;
    }

    @Override
    public String toString() {
        return "Task " + task.taskId() + " of " + task.provider() + ": " + task.status()
                + (task.progress() == null ? "" : " " + task.progress() + " %");
    }
}
