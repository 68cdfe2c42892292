package io.genmedia.camel.media.spi;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.MediaTask;
import java.math.BigDecimal;
import java.net.URI;
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

    /**
     * A task of which no more is known than that it was accepted.
     *
     * @param taskId the provider's id
     * @param kind what is made
     * @param model by which model; null where it is not known
     * @param at when
     * @return the task
     */
    public static TaskSnapshot accepted(String taskId, String kind, String model, Instant at) {
        return new TaskSnapshot(
                taskId, kind, model, MediaStatus.PENDING, null, List.of(), null, null, at, null, null, null, null);
    }

    /** Checks and copies. */
    public TaskSnapshot {
        Objects.requireNonNull(taskId, "taskId");
        Objects.requireNonNull(status, "status");
        outputs = List.copyOf(outputs);
        error = error == null ? ProviderError.NONE : error;
    }

    /** @return the same, with kind and model of the request where the answer does not tell them */
    public TaskSnapshot completedWith(String knownKind, String knownModel) {
        boolean complete = kind != null && model != null && outputs.stream().allMatch(output -> output.kind() != null);
        if (complete) {
            return this;
        }
        String kindOfAll = kind == null ? knownKind : kind;
        List<MediaOutput> ofKind = outputs.stream()
                .map(output -> output.kind() != null
                        ? output
                        : new MediaOutput(output.url(), kindOfAll, output.role(), output.mediaType(), output.text()))
                .toList();
        return copy(
                kindOfAll, model == null ? knownModel : model, ofKind, new Receipt(cost, remaining, adjustments), raw);
    }

    /** @return the same, without the answer itself, for a task that is not over: ten thousand of these are kept while they are waited for */
    public TaskSnapshot withoutAnswer() {
        return raw == null ? this : copy(kind, model, outputs, new Receipt(cost, remaining, adjustments), null);
    }

    private TaskSnapshot copy(
            String newKind, String newModel, List<MediaOutput> newOutputs, Receipt money, JsonNode answer) {
        return new TaskSnapshot(
                taskId,
                newKind,
                newModel,
                status,
                progress,
                newOutputs,
                money.cost(),
                money.remaining(),
                createdAt,
                updatedAt,
                error,
                money.adjustments(),
                answer);
    }

    /**
     * @param receipt what the provider said of money when it took the task; null for nothing
     * @return the same, with what a status read does not repeat
     */
    public TaskSnapshot with(Receipt receipt) {
        if (receipt == null) {
            return this;
        }
        Receipt money = new Receipt(
                cost == null ? receipt.cost() : cost,
                remaining == null ? receipt.remaining() : remaining,
                adjustments == null ? receipt.adjustments() : adjustments);
        return copy(kind, model, outputs, money, raw);
    }

    /** @return the same, with the addresses of outputs made whole that the provider gives without its own */
    public TaskSnapshot at(URI baseUrl) {
        if (outputs.stream().allMatch(output -> output.url() == null || isWhole(output.url()))) {
            return this;
        }
        List<MediaOutput> whole = outputs.stream()
                .map(output -> output.url() == null
                        ? output
                        : new MediaOutput(
                                wholeAddress(baseUrl, output.url()),
                                output.kind(),
                                output.role(),
                                output.mediaType(),
                                output.text()))
                .toList();
        return copy(kind, model, whole, new Receipt(cost, remaining, adjustments), raw);
    }

    private static boolean isWhole(String url) {
        return url.startsWith("http://") || url.startsWith("https://") || url.startsWith("data:");
    }

    private static String wholeAddress(URI baseUrl, String url) {
        try {
            return isWhole(url) ? url : baseUrl.resolve(url).toString();
        } catch (IllegalArgumentException e) {
            return url;
        }
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
