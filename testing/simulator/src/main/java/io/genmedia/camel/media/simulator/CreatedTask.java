package io.genmedia.camel.media.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * A task that a simulated provider has accepted, and would charge for.
 *
 * @param id the provider's id
 * @param kind what is made, in the provider's words: {@code video}
 * @param model the model
 * @param input the input as it was sent
 * @param idempotencyKey the key of the submit; null where the provider knows none
 * @param createdAt when, on the simulator's clock
 * @param status the provider's status at the moment of asking
 * @param urls where the results are; empty until the task has succeeded
 */
public record CreatedTask(
        String id,
        String kind,
        String model,
        JsonNode input,
        String idempotencyKey,
        Instant createdAt,
        String status,
        List<String> urls) {}
