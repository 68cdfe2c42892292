package io.genmedia.camel.media.testing;

import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ProviderError;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.util.List;
import java.util.Map;

/** Tasks of the {@link Atelier}, as snapshots and as its answers. */
public final class Tasks {

    private Tasks() {}

    /** @return a task that is not over */
    public static TaskSnapshot running(String id, int progress) {
        return snapshot(id, MediaStatus.RUNNING, progress, List.of(), ProviderError.NONE);
    }

    /** @return a task that is not begun */
    public static TaskSnapshot pending(String id) {
        return snapshot(id, MediaStatus.PENDING, null, List.of(), ProviderError.NONE);
    }

    /** @return a task with a film */
    public static TaskSnapshot succeeded(String id) {
        return snapshot(
                id,
                MediaStatus.SUCCEEDED,
                null,
                List.of(MediaOutput.of("https://cdn.example/" + id + ".mp4", "video")),
                ProviderError.NONE);
    }

    /** @return a task without a film */
    public static TaskSnapshot failed(String id, String code) {
        return snapshot(id, MediaStatus.FAILED, null, List.of(), new ProviderError(code, "no luck"));
    }

    private static TaskSnapshot snapshot(
            String id, MediaStatus status, Integer progress, List<MediaOutput> outputs, ProviderError error) {
        return new TaskSnapshot(id, null, null, status, progress, outputs, null, null, null, null, error, null, null);
    }

    /** @param json with apostrophes for quotes */
    public static ApiAnswer answer(int status, String json) {
        return answer(status, json, Map.of());
    }

    /** @param json with apostrophes for quotes */
    public static ApiAnswer answer(int status, String json, Map<String, String> headers) {
        return new ApiAnswer(status, headers, json.replace('\'', '"'));
    }

    /** @return the answer of a status read */
    public static ApiAnswer answer(TaskSnapshot task) {
        String progress = task.progress() == null ? "" : ",'progress':" + task.progress();
        String url = task.outputs().isEmpty()
                ? ""
                : ",'url':'" + task.outputs().get(0).url() + "'";
        String error = task.error().isEmpty()
                ? ""
                : ",'error':{'code':'" + task.error().code() + "','message':'no luck'}";
        return answer(
                200, "{'id':'" + task.taskId() + "','status':'" + task.status() + "'" + progress + url + error + "}");
    }
}
