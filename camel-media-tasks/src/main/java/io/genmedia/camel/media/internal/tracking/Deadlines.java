package io.genmedia.camel.media.internal.tracking;

import io.genmedia.camel.media.internal.time.Alarm;
import io.genmedia.camel.media.internal.time.Nanos;
import io.genmedia.camel.media.spi.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** When those who wait wait no longer, with one timer for all: there are as many as tasks, and hardly one comes to its deadline. */
final class Deadlines {

    private final TimeSource time;
    private final Consumer<TaskWait> onDeadline;
    private final DueQueue<TaskWait> waits = new DueQueue<>();
    private final Alarm alarm;

    /**
     * @param time the time
     * @param onDeadline told of each wait whose time is over
     */
    Deadlines(TimeSource time, Consumer<TaskWait> onDeadline) {
        this.time = time;
        this.onDeadline = onDeadline;
        this.alarm = new Alarm(time, this::ring);
    }

    /** It waits until then at most. */
    synchronized void add(TaskWait wait) {
        waits.add(wait, time.nanoTime() + Nanos.of(wait.timeout()));
        alarm.ringAt(waits.firstDue());
    }

    /** It waits no longer. */
    synchronized void remove(TaskWait wait) {
        if (waits.remove(wait) && waits.isEmpty()) {
            alarm.cancel();
        }
    }

    private void ring() {
        List<TaskWait> over = new ArrayList<>();
        synchronized (this) {
            alarm.rang();
            long now = time.nanoTime();
            while (waits.isDue(now)) {
                over.add(waits.poll());
            }
            if (!waits.isEmpty()) {
                alarm.ringAt(waits.firstDue());
            }
        }
        over.forEach(onDeadline);
    }
}
