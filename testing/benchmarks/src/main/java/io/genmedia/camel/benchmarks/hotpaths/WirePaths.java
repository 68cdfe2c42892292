package io.genmedia.camel.benchmarks.hotpaths;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.catalog.InputValidator;
import io.genmedia.camel.media.catalog.ValidationLevel;
import io.genmedia.camel.media.catalog.ValidationReport;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.MediaRequest;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.monet.MonetComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From an input to the bytes of its submit, and from the bytes of an answer to the task. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WirePaths {

    private static final String ID = "task_9f3k2l1m0";
    private static final int PAGE = 100;

    private final MediaProvider provider = new MonetComponent().provider();
    private final InputValidator validator = new InputValidator(provider.catalog());
    private final ObjectNode input = MediaJson.mapper()
            .createObjectNode()
            .put("prompt", "A harbour at dawn, fishing boats come home, gulls, soft light, seen from the lighthouse")
            .put("duration", 10)
            .put("resolution", "1080p")
            .put("aspect_ratio", "16:9");
    private final MediaRequest request = new MediaRequest("video", "wan-2-6", input);
    private final String status = task(ID).toString();
    private final String page = page().toString();

    private static ObjectNode task(String id) {
        ObjectNode task = MediaJson.mapper()
                .createObjectNode()
                .put("id", id)
                .put("status", "success")
                .put("type", "video");
        task.putArray("outputs")
                .addObject()
                .put("model", "wan-2-6")
                .put("status", "success")
                .put("progress", 100)
                .put("url", "https://files.example.org/" + id + "/0.mp4");
        return task.put("created_at", "2026-02-27T10:00:00Z").put("updated_at", "2026-02-27T10:01:30Z");
    }

    private static ObjectNode page() {
        ObjectNode page = MediaJson.mapper().createObjectNode();
        ArrayNode tasks = page.putArray("tasks");
        for (int i = 0; i < PAGE; i++) {
            tasks.add(task(ID + i));
        }
        return page.put("page", 1).put("pageSize", PAGE).put("total", PAGE);
    }

    /** Holds an input against the schema of its model. */
    @Benchmark
    public ValidationReport validate() {
        return validator.validate(input, "video", "wan-2-6", ValidationLevel.STRICT);
    }

    /** Makes the bytes of a submit. */
    @Benchmark
    public byte[] encode() throws JsonProcessingException {
        return MediaJson.mapper()
                .writeValueAsString(provider.submit(request, "0f3c1c2e-6f0f-4f65-8d8c-3b1a5a4f4f11")
                        .body())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a task from the answer to a status read. */
    @Benchmark
    public TaskSnapshot decode() {
        return provider.decodeStatus(
                        ID, new ApiAnswer(200, Map.of(), status).json().orElseThrow())
                .orElseThrow();
    }

    /** Reads a page of a hundred tasks. */
    @Benchmark
    public Object decodePage() {
        return provider.decodeList(new ApiAnswer(200, Map.of(), page).json().orElseThrow(), Instant.EPOCH)
                .orElseThrow();
    }
}
