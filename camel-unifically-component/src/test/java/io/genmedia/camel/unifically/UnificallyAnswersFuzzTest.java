package io.genmedia.camel.unifically;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ProviderError;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever comes as an answer, reading it does not throw, and what is read can be shown. */
class UnificallyAnswersFuzzTest {

    private static final int ANSWERS = 20_000;
    private static final long SEED = 20261121;
    private static final URI BASE_URL = URI.create("https://api.unifically.com");
    private static final UnificallyProvider PROVIDER = UnificallyProvider.INSTANCE;

    /** What the provider answers when all is well, or as well as it says. */
    private static final List<String> REAL = List.of(
            """
            {"code":200,"success":true,"data":{"task_id":"t1","status":"pending"}}
            """,
            """
            {"code":400,"success":true,"error":{},"data":{"task_id":"t1","status":"processing","error":{}}}
            """,
            """
            {"code":200,"success":true,"data":{"task_id":"t1","status":"completed","cost":0.35,
             "created_at":"2026-01-01T00:00:00Z","output":{"video_url":"https://x/a.mp4","image_url":"https://x/a.png"}}}
            """,
            """
            {"code":200,"success":true,"data":{"task_id":"t1","status":"completed","output":{"clips":[
             {"id":"c1","audio_url":"https://x/a.mp3","video_url":"https://x/a.mp4","image_url":"https://x/a.png",
              "title":"T","duration":183.4},{"id":"c2","audio_url":"https://x/b.mp3"}]}}}
            """,
            """
            {"code":200,"success":true,"data":{"task_id":"t1","status":"completed","output":{"audio_url2":"https://x/2",
             "audio_url1":"https://x/1","audio_urls":["https://x/3",{"url":"https://x/4"}],"title":"T","lyrics":"sung"}}}
            """,
            """
            {"code":200,"data":{"task_id":"t1","status":"completed","output":["https://x/a.png","said",{"text":"x"}]}}
            """,
            """
            {"code":400,"success":false,"data":{"task_id":"t1","status":"failed","message":"no","code":"generation_failed"}}
            """,
            """
            {"task_id":"t1","status":"completed","data":{"video_url":"https://x/a.mp4"}}
            """,
            """
            {"task_id":"t1","status":"failed","error_message":"no machine"}
            """,
            """
            {"code":429,"data":{"error":{"message":"slow down","code":"rate_limit_exceeded"}}}
            """,
            """
            {"code":200,"success":true,"data":{"cost":0.0525,"balance_usd":"12.5"}}
            """,
            """
            {"code":200,"data":{"file_url":"https://x/f.png","size":12,"filename":"f.png","content_type":"image/png"}}
            """);

    private static final List<String> ODD = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "1e999999999",
            "-1e-999999999",
            "99999999999999999999999999999999",
            "0.1",
            "\"\"",
            "\" \"",
            "\"\\u0000\\ud800\\r\\n\"",
            "\"https://\"",
            "\"http://[::1\"",
            "\"//\"",
            "\"/a b\"",
            "\"data:\"",
            "\"completed\"",
            "\"failed\"",
            "\"" + "x".repeat(5_000) + "\"",
            "{}",
            "[]",
            "[[[[]]]]",
            "{\"url\":{\"url\":{}}}",
            "[null,1,\"a\",{\"code\":[]}]");

    private static final List<String> NAMES = List.of(
            "data",
            "output",
            "error",
            "message",
            "code",
            "status",
            "task_id",
            "clips",
            "video_url",
            "audio_url999",
            "image_urls",
            "url",
            "text",
            "id",
            "cost");

    private static final String SIGNS = "{}[]\",:0eE-. \u0000\ud800x";

    private final Random random = new Random(SEED);

    @Test
    void shouldReadAnythingWithoutAnException() {
        int finished = 0;
        int told = 0;
        for (int i = 0; i < ANSWERS; i++) {
            String body = i % 4 == 3 ? torn() : mutated().toString();
            try {
                TaskSnapshot task = readAll(body);
                finished += task != null && !task.outputs().isEmpty() ? 1 : 0;
                told += PROVIDER.decodeError(new ApiAnswer(400, Map.of(), body)).isEmpty() ? 0 : 1;
            } catch (RuntimeException | Error e) {
                fail("Answer " + i + " of seed " + SEED + ": " + body, e);
            }
        }

        // it is answers that were read, not rubbish alone
        assertThat(finished).isGreaterThan(ANSWERS / 20);
        assertThat(told).isGreaterThan(ANSWERS / 20);
    }

    /** @return the task that a status read shows; null for none */
    private static TaskSnapshot readAll(String body) {
        ApiAnswer answer = new ApiAnswer(200, Map.of(), body);
        ProviderError error = PROVIDER.decodeError(answer);
        assertThat(error.text()).hasSizeLessThan(1_000);
        PROVIDER.isRefusal(error);
        JsonNode json = answer.json().orElse(null);
        if (json == null) {
            return null;
        }
        PROVIDER.decodeTask(json).ifPresent(UnificallyAnswersFuzzTest::show);
        PROVIDER.decodeCallback(json).ifPresent(UnificallyAnswersFuzzTest::show);
        PROVIDER.decodeUpload(json).ifPresent(file -> assertThat(file.url()).isNotBlank());
        PROVIDER.decodeEstimate(json)
                .ifPresent(cost -> assertThat(cost.cost().toPlainString()).hasSizeLessThan(100));
        PROVIDER.remainingBudget(json)
                .ifPresent(left -> assertThat(left.toPlainString()).hasSizeLessThan(100));
        UnificallyAnswers.firstClip(json);
        TaskSnapshot task = PROVIDER.decodeStatus("t1", json).orElse(null);
        if (task != null) {
            show(task);
        }
        return task;
    }

    /** As a route would see it. */
    private static void show(TaskSnapshot task) {
        TaskSnapshot whole = task.at(BASE_URL).completedWith("video", "google/veo-3.1-fast");
        MediaJson.write(whole.toTask("unifically"));
        MediaJson.write(whole.toResult("unifically", Instant.EPOCH));
        assertThat(whole.outputs()).allSatisfy(output -> {
            assertThat(output.kind()).isNotNull();
            assertThat(output.role()).isNotNull();
            assertThat(output.url() == null).isNotEqualTo(output.text() == null);
        });
    }

    /** A real answer of which a part is missing, or stands where it should not. */
    private String torn() {
        StringBuilder text = new StringBuilder(one(REAL).strip());
        for (int i = random.nextInt(3); i >= 0; i--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + 1 + random.nextInt(12));
            switch (random.nextInt(3)) {
                case 0 -> text.delete(from, Math.max(from + 1, to - text.length() / 2));
                case 1 -> text.insert(from, text.substring(from, to));
                default -> text.setCharAt(from, SIGNS.charAt(random.nextInt(SIGNS.length())));
            }
            if (text.isEmpty()) {
                text.append('7');
            }
        }
        return text.toString();
    }

    private JsonNode mutated() {
        JsonNode root = UnificallyTestSupport.json(one(REAL)).deepCopy();
        for (int i = random.nextInt(3); i >= 0; i--) {
            root = changed(root);
        }
        return root;
    }

    private JsonNode changed(JsonNode root) {
        List<JsonNode> containers = new ArrayList<>();
        collect(root, containers);
        if (containers.isEmpty() || random.nextInt(50) == 0) {
            return odd();
        }
        JsonNode at = one(containers);
        if (at instanceof ObjectNode object) {
            change(object);
        } else {
            change((ArrayNode) at);
        }
        return random.nextInt(40) == 0 ? JsonNodeFactory.instance.arrayNode().add(root) : root;
    }

    private void change(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            object.set(one(NAMES), odd());
            return;
        }
        String name = one(names);
        switch (random.nextInt(6)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(one(NAMES), odd());
            case 2 -> object.set(one(NAMES), object.remove(name));
            case 3 -> object.set(name, JsonNodeFactory.instance.arrayNode().add(object.get(name)));
            case 4 -> object.set(name, JsonNodeFactory.instance.objectNode().set(one(NAMES), object.get(name)));
            default -> object.set(name, odd());
        }
    }

    private void change(ArrayNode array) {
        if (array.isEmpty() || random.nextBoolean()) {
            array.insert(random.nextInt(array.size() + 1), odd());
        } else {
            array.set(random.nextInt(array.size()), odd());
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private JsonNode odd() {
        return UnificallyTestSupport.json(one(ODD));
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
