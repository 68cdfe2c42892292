package io.genmedia.camel.media.internal.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.internal.http.HttpCallException;
import io.genmedia.camel.media.internal.http.StreamCall;
import io.genmedia.camel.media.internal.http.StreamListener;
import io.genmedia.camel.media.internal.meters.TaskMeters;
import io.genmedia.camel.media.internal.tracking.LearnedLengths;
import io.genmedia.camel.media.internal.tracking.Pace;
import io.genmedia.camel.media.internal.tracking.StatusReader;
import io.genmedia.camel.media.internal.tracking.TaskRef;
import io.genmedia.camel.media.internal.tracking.TaskTrackers;
import io.genmedia.camel.media.internal.tracking.TaskWait;
import io.genmedia.camel.media.spi.ApiCall;
import io.genmedia.camel.media.spi.MediaRequest;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.ScriptedCalls;
import io.genmedia.camel.media.testing.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskStreamsTest {

    private static final MediaRequest REQUEST =
            new MediaRequest("video", "film-1", MediaJson.mapper().createObjectNode());

    private final ManualTime time = new ManualTime();
    private final ScriptedCalls reads = new ScriptedCalls();
    private final TaskTrackers trackers = new TaskTrackers(
            Atelier.idempotent(),
            new StatusReader(Atelier.idempotent(), reads, java.net.URI.create("https://atelier.example"), time),
            time,
            TaskMeters.NONE,
            new LearnedLengths());
    private final List<ApiCall> opened = new ArrayList<>();
    private final AtomicInteger cancelled = new AtomicInteger();
    private StreamListener stream;
    private final TaskStreams streams = new TaskStreams(Atelier.idempotent(), trackers, this::open, time);

    private StreamCall open(ApiCall call, StreamListener listener) {
        opened.add(call);
        stream = listener;
        return cancelled::incrementAndGet;
    }

    private CompletableFuture<Submission> open() {
        return streams.open(REQUEST, "key-1");
    }

    private void lines(String... lines) {
        for (String line : lines) {
            stream.onLine(line.replace('\'', '"'));
        }
    }

    private List<TaskSnapshot> follow(String id) {
        List<TaskSnapshot> told = new ArrayList<>();
        trackers.await(
                new TaskRef(id, "video", "film-1", true),
                Pace.fixed(Duration.ofSeconds(5)),
                Duration.ofHours(1),
                told::add);
        return told;
    }

    @Test
    void shouldHandOnTheFirstTaskAndGoOnTelling() {
        CompletableFuture<Submission> submission = open();

        lines("event: created", "data: {'id':'t1','status':'PENDING'}", "");
        List<TaskSnapshot> told = follow("t1");
        lines("data: {'id':'t1','status':'RUNNING','progress':50}", "", "data: {'id':'t1','status':'SUCCEEDED'}", "");

        assertThat(opened.get(0).target()).isEqualTo("/stream");
        assertThat(opened.get(0).body().path("key").asText()).isEqualTo("key-1");
        assertThat(submission.join().task().taskId()).isEqualTo("t1");
        assertThat(submission.join().task().model()).isEqualTo("film-1");
        assertThat(told).extracting(TaskSnapshot::status).containsExactly(MediaStatus.RUNNING, MediaStatus.SUCCEEDED);
        assertThat(reads.count()).isZero();
    }

    @Test
    void shouldReadDataOfSeveralLines() {
        CompletableFuture<Submission> submission = open();

        lines("data: {", "data:   'id': 't1',", "data:   'status': 'RUNNING'", "data: }", "");

        assertThat(submission.join().task().status()).isEqualTo(MediaStatus.RUNNING);
    }

    @Test
    void shouldPassOverEventsThatShowNoTask() {
        CompletableFuture<Submission> submission = open();

        lines(
                ": ping",
                "",
                "event: hello",
                "id: 7",
                "retry: 1000",
                "data: {'queue':3}",
                "",
                "data: [1,2]",
                "",
                "data: 'text'",
                "",
                "data: [DONE]",
                "",
                "data:",
                "",
                "data: {'id':'t1'",
                "",
                "nonsense");
        boolean before = submission.isDone();
        lines("data:{'id':'t1','status':'PENDING'}");

        assertThat(before).isFalse();
        assertThat(submission.join().task().taskId()).isEqualTo("t1");
    }

    @Test
    void shouldReadAnAnswerThatIsPlainJson() {
        CompletableFuture<Submission> submission = open();

        lines("{'id':'t1','status':'SUCCEEDED'}");
        stream.onEnd();

        assertThat(submission.join().task().status()).isEqualTo(MediaStatus.SUCCEEDED);
        assertThat(trackers.size()).isZero();
    }

    @Test
    void shouldIgnoreATaskThatIsAnother() {
        open();
        lines("data: {'id':'t1','status':'PENDING'}", "");
        List<TaskSnapshot> told = follow("t1");

        lines("data: {'id':'t2','status':'FAILED'}", "");

        assertThat(told).isEmpty();
        assertThat(trackers.size()).isEqualTo(1);
    }

    @Test
    void shouldFailAsUnknownWhereTheStreamEndsBeforeATask() {
        CompletableFuture<Submission> submission = open();

        lines(": ping", "");
        stream.onEnd();

        assertThat(Failures.unwrap(catchThrowable(submission::join)))
                .isInstanceOfSatisfying(HttpCallException.class, why -> assertThat(why.requestStarted())
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldFailWithWhatBrokeTheStream(boolean started) {
        CompletableFuture<Submission> submission = open();
        HttpCallException cut = new HttpCallException("cut", started, null);

        stream.onFailure(cut);

        assertThat(Failures.unwrap(catchThrowable(submission::join))).isSameAs(cut);
    }

    @Test
    void shouldFailWithTheAnswerThatWasNoStream() {
        CompletableFuture<Submission> submission = open();

        stream.onRefused(Tasks.answer(422, "{}"));

        assertThat(Failures.unwrap(catchThrowable(submission::join)))
                .isInstanceOfSatisfying(
                        StreamOpener.RefusedException.class,
                        refused -> assertThat(refused.answer().status()).isEqualTo(422));
    }

    @Test
    void shouldLeaveTheTaskToStatusReadsWhereTheStreamBreaks() {
        open();
        lines("data: {'id':'t1','status':'RUNNING','progress':1}", "");
        List<TaskSnapshot> told = follow("t1");
        reads.always(call -> Tasks.answer(Tasks.succeeded("t1")));

        stream.onFailure(new HttpCallException("cut", true, null));
        time.advance(Duration.ZERO);

        assertThat(told).extracting(TaskSnapshot::status).containsExactly(MediaStatus.SUCCEEDED);
    }

    @Test
    void shouldEndTheStreamWhenNobodyWaitsAnyMore() {
        open();
        lines("data: {'id':'t1','status':'RUNNING'}", "");
        TaskRef ref = new TaskRef("t1", "video", "film-1", true);
        TaskWait wait = trackers.await(ref, Pace.fixed(Duration.ofSeconds(5)), Duration.ofHours(1), task -> {});

        trackers.leave(ref, wait);

        assertThat(cancelled).hasValue(1);
    }

    @Test
    void shouldHaveRoomAgainWhenStreamsAreOver() {
        for (int i = 0; i < 63; i++) {
            open();
        }
        boolean beforeTheLast = streams.hasRoom();
        open();
        boolean whenFull = streams.hasRoom();
        stream.onEnd();

        assertThat(beforeTheLast).isTrue();
        assertThat(whenFull).isFalse();
        assertThat(streams.hasRoom()).isTrue();
    }

    @Test
    void shouldKeepItsRoomWhereStreamsCannotEvenBeOpened() {
        TaskStreams broken = new TaskStreams(
                Atelier.idempotent(),
                trackers,
                (call, listener) -> {
                    throw new IllegalStateException("closed");
                },
                time);

        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> broken.open(REQUEST, "key-1")).isInstanceOf(IllegalStateException.class);
        }

        assertThat(broken.hasRoom()).isTrue();
    }
}
