package io.genmedia.camel.media.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.internal.exchange.GivenInput.Media;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormerResultTest {

    private static final MediaOutput FILM = MediaOutput.of("https://cdn.example/a.mp4", "video");
    private static final MediaOutput COVER =
            new MediaOutput("https://cdn.example/a.png", "image", "preview", "image/png", null);
    private static final MediaOutput SHAPE = MediaOutput.of("https://cdn.example/a.glb", "3d");
    private static final MediaOutput WORDS = new MediaOutput(null, "text", MediaOutput.ROLE_RESULT, null, "La la la");

    private static MediaResult result(MediaOutput... outputs) {
        return new MediaResult(
                "atelier",
                "t1",
                "video",
                "film-1",
                MediaStatus.SUCCEEDED,
                List.of(outputs),
                new BigDecimal("0.25"),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-01-01T00:01:00Z"),
                MediaJson.mapper().createObjectNode().put("clip", "c1"));
    }

    private static Optional<MediaResult> json(String text) throws IOException {
        return FormerResult.ofJson(MediaJson.mapper().readTree(text.replace('\'', '"')));
    }

    private static List<Object> media(MediaResult result) throws IOException {
        return FormerResult.media(result, new DefaultExchange(new DefaultCamelContext())).stream()
                .map(Media::value)
                .toList();
    }

    @Test
    void shouldReadWhatAResultIsWrittenAs() {
        assertThat(FormerResult.ofJson(MediaJson.tree(result(FILM, COVER)))).contains(result(FILM, COVER));
    }

    @Test
    void shouldReadATaskAsAResultWithoutOutputs() {
        MediaTask task = new MediaTask("atelier", "t1", "video", "film-1", MediaStatus.RUNNING, 10, null, null);

        Optional<MediaResult> read = FormerResult.of(task);

        assertThat(read).map(MediaResult::taskId).contains("t1");
        assertThat(read).map(MediaResult::outputs).contains(List.of());
        assertThat(FormerResult.ofJson(MediaJson.tree(task))).isEqualTo(read);
        assertThat(FormerResult.ofMap(MediaJson.mapper().convertValue(task, Map.class)))
                .isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'prompt':'A cat'}",
                "{'provider':'atelier','prompt':'A cat'}",
                "{'taskId':'t1','status':'SUCCEEDED'}",
                "{'provider':'atelier','taskId':'t1','prompt':'A cat'}",
                "{'provider':'atelier','taskId':7,'status':'SUCCEEDED'}",
                "{'provider':'atelier','taskId':'t1','status':'sideways'}",
                "{'provider':'atelier','taskId':'t1','status':'SUCCEEDED','createdAt':'yesterday'}",
                "{'provider':'atelier','taskId':'t1','status':'SUCCEEDED','outputs':'none'}",
                "{'provider':'atelier','taskId':'t1','status':'SUCCEEDED','outputs':[null]}",
                "['provider','taskId','status']",
                "'t1'"
            })
    void shouldTakeNothingElseForAResult(String json) throws IOException {
        assertThat(json(json)).isEmpty();
    }

    @Test
    void shouldLeaveParametersAloneOfWhichNoJsonCanBeMade() {
        Map<String, Object> parameters =
                new HashMap<>(Map.of("taskId", "t1", "image", new ByteArrayInputStream(new byte[1])));

        Optional<MediaResult> withoutMarks = FormerResult.ofMap(parameters);
        parameters.put("provider", "atelier");
        parameters.put("status", "SUCCEEDED");

        assertThat(withoutMarks).isEmpty();
        assertThat(FormerResult.ofMap(parameters)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/etc/passwd",
                "/etc/passwd",
                "etc/passwd.png",
                " file:/etc/passwd",
                "FILE:/etc/passwd",
                "jar:file:/a.jar!/b.png",
                "ftp://host/a.png"
            })
    void shouldNameNoFileOfThisMachine(String url) throws IOException {
        Optional<MediaResult> read = json("{'provider':'atelier','taskId':'t1','status':'SUCCEEDED','outputs':["
                + "{'url':'" + url + "','kind':'image','role':'result'},"
                + "{'url':'https://cdn.example/a.png','kind':'image','role':'result'}]}");

        assertThat(media(read.orElseThrow())).containsExactly("https://cdn.example/a.png");
    }

    @Test
    void shouldTakeWhatTheStepWasFor() throws IOException {
        assertThat(media(result(COVER, FILM))).containsExactly(FILM.url());
        assertThat(media(result(SHAPE, COVER))).containsExactly(SHAPE.url(), COVER.url());
        assertThat(media(result(COVER))).containsExactly(COVER.url());
        assertThat(media(result(WORDS))).isEmpty();
    }

    @Test
    void shouldTakeTheTextOfAStepThatMadeNoMedia() {
        assertThat(FormerResult.text(result(WORDS))).isEqualTo("La la la");
        assertThat(FormerResult.text(result(WORDS, FILM))).isNull();
        assertThat(FormerResult.text(result())).isNull();
    }

    @Test
    void shouldSayWhereThereIsNothingButTheId() {
        assertThat(FormerResult.isEmpty(result())).isTrue();
        assertThat(FormerResult.isEmpty(result(WORDS))).isFalse();
        assertThat(FormerResult.isEmpty(result(COVER))).isFalse();
    }
}
