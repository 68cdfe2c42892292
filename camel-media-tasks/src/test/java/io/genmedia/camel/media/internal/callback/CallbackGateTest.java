package io.genmedia.camel.media.internal.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.internal.http.EveryLog;
import io.genmedia.camel.media.testing.ManualTime;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CallbackGateTest {

    private final CallbackSecrets secrets = CallbackSecrets.of("secret");
    private final AtomicBoolean suspended = new AtomicBoolean();
    private final CallbackTally tally = new CallbackTally("/callbacks", new ManualTime());
    private final CallbackGate gate = new CallbackGate("/callbacks", suspended::get, tally);
    private final List<String> asked = new ArrayList<>();

    private void desk(String name, CallbackSecrets own, CallbackAnswer answer) {
        gate.add(new CallbackGate.Desk(own, arrival -> {
            asked.add(name);
            return answer;
        }));
    }

    private static CallbackHead post(String query) {
        return new CallbackHead("POST", query, null, null);
    }

    private CallbackReply delivered() {
        CallbackGate.Entry entry = gate.enter(post(secrets.query("s")));
        assertThat(entry.isRefused()).isFalse();
        return gate.deliver(entry, "{}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldJudgeTheSecretBeforeAllThatTheBodySays() {
        desk("one", secrets, CallbackAnswer.TAKEN);

        assertThat(gate.enter(new CallbackHead("POST", "submit=s&token=t", "gzip", "9999999"))
                        .refusal())
                .isEqualTo(CallbackReply.NO_SECRET);
    }

    @Test
    void shouldNotTellWhoIsSuspendedFromWhoHasTheSecret() {
        desk("one", secrets, CallbackAnswer.TAKEN);
        suspended.set(true);

        assertThat(gate.enter(post("submit=s&token=t")).refusal()).isEqualTo(CallbackReply.SUSPENDED);
        assertThat(gate.enter(post(secrets.query("s"))).refusal()).isEqualTo(CallbackReply.SUSPENDED);
    }

    @Test
    void shouldAskOnlyThoseWhoseSecretIsRight() {
        desk("other", CallbackSecrets.of("other"), CallbackAnswer.TAKEN);
        desk("one", secrets, CallbackAnswer.TAKEN);

        assertThat(delivered()).isEqualTo(CallbackReply.OK);
        assertThat(asked).containsExactly("one");
    }

    @Test
    void shouldAskOneAfterTheOtherUntilOneTakesIt() {
        desk("a", secrets, CallbackAnswer.UNKNOWN);
        desk("b", secrets, CallbackAnswer.REPEATED);
        desk("c", secrets, CallbackAnswer.TAKEN);

        assertThat(delivered()).isEqualTo(CallbackReply.OK);
        assertThat(asked).containsExactly("a", "b");
    }

    @Test
    void shouldLetTheProviderSendItAgainWhereOneOfThemCannotTakeItNow() {
        desk("a", secrets, CallbackAnswer.LATER);
        desk("b", secrets, CallbackAnswer.UNKNOWN);
        desk("c", secrets, CallbackAnswer.MALFORMED);

        assertThat(delivered()).isEqualTo(CallbackReply.LATER);
        assertThat(asked).containsExactly("a", "b", "c");
    }

    @Test
    void shouldTakeUnknownForMoreThanMalformed() {
        desk("a", secrets, CallbackAnswer.MALFORMED);
        desk("b", secrets, CallbackAnswer.UNKNOWN);

        assertThat(delivered()).isEqualTo(CallbackReply.OK);
    }

    @Test
    void shouldTakeNoAnswerForAFailure() {
        desk("a", secrets, null);

        assertThat(delivered()).isEqualTo(CallbackReply.FAILED);
    }

    @Test
    void shouldAnswerNotFoundWhereTheDeskWentWhileTheBodyCame() {
        CallbackGate.Desk desk = new CallbackGate.Desk(secrets, arrival -> CallbackAnswer.TAKEN);
        gate.add(desk);
        CallbackGate.Entry entry = gate.enter(post(secrets.query("s")));

        gate.remove(desk);

        assertThat(gate.deliver(entry, "{}".getBytes(StandardCharsets.UTF_8))).isEqualTo(CallbackReply.CLOSED);
    }

    @Test
    void shouldLogAFailureWithoutWhatItQuotesAndOnOneLine() {
        gate.add(new CallbackGate.Desk(secrets, arrival -> {
            throw new IllegalStateException("cannot read " + arrival.body(), new IllegalStateException("BODY"));
        }));
        CallbackGate.Entry entry = gate.enter(post(secrets.query("a\r\nWARN forged \u001b[31m")));

        try (EveryLog log = new EveryLog()) {
            CallbackReply reply = gate.deliver(entry, "{\"task_id\":\"BODY\"}".getBytes(StandardCharsets.UTF_8));

            assertThat(reply).isEqualTo(CallbackReply.FAILED);
            assertThat(log.lines())
                    .anyMatch(line -> line.text().contains("a??WARN forged ?[31m")
                            && line.text()
                                    .contains("IllegalStateException at "
                                            + getClass().getName()))
                    .noneMatch(line -> line.text().contains("BODY"))
                    .noneMatch(line -> line.text().contains("\n") || line.text().contains("\u001b"));
        }
    }

    @Test
    void shouldShowNeitherBodyNorLineEndsOfAnArrival() {
        List<String> shown = new ArrayList<>();
        gate.add(new CallbackGate.Desk(secrets, arrival -> {
            shown.add(arrival.toString());
            return CallbackAnswer.TAKEN;
        }));
        CallbackGate.Entry entry = gate.enter(post(secrets.query("a\nb")));

        gate.deliver(entry, "{\"task_id\":\"BODY\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(shown).containsExactly("CallbackArrival[submit a?b]");
    }
}
