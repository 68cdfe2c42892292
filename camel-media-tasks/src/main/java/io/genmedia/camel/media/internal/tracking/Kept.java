package io.genmedia.camel.media.internal.tracking;

import io.genmedia.camel.media.spi.TaskSnapshot;

/** What is kept of a task that runs: thousands are waited for at a time. */
final class Kept {

    private Kept() {}

    /**
     * @param task as it was seen
     * @param ref what is kept of it anyway
     * @return the same without the answer, with the texts that are there already in the place of equal ones
     */
    static TaskSnapshot of(TaskSnapshot task, TaskRef ref) {
        return new TaskSnapshot(
                known(ref.taskId(), task.taskId()),
                known(ref.kind(), task.kind()),
                known(ref.model(), task.model()),
                task.status(),
                task.progress(),
                task.outputs(),
                task.cost(),
                task.remaining(),
                task.createdAt(),
                task.updatedAt(),
                task.error(),
                task.adjustments(),
                null);
    }

    private static String known(String known, String seen) {
        return seen == null || seen.equals(known) ? known : seen;
    }
}
