package io.genmedia.camel.media.simulator.unifically;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.internal.Rejection;
import io.genmedia.camel.media.simulator.internal.Shown;
import java.time.Instant;

/** The tasks and clips from which the follow-up models go on: they must be the key's own, and be done. */
final class Sources {

    private final UnificallyTasks tasks;

    Sources(UnificallyTasks tasks) {
        this.tasks = tasks;
    }

    void check(Submission submission, Instant now) throws Rejection {
        if (submission.model().open()) {
            return;
        }
        JsonNode id = submission.input().get("task_id");
        if (id != null) {
            checkTask(id, now);
        }
        JsonNode clip = submission.input().get("clip_id");
        if (clip != null) {
            checkClip(clip, now);
        }
    }

    private void checkTask(JsonNode id, Instant now) throws Rejection {
        UnificallyTask source = tasks.find(id.textValue())
                .filter(task -> !task.ofAnother())
                .orElseThrow(() -> missing("task_id", id, "task"));
        if (!source.isCompleted(now)) {
            throw unusable(id, "is " + source.status(now) + ", and must be completed");
        }
        if (!source.submission().model().kind().equals("video")) {
            throw unusable(id, "has made no video");
        }
    }

    private void checkClip(JsonNode clip, Instant now) throws Rejection {
        boolean known = tasks.ofClip(clip.textValue())
                .filter(task -> !task.ofAnother() && task.isCompleted(now))
                .isPresent();
        if (!known) {
            throw missing("clip_id", clip, "clip");
        }
    }

    private static Rejection missing(String name, JsonNode id, String what) {
        return new Rejection(
                404, "not_found", "input." + name + " is " + Shown.value(id) + "; there is no such " + what);
    }

    private static Rejection unusable(JsonNode id, String why) {
        return new Rejection(400, "generation_failed", "input.task_id is " + Shown.value(id) + "; that task " + why);
    }
}
