package io.genmedia.camel.media.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.catalog.ValidationLevel;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.testing.Atelier;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A generate whose body is the result of an earlier step: the model takes its id, or what it made. */
class FollowUpTest {

    private static final String FILM = "https://cdn.example/a.mp4";

    /** Its films may have a clip. */
    private static final class Clips extends Atelier {

        Clips() {
            super(EnumSet.noneOf(Capability.class));
        }

        @Override
        public Optional<String> reference(String what, MediaResult former) {
            return what.equals("task")
                    ? Optional.of(former.taskId())
                    : Optional.ofNullable(former.raw())
                            .map(raw -> raw.path("clip").asText(null));
        }
    }

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final RequestReader reader = new RequestReader(new Clips());

    private Exchange message(Object body) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeader(MediaHeaders.PROMPT, "Longer");
        return exchange;
    }

    private static MediaResult film(String provider, String clip) {
        ObjectNode raw = MediaJson.mapper().createObjectNode().put("clip", clip);
        return new MediaResult(
                provider,
                "t1",
                "video",
                "film-1",
                MediaStatus.SUCCEEDED,
                List.of(MediaOutput.of(FILM, "video")),
                null,
                null,
                null,
                raw);
    }

    private static MediaTask task(String provider) {
        return new MediaTask(provider, "t1", "video", "film-1", MediaStatus.SUCCEEDED, null, null, null);
    }

    private ObjectNode read(Object body, String model) throws InvalidMediaRequestException {
        return read(message(body), model, Map.of());
    }

    private ObjectNode read(Exchange exchange, String model, Map<String, String> options)
            throws InvalidMediaRequestException {
        return reader.read(
                        exchange,
                        new RequestReader.Options("video", model, options, Set.of(), ValidationLevel.STRICT, true))
                .input();
    }

    private static ObjectNode json(String text) throws Exception {
        return (ObjectNode) MediaJson.mapper().readTree(text.replace('\'', '"'));
    }

    @Test
    void shouldGiveTheIdOfTheTaskToAModelThatGoesOnWithIt() throws Exception {
        ObjectNode expected = json("{'prompt':'Longer','task_id':'t1'}");

        assertThat(read(film("atelier", null), "longer-1")).isEqualTo(expected);
        assertThat(read(task("atelier"), "longer-1")).isEqualTo(expected);
        assertThat(read(MediaJson.write(film("atelier", null)), "longer-1")).isEqualTo(expected);
        assertThat(read(MediaJson.tree(film("atelier", null)), "longer-1")).isEqualTo(expected);
        assertThat(read(MediaJson.mapper().convertValue(task("atelier"), Map.class), "longer-1"))
                .isEqualTo(expected);
    }

    @Test
    void shouldTakeWhatWasMadeWhereTheModelAsksForNoId() throws Exception {
        assertThat(read(film("atelier", "c1"), "film-1"))
                .isEqualTo(json("{'prompt':'Longer','video_url':'" + FILM + "'}"));
    }

    @Test
    void shouldTakeWhatWasMadeWhereThereIsNoIdOfWhatTheModelMayAskFor() throws Exception {
        assertThat(read(film("atelier", "c1"), "again-1")).isEqualTo(json("{'prompt':'Longer','clip_id':'c1'}"));
        assertThat(read(film("atelier", null), "again-1"))
                .isEqualTo(json("{'prompt':'Longer','video_url':'" + FILM + "'}"));
    }

    @Test
    void shouldNotTakeTheIdOfAnotherProvidersTask() throws Exception {
        assertThat(read(film("easel", "c1"), "again-1"))
                .isEqualTo(json("{'prompt':'Longer','video_url':'" + FILM + "'}"));
        assertThatThrownBy(() -> read(film("easel", null), "longer-1"))
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("task_id")
                .hasMessageContaining("easel");
    }

    @Test
    void shouldLeaveTheIdThatIsGivenAlone() throws Exception {
        Exchange exchange = message(film("atelier", null));
        exchange.getMessage().setHeader(MediaHeaders.INPUT, Map.of("task_id", "t7"));

        assertThat(read(exchange, "longer-1", Map.of())).isEqualTo(json("{'prompt':'Longer','task_id':'t7'}"));
        assertThat(read(message(film("easel", null)), "longer-1", Map.of("task_id", "t8")))
                .isEqualTo(json("{'prompt':'Longer','task_id':'t8'}"));
    }

    @Test
    void shouldPreferTheMediaOfAHeaderToWhatWasMade() throws Exception {
        Exchange exchange = message(film("atelier", null));
        exchange.getMessage().setHeader(MediaHeaders.VIDEOS, "https://cdn.example/b.mp4");

        assertThat(read(exchange, "film-1", Map.of()).path("video_url").asText())
                .isEqualTo("https://cdn.example/b.mp4");
    }

    @Test
    void shouldTakeTheWordsThatWereMadeAsThePrompt() throws Exception {
        MediaOutput words = new MediaOutput(null, "text", MediaOutput.ROLE_RESULT, null, "La la la");
        Exchange exchange = message(new MediaResult(
                "easel", "t1", "audio", "song-1", MediaStatus.SUCCEEDED, List.of(words), null, null, null, null));
        exchange.getMessage().removeHeader(MediaHeaders.PROMPT);

        assertThat(read(exchange, "film-1", Map.of("prompt", "An option"))).isEqualTo(json("{'prompt':'La la la'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"film-1", "again-1"})
    void shouldRefuseATaskOfWhichTheModelCanTakeNothing(String model) {
        assertThatThrownBy(() -> read(task("atelier"), model))
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("t1")
                .hasMessageContaining("atelier:await");
        assertThatThrownBy(() -> read(MediaJson.write(task("atelier")), model))
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("atelier:await");
    }

    @Test
    void shouldRefuseTheTextOfAResultThatNamesFilesOfThisMachineAlone() {
        String text = MediaJson.write(film("atelier", null)).replace(FILM, "/etc/passwd");

        assertThatThrownBy(() -> read(text, "film-1"))
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageNotContaining("passwd");
    }
}
