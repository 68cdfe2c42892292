package io.genmedia.camel.media;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The result of a task that succeeded.
 *
 * @param provider the scheme of the component, as {@code monet}
 * @param taskId the provider's id of the task
 * @param kind what was made
 * @param model the model that made it; null where not known
 * @param status {@link MediaStatus#SUCCEEDED}
 * @param outputs what was made, in the provider's order
 * @param cost what it cost, in US dollars; null where the provider does not tell
 * @param createdAt when the task was created; null where not known
 * @param completedAt when it ended, by the provider's clock; else when the end was seen
 * @param raw the provider's own last answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record MediaResult(
        String provider,
        String taskId,
        String kind,
        String model,
        MediaStatus status,
        List<MediaOutput> outputs,
        BigDecimal cost,
        Instant createdAt,
        Instant completedAt,
        JsonNode raw) {

    /** Copies the list of outputs. */
    public MediaResult {
        outputs = outputs == null ? List.of() : List.copyOf(outputs);
    }
}
