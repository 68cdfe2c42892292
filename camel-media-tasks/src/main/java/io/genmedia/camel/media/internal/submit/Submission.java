package io.genmedia.camel.media.internal.submit;

import io.genmedia.camel.media.internal.tracking.TaskTrackers;
import io.genmedia.camel.media.spi.TaskSnapshot;

/**
 * A submit that was accepted.
 *
 * @param task as the answer showed it
 * @param feed where a stream goes on telling; null where there is none
 */
public record Submission(TaskSnapshot task, TaskTrackers.Feed feed) {}
