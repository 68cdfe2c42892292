package io.genmedia.camel.media.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.internal.tracking.TaskRef;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskReferenceTest {

    private static final MediaTask TASK =
            new MediaTask("atelier", "t1", "video", "film-1", MediaStatus.PENDING, 7, null, null);
    private static final TaskRef WHOLE = new TaskRef("t1", "video", "film-1", false);
    private static final TaskRef BARE = new TaskRef("t1", null, null, false);

    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private TaskRef of(Object body, String header) throws InvalidMediaRequestException {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        if (header != null) {
            exchange.getMessage().setHeader(MediaHeaders.TASK_ID, header);
        }
        return TaskReference.of(exchange, "atelier");
    }

    static Stream<Object> tasks() {
        String json = MediaJson.write(TASK);
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                TASK,
                new MediaResult(
                        "atelier", "t1", "video", "film-1", MediaStatus.SUCCEEDED, List.of(), null, null, null, null),
                json,
                "  " + json,
                bytes,
                new ByteArrayInputStream(bytes),
                new InputStreamCache(bytes),
                MediaJson.tree(TASK),
                Map.of("provider", "atelier", "taskId", "t1", "kind", "video", "model", "film-1"));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void shouldTakeTheTaskOfTheBodyBeforeTheHeader(Object body) throws Exception {
        assertThat(of(body, "another")).isEqualTo(WHOLE);
    }

    static Stream<Object> ids() {
        byte[] bytes = "t1\n".getBytes(StandardCharsets.UTF_8);
        return Stream.of("t1", " t1 ", bytes, new ByteArrayInputStream(bytes), new InputStreamCache(bytes));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void shouldTakeTheTextOfTheBodyAsId(Object body) throws Exception {
        assertThat(of(body, null)).isEqualTo(BARE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a prompt with spaces", "{\"no\":\"task\"}", "{broken"})
    void shouldTakeTheHeaderBeforeTheText(String body) throws Exception {
        assertThat(of(body, "t1")).isEqualTo(BARE);
    }

    @Test
    void shouldTakeTheHeaderWhereThereIsNoBody() throws Exception {
        assertThat(of(null, "t1")).isEqualTo(BARE);
        assertThat(of(Map.of("a", 1), "t1")).isEqualTo(BARE);
    }

    static Stream<Object> nothing() {
        return Stream.of(
                "",
                " \n",
                "{}",
                "{\"taskId\":\"\"}",
                "{\"no\":\"task\"}",
                Map.of("no", "task"),
                MediaJson.mapper().createObjectNode().put("no", "task"),
                "[1,2]",
                new byte[0],
                "two words",
                "x".repeat(513));
    }

    @ParameterizedTest
    @MethodSource("nothing")
    void shouldSayHowATaskIsNamed(Object body) {
        assertThatThrownBy(() -> of(body, null)).isInstanceOf(InvalidMediaRequestException.class);
    }

    @Test
    void shouldSendATaskOfAnotherProviderThere() {
        MediaTask others = new MediaTask("other", "t1", null, null, MediaStatus.PENDING, null, null, null);

        assertThatThrownBy(() -> of(others, null))
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("other:await");
        assertThatThrownBy(() -> of(MediaJson.write(others), "t1")).hasMessageContaining("other:await");
    }
}
