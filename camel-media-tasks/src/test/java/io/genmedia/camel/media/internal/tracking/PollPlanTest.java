package io.genmedia.camel.media.internal.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.error.MediaAuthenticationException;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaTaskNotFoundException;
import io.genmedia.camel.media.internal.tracking.PollPlan.Next;
import io.genmedia.camel.media.internal.tracking.PollPlan.Observation;
import io.genmedia.camel.media.internal.tracking.PollPlan.State;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.testing.Tasks;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollPlanTest {

    private static final MediaException GONE =
            new MediaTaskNotFoundException("gone", MediaErrorDetails.accepted("atelier", "t"), null);
    private static final MediaException REFUSED =
            new MediaAuthenticationException("refused", MediaErrorDetails.accepted("atelier", "t"), null);

    @ParameterizedTest(name = "{0}, {1} failures, {2} of them not found, seen before {3}, fresh {4} → {6}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            pending    | 0  | 0 | false | false | 5s | read after 5 s
            running    | 3  | 0 | true  | false | 5s | read after 5 s
            running    | 9  | 0 | true  | true  | 2s | read after 2 s
            succeeded  | 0  | 0 | false | true  | 5s | ended
            failed     | 2  | 0 | true  | false | 5s | ended
            unreadable | 0  | 0 | true  | false | 5s | read after 5 s
            unreadable | 1  | 0 | true  | false | 5s | read after 10 s
            unreadable | 2  | 0 | false | false | 5s | read after 20 s
            unreadable | 3  | 0 | false | true  | 5s | read after 40 s
            unreadable | 4  | 0 | true  | false | 5s | read after 60 s
            unreadable | 99 | 0 | true  | false | 5s | read after 60 s
            unreadable | 2147483647 | 0 | true | false | 5s | read after 60 s
            unreadable | 0  | 0 | true  | false | 90s | read after 90 s
            unreadable | 7  | 0 | true  | false | 90s | read after 90 s
            not found  | 0  | 0 | false | false | 5s | give up
            not found  | 0  | 0 | false | true  | 5s | read after 5 s
            not found  | 9  | 9 | false | true  | 5s | read after 60 s
            not found  | 0  | 0 | true  | false | 5s | read after 5 s
            not found  | 4  | 4 | true  | false | 5s | read after 60 s
            not found  | 5  | 5 | true  | false | 5s | give up
            not found  | 5  | 5 | true  | true  | 5s | read after 60 s
            not found  | 20 | 0 | true  | false | 5s | read after 60 s
            refused    | 0  | 0 | true  | false | 5s | give up
            refused    | 0  | 0 | false | true  | 5s | give up
            """)
    void shouldDecideByWhatWasSeen(
            String seen,
            int failures,
            int notFound,
            boolean seenBefore,
            boolean fresh,
            String interval,
            String expected) {
        Next next =
                PollPlan.next(observation(seen), new State(failures, notFound, seenBefore, fresh), seconds(interval));

        assertThat(inWords(next)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "asked {0} s, {1} failures → {2} s")
    @CsvSource({"0,0,5", "3,0,5", "5,0,5", "7,0,7", "300,0,300", "7,1,10", "12,1,12", "30,9,60", "61,9,61"})
    void shouldWaitForTheLongerOfRetryAfterAndBackOff(long asked, int failures, long expected) {
        Next next = PollPlan.next(
                new Observation.Unreadable(Optional.of(Duration.ofSeconds(asked))),
                new State(failures, 0, true, false),
                Duration.ofSeconds(5));

        assertThat(next).isEqualTo(new Next.ReadAfter(Duration.ofSeconds(expected)));
    }

    @Test
    void shouldHandOnTheTaskAsItEnded() {
        TaskSnapshot task = Tasks.succeeded("t");

        Next next = PollPlan.next(new Observation.Seen(task), new State(0, 0, false, false), Duration.ofSeconds(5));

        assertThat(next).isEqualTo(new Next.Ended(task));
    }

    @Test
    void shouldGiveUpWithTheErrorThatWasTold() {
        State state = new State(0, 0, false, false);

        Next gone = PollPlan.next(new Observation.NotFound(GONE), state, Duration.ofSeconds(5));
        Next refused = PollPlan.next(new Observation.Refused(REFUSED), state, Duration.ofSeconds(5));

        assertThat(gone).isEqualTo(new Next.GiveUp(GONE));
        assertThat(refused).isEqualTo(new Next.GiveUp(REFUSED));
    }

    private static Observation observation(String text) {
        return switch (text) {
            case "pending" -> new Observation.Seen(Tasks.pending("t"));
            case "running" -> new Observation.Seen(Tasks.running("t", 10));
            case "succeeded" -> new Observation.Seen(Tasks.succeeded("t"));
            case "failed" -> new Observation.Seen(Tasks.failed("t", "x"));
            case "unreadable" -> new Observation.Unreadable(Optional.empty());
            case "not found" -> new Observation.NotFound(GONE);
            default -> new Observation.Refused(REFUSED);
        };
    }

    private static Duration seconds(String text) {
        return Duration.parse("PT" + text);
    }

    private static String inWords(Next next) {
        if (next instanceof Next.ReadAfter later) {
            return "read after " + later.pause().toSeconds() + " s";
        }
        return next instanceof Next.Ended ? "ended" : "give up";
    }
}
