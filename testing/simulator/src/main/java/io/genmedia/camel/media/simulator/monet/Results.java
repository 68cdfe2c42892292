package io.genmedia.camel.media.simulator.monet;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.media.MediaContent;
import io.genmedia.camel.media.simulator.media.MediaFormat;
import io.genmedia.camel.media.simulator.media.MediaStudio;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The result files of tasks: their addresses, and their content, which is made when it is first asked for. */
final class Results {

    private final MediaStudio studio = new MediaStudio();
    private final Supplier<String> baseUrl;

    Results(Supplier<String> baseUrl) {
        this.baseUrl = baseUrl;
    }

    List<String> urls(Task task) {
        return IntStream.range(0, task.outputs())
                .mapToObj(index -> baseUrl.get() + "/files/" + filename(task, index))
                .toList();
    }

    boolean isResult(Task task, String filename) {
        return IntStream.range(0, task.outputs())
                .anyMatch(index -> filename(task, index).equals(filename));
    }

    MediaContent make(Task task) {
        JsonNode input = task.submission().input();
        String model = task.submission().model();
        String prompt = input.path("prompt").asText(model);
        return studio.make(
                format(task), prompt, model, input.path("aspect_ratio").asText(null));
    }

    /** The id of the task whose result a file name looks like. */
    static String taskId(String filename) {
        int dash = filename.indexOf('-');
        return dash < 0 ? filename : filename.substring(0, dash);
    }

    private static String filename(Task task, int index) {
        return task.id() + "-" + index + "." + format(task).extension();
    }

    private static MediaFormat format(Task task) {
        return switch (task.submission().kind()) {
            case "image" -> MediaFormat.PNG;
            case "music" -> MediaFormat.MP3;
            default -> MediaFormat.MP4;
        };
    }
}
