package io.genmedia.camel.media.spi;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.MediaTask;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A task as one answer of the provider showed it.
 *
 * @param taskId the provider's id
 * @param kind what is made; null where the answer does not tell
 * @param model null where the answer does not tell
 * @param status where it stands
 * @param progress 0 to 100; null where the answer does not tell
 * @param outputs what is there; empty before the end
 * @param cost in US dollars; null where the answer does not tell
 * @param remaining of the budget, in US dollars; null where the answer does not tell
 * @param createdAt null where the answer does not tell
 * @param updatedAt null where the answer does not tell
 * @param error what the provider says of a failed task; {@link ProviderError#NONE} else
 * @param adjustments what the provider changed in the request; null where nothing
 * @param raw the answer itself
 */
public record TaskSnapshot(
        String taskId,
        String kind,
        String model,
        MediaStatus status,
        Integer progress,
        List<MediaOutput> outputs,
        BigDecimal cost,
        BigDecimal remaining,
        Instant createdAt,
        Instant updatedAt,
        ProviderError error,
        JsonNode adjustments,
        JsonNode raw) {

    /** Checks and copies. */
    public TaskSnapshot {
        Objects.requireNonNull(taskId, "taskId");
        Objects.requireNonNull(status, "status");
        outputs = List.copyOf(outputs);
        error = error == null ? ProviderError.NONE : error;
    }

    /** @return the same, with kind and model of the request where the answer does not tell them */
    public TaskSnapshot completedWith(String knownKind, String knownModel) {
        if (kind != null && model != null) {
            return this;
        }
        return new TaskSnapshot(
                taskId,
                kind == null ? knownKind : kind,
                model == null ? knownModel : model,
                status,
                progress,
                outputs,
                cost,
                remaining,
                createdAt,
                updatedAt,
                error,
                adjustments,
                raw);
    }

    /** @return the task as routes see it */
    public MediaTask toTask(String provider) {
        return new MediaTask(
                provider,
                taskId,
                kind,
                model,
                status,
                shownProgress(),
                createdAt,
                status == MediaStatus.FAILED && !error.isEmpty() ? error.text() : null);
    }

    /** @return 0 to 100, also where the answer does not tell */
    public Integer shownProgress() {
        if (status == MediaStatus.SUCCEEDED) {
            return 100;
        }
        return progress == null ? Integer.valueOf(0) : progress;
    }

    /**
     * @param provider the scheme
     * @param seenAt when the end was seen, for a provider that does not tell
     * @return the result as routes see it
     */
    public MediaResult toResult(String provider, Instant seenAt) {
        return new MediaResult(
                provider,
                taskId,
                kind,
                model,
                status,
                outputs,
                cost,
                createdAt,
                updatedAt == null ? seenAt : updatedAt,
                raw);
    }
}
