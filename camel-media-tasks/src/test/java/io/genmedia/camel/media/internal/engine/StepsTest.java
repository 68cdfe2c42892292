package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaTaskInterruptedException;
import io.genmedia.camel.media.error.MediaTaskNotSubmittedException;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class StepsTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ManualTime time = new ManualTime();
    private final Steps steps = new Steps(Atelier.plain(), time, Runnable::run);
    private final List<Exchange> done = new ArrayList<>();

    private final class One {

        private final Exchange exchange = new DefaultExchange(context);
        private final Step step;

        One(String route) {
            this(route, Duration.ZERO);
        }

        One(String route, Duration drain) {
            exchange.getExchangeExtension().setFromRouteId(route);
            step = steps.begin(exchange, sync -> done.add(exchange), drain);
        }

        boolean isInterrupted() {
            return exchange.getExchangeExtension().isInterrupted();
        }

        MediaException error() {
            return exchange.getException(MediaException.class);
        }
    }

    @Test
    void shouldForgetAStepThatIsOver() {
        One one = new One("films");
        int during = steps.size();

        one.step.succeed(e -> {});

        assertThat(during).isEqualTo(1);
        assertThat(steps.size()).isZero();
    }

    @Test
    void shouldInterruptAllThatWaitWhenTheContextStops() {
        One waiting = new One("films");
        waiting.step.accepted("task_7", () -> {});
        One queued = new One("pictures");

        steps.stopAll();

        assertThat(waiting.isInterrupted()).isTrue();
        assertThat(waiting.error())
                .isInstanceOf(MediaTaskInterruptedException.class)
                .hasMessageContaining("task_7")
                .hasMessageContaining("atelier:await");
        assertThat(waiting.error().getTaskId()).isEqualTo("task_7");
        assertThat(waiting.error().getAcceptance()).isEqualTo(Acceptance.ACCEPTED);
        assertThat(queued.isInterrupted()).isTrue();
        assertThat(queued.error()).isInstanceOf(MediaTaskNotSubmittedException.class);
        assertThat(queued.error().getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
        assertThat(done).hasSize(2);
        assertThat(steps.size()).isZero();
    }

    @Test
    void shouldInterruptTheStepsOfOneRouteAlone() {
        One films = new One("films");
        One pictures = new One("pictures");

        steps.stopRoute("films");

        assertThat(films.isInterrupted()).isTrue();
        assertThat(pictures.isInterrupted()).isFalse();
        assertThat(steps.isStopping(pictures.step)).isFalse();
        assertThat(steps.isStopping(new One("films").step)).isTrue();
    }

    @Test
    void shouldLetWaitingTasksFinishWhileItDrains() {
        One waiting = new One("films", Duration.ofSeconds(30));
        waiting.step.accepted("t1", () -> {});
        One slow = new One("films", Duration.ofSeconds(30));
        slow.step.accepted("t2", () -> {});

        steps.stopAll();
        boolean refusesNewSubmits = steps.isStopping(waiting.step);
        waiting.step.succeed(e -> e.getMessage().setBody("film"));
        time.advance(Duration.ofSeconds(29));
        boolean before = slow.isInterrupted();
        time.advance(Duration.ofSeconds(1));

        assertThat(refusesNewSubmits).isTrue();
        assertThat(waiting.exchange.isFailed()).isFalse();
        assertThat(before).isFalse();
        assertThat(slow.isInterrupted()).isTrue();
    }

    @Test
    void shouldInterruptWhatComesToWaitAfterTheDrain() {
        steps.stopAll();
        One late = new One("films");
        late.step.accepted("t1", () -> {});

        steps.endIfStopping(late.step);

        assertThat(late.error()).isInstanceOf(MediaTaskInterruptedException.class);
    }

    @Test
    void shouldLeaveAloneWhatComesToWaitWhileItDrains() {
        steps.stopRoute("films");
        One late = new One("films", Duration.ofSeconds(30));
        late.step.accepted("t1", () -> {});

        steps.endIfStopping(late.step);
        boolean before = late.isInterrupted();
        time.advance(Duration.ofSeconds(30));

        assertThat(before).isFalse();
        assertThat(late.isInterrupted()).isTrue();
    }

    @Test
    void shouldWaitFiveSecondsForTheAnswerToASubmit() {
        One sending = new One("films");
        sending.step.sending(true);

        steps.stopAll();
        time.advance(Duration.ofMillis(4999));
        boolean before = sending.isInterrupted();
        time.advance(Duration.ofMillis(1));

        assertThat(before).isFalse();
        assertThat(sending.isInterrupted()).isTrue();
        assertThat(sending.error()).isInstanceOf(SubmitOutcomeUnknownException.class);
        assertThat(sending.error().getAcceptance()).isEqualTo(Acceptance.UNKNOWN);
    }

    @Test
    void shouldNameTheTaskWhoseIdCameWithinTheFiveSeconds() {
        One sending = new One("films");
        sending.step.sending(true);
        steps.stopAll();

        sending.step.accepted("task_7", () -> {});
        steps.endIfStopping(sending.step);

        assertThat(sending.error()).isInstanceOf(MediaTaskInterruptedException.class);
        assertThat(sending.error().getTaskId()).isEqualTo("task_7");
    }

    @Test
    void shouldRunAgainWhenTheRouteIsStarted() {
        One sending = new One("films");
        sending.step.sending(true);
        steps.stopRoute("films");

        steps.routeStarted("films");
        sending.step.accepted("t1", () -> {});
        steps.endIfStopping(sending.step);
        time.advance(Duration.ofMinutes(1));

        assertThat(steps.isStopping(sending.step)).isFalse();
        assertThat(sending.isInterrupted()).isFalse();
    }

    @Test
    void shouldNotEndADrainThatTheStartOfTheRouteTookBack() {
        One waiting = new One("films", Duration.ofSeconds(30));
        waiting.step.accepted("t1", () -> {});
        steps.stopRoute("films");

        steps.routeStarted("films");
        time.advance(Duration.ofMinutes(1));

        assertThat(waiting.isInterrupted()).isFalse();
    }

    @Test
    void shouldRunAgainWhenTheContextIsStarted() {
        steps.stopAll();
        steps.started();
        One waiting = new One("films", Duration.ofSeconds(30));

        time.advance(Duration.ofMinutes(1));
        steps.endIfStopping(waiting.step);

        assertThat(steps.isStopping(waiting.step)).isFalse();
        assertThat(waiting.isInterrupted()).isFalse();
    }

    @Test
    void shouldEndAtLastEvenWhatIsSending() {
        One sending = new One("films");
        sending.step.sending(true);
        steps.stopAll();

        steps.endAll();

        assertThat(done).hasSize(1);
        assertThat(sending.error().getAcceptance()).isEqualTo(Acceptance.UNKNOWN);
    }

    @Test
    void shouldCountTheRouteThatAMessageCameFromAndTheOneItIsIn() {
        One one = new One("outer");

        assertThat(one.step.isOfRoute("outer")).isTrue();
        assertThat(one.step.isOfRoute("inner")).isFalse();
    }
}
