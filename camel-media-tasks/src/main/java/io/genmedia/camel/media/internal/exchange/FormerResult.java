package io.genmedia.camel.media.internal.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.internal.exchange.GivenInput.Media;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/** The result of an earlier step that is the body of a generate: the record itself, or its JSON. */
final class FormerResult {

    /** What the JSON of every result and task has, and no parameters have together. */
    private static final List<String> MARKS = List.of("provider", "taskId", "status");

    private FormerResult() {}

    /** @return the result, or the task without outputs, where the body is one */
    static Optional<MediaResult> of(Object body) {
        if (body instanceof MediaResult result) {
            return Optional.of(result);
        }
        return body instanceof MediaTask task ? Optional.of(ofTask(task)) : Optional.empty();
    }

    /** @return whether there is nothing that a model could take but the id */
    static boolean isEmpty(MediaResult result) {
        return text(result) == null && result.outputs().stream().allMatch(output -> output.url() == null);
    }

    private static MediaResult ofTask(MediaTask task) {
        return new MediaResult(
                task.provider(),
                task.taskId(),
                task.kind(),
                task.model(),
                task.status(),
                List.of(),
                null,
                task.createdAt(),
                null,
                null);
    }

    /**
     * @param map the JSON of a result or of a task, as a map; or parameters of any type, as files and streams
     * @return as {@link #ofJson}
     */
    static Optional<MediaResult> ofMap(Map<?, ?> map) {
        // first: parameters may be what no JSON can be made of
        boolean named = MARKS.stream().allMatch(mark -> map.get(mark) instanceof CharSequence);
        try {
            return named ? ofJson(MediaJson.tree(map)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * @param tree the JSON of a result or of a task; it may come from anywhere
     * @return the result, with those of its outputs whose address is one
     */
    static Optional<MediaResult> ofJson(JsonNode tree) {
        if (!MARKS.stream().allMatch(mark -> tree.path(mark).isTextual())) {
            return Optional.empty();
        }
        try {
            MediaResult read = MediaJson.mapper().convertValue(tree, MediaResult.class);
            List<MediaOutput> outputs =
                    read.outputs().stream().filter(FormerResult::isHarmless).toList();
            return Optional.of(new MediaResult(
                    read.provider(),
                    read.taskId(),
                    read.kind(),
                    read.model(),
                    read.status(),
                    outputs,
                    read.cost(),
                    read.createdAt(),
                    read.completedAt(),
                    read.raw()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A text that comes from anywhere names no file of this machine. */
    private static boolean isHarmless(MediaOutput output) {
        return output.url() == null || MediaReading.isAddress(output.url());
    }

    /** What the step was for; what goes with that, as a cover, is an input where there is nothing else. */
    static List<Media> media(MediaResult result, Exchange exchange) throws IOException {
        List<MediaOutput> all =
                result.outputs().stream().filter(output -> output.url() != null).toList();
        List<MediaOutput> main = all.stream()
                .filter(output -> MediaOutput.ROLE_RESULT.equals(output.role()) && !"3d".equals(output.kind()))
                .toList();
        return MediaReading.of(main.isEmpty() ? all : main, exchange).orElse(List.of());
    }

    /** @return the text that the step was for, as the words of a song; null where it was for media */
    static String text(MediaResult result) {
        boolean media = result.outputs().stream().anyMatch(output -> output.url() != null);
        return media
                ? null
                : result.outputs().stream()
                        .map(MediaOutput::text)
                        .filter(text -> text != null && !text.isBlank())
                        .findFirst()
                        .orElse(null);
    }
}
