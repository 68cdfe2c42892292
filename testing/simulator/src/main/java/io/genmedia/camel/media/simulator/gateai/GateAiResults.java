package io.genmedia.camel.media.simulator.gateai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.simulator.media.MediaContent;
import io.genmedia.camel.media.simulator.media.MediaFormat;
import io.genmedia.camel.media.simulator.media.MediaStudio;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The result files of tasks: their addresses, and their content, which is made when it is first asked for. */
final class GateAiResults {

    private final MediaStudio studio = new MediaStudio();
    private final Supplier<String> baseUrl;
    private final BooleanSupplier relative;

    GateAiResults(Supplier<String> baseUrl, BooleanSupplier relative) {
        this.baseUrl = baseUrl;
        this.relative = relative;
    }

    /** The addresses of {@code result}. */
    List<String> urls(GateAiTask task) {
        return urls(task, format(task));
    }

    /** The addresses of {@code glb_urls}; none unless the model makes 3D models. */
    List<String> modelUrls(GateAiTask task) {
        return task.order().model().type().equals("3d") ? urls(task, MediaFormat.GLB) : List.of();
    }

    /** What makes the file of a task that is served under this name, if it is one of its results. */
    Optional<Supplier<MediaContent>> maker(GateAiTask task, String filename) {
        return List.of(format(task), MediaFormat.GLB).stream()
                .filter(format -> format != MediaFormat.GLB || !modelUrls(task).isEmpty())
                .filter(format -> filenames(task, format).contains(filename))
                .findFirst()
                .map(format -> () -> make(task, format));
    }

    private List<String> urls(GateAiTask task, MediaFormat format) {
        String base = relative.getAsBoolean() ? SimulatedGateAi.PREFIX : baseUrl.get();
        return filenames(task, format).stream()
                .map(name -> base + GateAiPaths.FILES + task.id() + "/" + name)
                .toList();
    }

    private static List<String> filenames(GateAiTask task, MediaFormat format) {
        return IntStream.range(0, task.order().quantity())
                .mapToObj(index -> task.order().model().id() + "_-" + index + "." + format.extension())
                .toList();
    }

    private MediaContent make(GateAiTask task, MediaFormat format) {
        ObjectNode params = task.order().model().settled(task.plan().params());
        String model = task.order().model().id();
        return studio.make(format, params.path("prompt").asText(model), model, shape(task, params));
    }

    private static String shape(GateAiTask task, ObjectNode params) {
        return Sizing.size(task.order().model(), params)
                .map(size -> size.width() >= size.height()
                        ? Math.round(100.0 * size.width() / size.height()) + ":100"
                        : "100:" + Math.round(100.0 * size.height() / size.width()))
                .orElse(params.path("aspect_ratio").asText(null));
    }

    private static MediaFormat format(GateAiTask task) {
        Model model = task.order().model();
        if (!model.makesPictures()) {
            return model.type().equals("video") ? MediaFormat.MP4 : MediaFormat.JPEG;
        }
        // nothing here writes WebP: such a picture comes as PNG, as a provider's conversion may fail too
        String wanted =
                model.settled(task.plan().params()).path("output_format").asText("jpeg");
        return wanted.equals("jpeg") ? MediaFormat.JPEG : MediaFormat.PNG;
    }
}
