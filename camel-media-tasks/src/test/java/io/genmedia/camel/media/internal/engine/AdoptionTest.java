package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.internal.engine.Adoption.Before;
import io.genmedia.camel.media.internal.http.HttpCallException;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.MediaRequest;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.Tasks;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The account shows what the test says; the submit has no known outcome. */
class AdoptionTest {

    private static final MediaRequest REQUEST =
            new MediaRequest("video", "film-1", MediaJson.mapper().createObjectNode());
    private static final MediaException UNKNOWN = new SubmitOutcomeUnknownException(
            "502", MediaErrorDetails.notAccepted("atelier").withAcceptance(Acceptance.UNKNOWN), null);

    private final ManualTime time = new ManualTime();
    private final Atelier atelier = Atelier.limited(5, 5, Duration.ofSeconds(30));
    private final OfflineAccount offline = new OfflineAccount(atelier, time);
    private final Adoption adoption = new Adoption(atelier, time);

    private static ApiAnswer shows(String... tasks) {
        return Tasks.answer(200, "{'tasks':[" + String.join(",", tasks) + "]}");
    }

    private static String film(String id) {
        return "{'id':'" + id + "','model':'film-1','status':'RUNNING'}";
    }

    private Before before(String... tasks) {
        offline.calls().then(shows(tasks));
        return adoption.before(offline.account()).join().orElseThrow();
    }

    private CompletableFuture<TaskSnapshot> find(Before before) {
        return adoption.find(offline.account(), REQUEST, before, UNKNOWN);
    }

    private CompletableFuture<TaskSnapshot> find(Before before, ApiAnswer shown) {
        offline.calls().always(call -> shown);
        CompletableFuture<TaskSnapshot> found = find(before);
        time.advance(Duration.ofSeconds(30));
        return found;
    }

    private static void staysUnknown(CompletableFuture<TaskSnapshot> found) {
        assertThat(Failures.unwrap(catchThrowable(found::join))).isSameAs(UNKNOWN);
    }

    @Test
    void shouldTakeUpTheOneTaskThatCameWithTheSubmit() {
        CompletableFuture<TaskSnapshot> found = find(before(film("t0")), shows(film("t1"), film("t0")));

        assertThat(found.join().taskId()).isEqualTo("t1");
    }

    @Test
    void shouldGiveItTheKindThatWasAskedForWhereItIsNotTold() {
        CompletableFuture<TaskSnapshot> found = find(before(), shows(film("t1")));

        assertThat(found.join().kind()).isEqualTo("video");
    }

    @Test
    void shouldTakeUpNoneWhereTwoMayBeIt() {
        staysUnknown(find(before(), shows(film("t1"), film("t2"))));
    }

    @Test
    void shouldNotTakeUpWhatWasShownBefore() {
        staysUnknown(find(before(film("t0")), shows(film("t0"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'t1','model':'film-2'}",
                "{'id':'t1'}",
                "{'id':'t1','model':'film-1','elapsed':'60s'}",
                "{'id':'t1','model':'film-1','elapsed':60}"
            })
    void shouldNotTakeUpWhatIsOfAnotherModelOrOlder(String task) {
        Before before = before();
        offline.calls().always(call -> shows(task));

        CompletableFuture<TaskSnapshot> found = find(before);
        time.advance(Duration.ofSeconds(30));

        staysUnknown(found);
    }

    @ParameterizedTest
    @CsvSource({"'1s'", "1", "'3s'", "3"})
    void shouldTakeUpWhatIsAsYoungAsTheSubmitWhicheverWayAgesAreRounded(String elapsed) {
        // the first look is a second after the list of what was there before
        String task = "{'id':'t1','model':'film-1','elapsed':" + (elapsed.endsWith("s") ? "'" + elapsed + "'" : elapsed)
                + "}";

        CompletableFuture<TaskSnapshot> found = find(before(), shows(task));

        assertThat(found.join().taskId()).isEqualTo("t1");
    }

    @Test
    void shouldLookAgainForATaskThatShowsLate() {
        Before before = before();
        offline.calls().then(shows()).then(shows()).then(shows(film("t1")));

        CompletableFuture<TaskSnapshot> found = find(before);
        time.advance(Duration.ofSeconds(10));

        assertThat(found.join().taskId()).isEqualTo("t1");
        assertThat(offline.calls().count()).isEqualTo(1 + 3);
    }

    @Test
    void shouldLookFourTimesAtMost() {
        find(before(), shows());

        assertThat(offline.calls().count()).isEqualTo(1 + 4);
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldLookAgainWhereTheAccountCannotBeRead() {
        Before before = before();
        offline.calls()
                .then(new HttpCallException("reset", true, null))
                .then(Tasks.answer(500, ""))
                .then(Tasks.answer(200, "<html>"))
                .then(shows(film("t1")));

        CompletableFuture<TaskSnapshot> found = find(before);
        time.advance(Duration.ofSeconds(30));

        assertThat(found.join().taskId()).isEqualTo("t1");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429, 500})
    void shouldTakeUpNothingWhereItIsNotKnownWhatWasThereBefore(int status) {
        offline.calls().then(Tasks.answer(status, ""));

        Optional<Before> before = adoption.before(offline.account()).join();

        assertThat(before).isEmpty();
    }

    @Test
    void shouldTakeUpNothingWhereTheAccountCouldNotBeReachedBefore() {
        offline.calls().then(new HttpCallException("refused", false, null));

        assertThat(adoption.before(offline.account()).join()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = MediaStatus.class,
            names = {"SUCCEEDED", "FAILED"})
    void shouldHaveTheEndOfATaskReadThatIsShownWithoutItsResult(MediaStatus over) {
        CompletableFuture<TaskSnapshot> found =
                find(before(), shows("{'id':'t1','model':'film-1','status':'" + over + "'}"));

        assertThat(found.join().status().isTerminal()).isFalse();
    }

    @Test
    void shouldTellWhatATaskCostsThatIsTakenUp() {
        CompletableFuture<TaskSnapshot> found =
                find(before(), shows("{'id':'t1','model':'film-1','status':'SUCCEEDED','cost':0.4}"));

        assertThat(found.join().cost()).isEqualByComparingTo("0.4");
    }

    @Test
    void shouldStayUnknownWhereTheAccountCannotEvenBeAsked() {
        Atelier broken = new Atelier(java.util.Set.of()) {
            @Override
            public io.genmedia.camel.media.spi.ApiCall list(int page, int pageSize) {
                throw new IllegalStateException("bug");
            }
        };
        Before before = before();

        CompletableFuture<TaskSnapshot> found =
                new Adoption(broken, time).find(offline.account(), REQUEST, before, UNKNOWN);
        time.advance(Duration.ofSeconds(30));

        staysUnknown(found);
    }
}
