package io.genmedia.camel.media.simulator.unifically;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.media.MediaContent;
import io.genmedia.camel.media.simulator.media.MediaFormat;
import io.genmedia.camel.media.simulator.media.MediaStudio;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The results of tasks: the {@code output}, and the files in it, whose content is made when it is first asked for. */
final class UnificallyResults {

    private final MediaStudio studio = new MediaStudio();
    private final Supplier<String> filesUrl;

    UnificallyResults(Supplier<String> filesUrl) {
        this.filesUrl = filesUrl;
    }

    /** What a completed task gives. */
    JsonNode output(UnificallyTask task) {
        return task.output()
                .filled(new OutputTemplate.Filling(
                        index -> url(task, index),
                        task::clip,
                        task.submission().title(),
                        task.submission().prompt()));
    }

    /** The addresses of its files, in the order in which they stand in the output. */
    List<String> urls(UnificallyTask task) {
        return IntStream.range(0, task.output().files().size())
                .mapToObj(index -> url(task, index))
                .toList();
    }

    /** What makes the file of a task that is served under this name, if it is one of its results. */
    Optional<Supplier<MediaContent>> maker(UnificallyTask task, String filename) {
        List<MediaFormat> files = task.output().files();
        return IntStream.range(0, files.size())
                .filter(index -> filename(task, index).equals(filename))
                .mapToObj(index -> (Supplier<MediaContent>) () -> make(task, files.get(index)))
                .findFirst();
    }

    private MediaContent make(UnificallyTask task, MediaFormat format) {
        Submission submission = task.submission();
        return studio.make(
                format,
                submission.prompt(),
                submission.model().id(),
                submission.settled().path("aspect_ratio").asText(null));
    }

    private String url(UnificallyTask task, int index) {
        return filesUrl.get() + UnificallyPaths.FILES + task.id() + "/" + filename(task, index);
    }

    private static String filename(UnificallyTask task, int index) {
        return index + "." + task.output().files().get(index).extension();
    }
}
