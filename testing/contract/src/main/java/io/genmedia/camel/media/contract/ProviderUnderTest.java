package io.genmedia.camel.media.contract;

import io.genmedia.camel.media.component.MediaComponent;
import io.genmedia.camel.media.spi.MediaProvider.Capability;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A component together with the server that stands for its provider: all that the contract needs to know of either.
 * Implementations are made once for a test class; {@link #reset()} is called before each case.
 */
public interface ProviderUnderTest {

    /** For {@link #goesWrong}: every request from now on. */
    int ALWAYS = Integer.MAX_VALUE;

    /** @return the scheme of the component */
    String scheme();

    /** @return what the provider can do; said here and not read from the component, which might be wrong about it */
    Set<Capability> capabilities();

    /** @return whether it documents limits of an account */
    boolean documentsLimits();

    /**
     * @return a new component that speaks to the server with a valid key and reads a status every few milliseconds; its
     *     address is {@link #scheme()}
     */
    MediaComponent component();

    /**
     * @param work what is bought
     * @return the URI of an endpoint that takes a text as its prompt, with at least one option, so that more can follow after
     *     {@code &}
     */
    String generate(Work work);

    /** The server has no tasks, no faults, and tasks that succeed within a moment. */
    void reset();

    /** Scripts what goes wrong with the next requests that no earlier script is for. */
    void goesWrong(Stage stage, Mishap mishap, int times);

    /** Takes the script for a stage back. */
    void goesWell(Stage stage);

    /** Tasks that are made from now on take so long. */
    void tasksTake(Duration duration);

    /** The next task that is made ends failed, for a reason that another try may not meet. */
    void nextTaskFails();

    /** The next task that is made ends failed, because its content is not wanted. */
    void nextTaskIsRefused();

    /** The next task that is made never ends. */
    void nextTaskNeverEnds();

    /** Every result is these bytes from now on. */
    void contentIs(byte[] content);

    /** @return the tasks that exist, oldest first: what is paid for */
    List<BoughtTask> tasks();

    /** @return how many requests asked for a task, whatever became of them */
    long submits();

    /** @return how many requests read the state of a task */
    long statusReads();

    /**
     * A task that is paid for.
     *
     * @param id the provider's id
     * @param prompt what was asked for
     */
    record BoughtTask(String id, String prompt) {}
}
