package io.genmedia.camel.media;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A task at a provider, as one status read showed it.
 *
 * @param provider the scheme of the component, as {@code monet}
 * @param taskId the provider's id of the task
 * @param kind what is made: {@code video}, {@code image}, {@code music}, {@code audio}, {@code 3d}
 * @param model the model; null where neither the submit nor the provider's answer tells
 * @param status where it stands
 * @param progress how far it is, 0 to 100; 0 where the provider does not tell
 * @param createdAt when it was created; null where not known
 * @param error what the provider says of a failed task; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record MediaTask(
        String provider,
        String taskId,
        String kind,
        String model,
        MediaStatus status,
        Integer progress,
        Instant createdAt,
        String error) {}
