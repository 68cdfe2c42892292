package io.genmedia.camel.media.internal.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.internal.http.EveryLog;
import io.genmedia.camel.media.testing.ManualTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallbackTallyTest {

    private final ManualTime time = new ManualTime();
    private final CallbackTally tally = new CallbackTally("/callbacks", time);
    private final EveryLog log = new EveryLog();

    @AfterEach
    void close() {
        log.close();
    }

    private void refuse(int times) {
        for (int i = 0; i < times; i++) {
            tally.count(CallbackReply.NO_SECRET);
        }
    }

    private List<String> warnings() {
        return log.lines().stream()
                .map(EveryLog.Line::text)
                .filter(text -> text.contains(" without the right secret. "))
                .map(text -> text.substring(0, text.indexOf(" without")))
                .toList();
    }

    @Test
    void shouldWarnOfTheFirstAtOnce() {
        refuse(1);

        assertThat(warnings()).containsExactly("/callbacks refused 1 callback");
    }

    @Test
    void shouldWarnOfTheOthersOnceAMinuteTogether() {
        refuse(18);
        time.advance(Duration.ofSeconds(59));
        assertThat(warnings()).hasSize(1);

        time.advance(Duration.ofSeconds(1));

        assertThat(warnings()).containsExactly("/callbacks refused 1 callback", "/callbacks refused 17 callbacks");
    }

    @Test
    void shouldWarnAtMostOnceAMinuteHoweverManyCome() {
        for (int minute = 0; minute < 5; minute++) {
            refuse(1000);
            time.advance(Duration.ofMinutes(1));
        }

        assertThat(warnings()).hasSize(6);
    }

    @Test
    void shouldWarnAtOnceAgainAfterAQuietMinute() {
        refuse(1);
        time.advance(Duration.ofMinutes(1));
        assertThat(time.scheduled()).as("nothing runs while nothing is refused").isZero();

        refuse(1);

        assertThat(warnings()).hasSize(2);
    }

    @Test
    void shouldSayTheRestWhenItIsClosed() {
        refuse(3);

        tally.close();

        assertThat(warnings()).containsExactly("/callbacks refused 1 callback", "/callbacks refused 2 callbacks");
    }

    @Test
    void shouldCountWhatIsAcceptedAndWhatIsRefused() {
        tally.count(CallbackReply.OK);
        for (CallbackReply reply : CallbackReply.values()) {
            tally.count(reply);
        }

        assertThat(tally.accepted()).isEqualTo(2);
        assertThat(tally.refused()).isEqualTo(CallbackReply.values().length - 1);
    }
}
