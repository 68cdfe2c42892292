package io.genmedia.camel.media;

import java.util.List;

/**
 * One page of a provider's list of tasks.
 *
 * @param tasks the tasks, in the provider's order
 * @param page the number of the page, from 1
 * @param pageSize how many tasks a page holds at most
 * @param total how many tasks there are in all
 */
public record MediaTaskPage(List<MediaTask> tasks, int page, int pageSize, long total) {

    /** Copies the list of tasks. */
    public MediaTaskPage {
        tasks = List.copyOf(tasks);
    }
}
