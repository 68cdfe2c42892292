package io.genmedia.camel.media.internal.meters;

import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.time.Duration;
import java.util.function.IntSupplier;

/** What is counted of the tasks of one provider. Called from any thread; never blocks, never fails. */
public interface TaskMeters {

    /** Where the application counts nothing. */
    TaskMeters NONE = new TaskMeters() {};

    /**
     * The provider took a task of this application.
     *
     * @param kind of the task
     * @param model may be null
     */
    default void submitted(String kind, String model) {}

    /** @param acceptance what is known of a submit that brought no task: nothing was bought, or nobody knows */
    default void notSubmitted(Acceptance acceptance) {}

    /** A status was asked for. */
    default void polled() {}

    /**
     * A task ended at the provider. One that is heard of again, because somebody asks for its result again, is counted once.
     *
     * @param task as it ended; says what it cost, where the provider does
     * @param kind of the task; null where it is not known
     * @param model null where it is not known
     * @param followed for how long this application has followed it
     */
    default void ended(TaskSnapshot task, String kind, String model, Duration followed) {}

    /**
     * Somebody waits for a task no longer, which goes on at the provider.
     *
     * @param kind of the task; null where it is not known
     * @param model null where it is not known
     * @param waited for how long
     */
    default void timedOut(String kind, String model, Duration waited) {}

    /**
     * What is shown as it is at the moment.
     *
     * @param inFlight how many tasks are followed
     * @param waiting how many submits wait for a place in the limits of their account
     */
    default void watch(IntSupplier inFlight, IntSupplier waiting) {}

    /** The application ends: what is shown as it is at the moment is shown no longer. */
    default void close() {}
}
