package io.genmedia.camel.media.spi;

import java.util.List;
import java.util.Optional;

/**
 * Keeps what was learned of how long tasks take, as texts that the engine alone reads. The calls block, as those of {@link TaskStore}
 * do. Nothing depends on it: what is lost is learned again.
 */
public interface TaskLengths {

    /**
     * What was learned of tasks that are alike.
     *
     * @param like which tasks: kind, model and the parameters that matter; at most 200 characters
     * @param text what was learned, at most 3 KB
     * @param revision counts the changes, from 1
     */
    record Learned(String like, String text, long revision) {}

    /**
     * @param provider the scheme
     * @param atMost how many
     * @return what was learned, of the tasks that ended last
     */
    List<Learned> all(String provider, int atMost);

    /** @return what was learned of some tasks */
    Optional<Learned> find(String provider, String like);

    /**
     * Keeps what was learned, unless somebody else did so meanwhile.
     *
     * @param provider the scheme
     * @param like which tasks
     * @param text what was learned
     * @param was the revision that it is made of; 0 where there was none
     * @return whether it is kept; false where another revision stands there
     */
    boolean keep(String provider, String like, String text, long was);
}
