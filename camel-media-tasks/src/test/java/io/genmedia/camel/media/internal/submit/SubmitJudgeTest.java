package io.genmedia.camel.media.internal.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import io.genmedia.camel.media.internal.http.HttpCallException;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.Tasks;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitJudgeTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String DECODED = "{'error':{'code':'x','message':'no'}}";
    private static final String WHAT = "submit video with film-1";

    private final SubmitJudge idempotent = new SubmitJudge(Atelier.idempotent());
    private final SubmitJudge plain = new SubmitJudge(Atelier.plain());

    /** Where the provider takes a key, an unknown outcome is sent again; else nothing is but a 429. */
    @ParameterizedTest(name = "{0}, {1} → {2}; again with key: {3}, without: {4}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            200 | task    | accepted   | no  | no
            201 | task    | accepted   | no  | no
            202 | task    | accepted   | no  | no
            200 | no id   | unknown    | yes | no
            200 | broken  | unknown    | yes | no
            204 | nothing | unknown    | yes | no
            200 | error   | unknown    | yes | no
            302 | nothing | unknown    | yes | no
            400 | error   | not bought | no  | no
            400 | nothing | unknown    | yes | no
            400 | broken  | unknown    | yes | no
            401 | error   | not bought | no  | no
            401 | nothing | unknown    | yes | no
            401 | broken  | unknown    | yes | no
            402 | error   | not bought | no  | no
            402 | nothing | unknown    | yes | no
            403 | error   | not bought | no  | no
            403 | broken  | unknown    | yes | no
            407 | broken  | unknown    | yes | no
            404 | error   | not bought | no  | no
            404 | nothing | unknown    | yes | no
            408 | error   | unknown    | yes | no
            408 | nothing | unknown    | yes | no
            409 | error   | not bought | no  | no
            422 | error   | not bought | no  | no
            422 | nothing | unknown    | yes | no
            429 | error   | not bought | yes | yes
            429 | nothing | not bought | yes | yes
            500 | error   | unknown    | yes | no
            500 | nothing | unknown    | yes | no
            502 | broken  | unknown    | yes | no
            503 | nothing | unknown    | yes | no
            504 | nothing | unknown    | yes | no
            520 | nothing | unknown    | yes | no
            """)
    void shouldTellWhatAnAnswerProves(int status, String body, String verdict, String withKey, String without) {
        String text =
                switch (body) {
                    case "task" -> "{'id':'t1','status':'PENDING'}";
                    case "no id" -> "{'status':'PENDING'}";
                    case "broken" -> "<html>{";
                    case "error" -> DECODED;
                    default -> "";
                };

        SubmitVerdict ofIdempotent = idempotent.judge(Tasks.answer(status, text), WHAT, NOW);
        SubmitVerdict ofPlain = plain.judge(Tasks.answer(status, text), WHAT, NOW);

        assertThat(inWords(ofIdempotent)).isEqualTo(verdict);
        assertThat(inWords(ofPlain)).isEqualTo(verdict);
        assertThat(idempotent.resendAfter(ofIdempotent, 1).isPresent()).isEqualTo(withKey.equals("yes"));
        assertThat(plain.resendAfter(ofPlain, 1).isPresent()).isEqualTo(without.equals("yes"));
    }

    @ParameterizedTest
    @CsvSource({"true, unknown, true, false", "false, not bought, false, false"})
    void shouldTellWhatAFailureProves(boolean started, String verdict, boolean withKey, boolean without) {
        HttpCallException failure = new HttpCallException("reset", started, new IOException("reset"));

        SubmitVerdict ofIdempotent = idempotent.judge(failure, WHAT);
        SubmitVerdict ofPlain = plain.judge(failure, WHAT);

        assertThat(inWords(ofIdempotent)).isEqualTo(verdict);
        assertThat(inWords(ofPlain)).isEqualTo(verdict);
        assertThat(idempotent.resendAfter(ofIdempotent, 1).isPresent()).isEqualTo(withKey);
        assertThat(plain.resendAfter(ofPlain, 1).isPresent()).isEqualTo(without);
    }

    @Test
    void shouldLetTheRouteTryAgainWhereTheServiceCannotBeReached() {
        MediaException error = errorOf(plain.judge(new HttpCallException("refused", false, null), WHAT));

        assertThat(error.getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
        assertThat(error.isRetryable()).isTrue();
        assertThat(error).hasMessageContaining("Nothing was sent").hasMessageContaining(WHAT);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 502, 0})
    void shouldSayWhatHelpsWhereTheOutcomeIsUnknown(int status) {
        MediaException withKey = unknown(idempotent, status);
        MediaException without = unknown(plain, status);

        assertThat(withKey).hasMessageContaining("idempotency key").hasMessageNotContaining("Resubmit");
        assertThat(without).hasMessageContaining("CamelMediaResubmit=true");
    }

    private static MediaException unknown(SubmitJudge judge, int status) {
        MediaException error = errorOf(
                status == 0
                        ? judge.judge(new HttpCallException("reset", true, null), WHAT)
                        : judge.judge(Tasks.answer(status, ""), WHAT, NOW));
        assertThat(error).isInstanceOf(SubmitOutcomeUnknownException.class);
        assertThat(error.getAcceptance()).isEqualTo(Acceptance.UNKNOWN);
        assertThat(error.isRetryable()).isFalse();
        return error;
    }

    @ParameterizedTest(name = "send {0}, Retry-After {1} → {2} ms")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            1 |                               | 200
            2 |                               | 1000
            3 |                               | 3000
            1 | 0                             | 200
            1 | 2                             | 2000
            3 | 2                             | 3000
            1 | Thu, 01 Jan 2026 00:01:00 GMT | 60000
            1 | Wed, 31 Dec 2025 00:00:00 GMT | 200
            1 | soon                          | 200
            """)
    void shouldWaitBeforeItSendsAgain(int sends, String retryAfter, long millis) {
        Map<String, String> headers = retryAfter == null ? Map.of() : Map.of("retry-after", retryAfter);

        SubmitVerdict limited = plain.judge(Tasks.answer(429, "", headers), WHAT, NOW);
        SubmitVerdict broken = idempotent.judge(Tasks.answer(503, "", headers), WHAT, NOW);

        assertThat(plain.resendAfter(limited, sends)).contains(Duration.ofMillis(millis));
        assertThat(idempotent.resendAfter(broken, sends)).contains(Duration.ofMillis(millis));
    }

    @Test
    void shouldSendFourTimesAtMost() {
        SubmitVerdict limited = idempotent.judge(Tasks.answer(429, ""), WHAT, NOW);

        assertThat(idempotent.resendAfter(limited, 3)).isPresent();
        assertThat(idempotent.resendAfter(limited, 4)).isEqualTo(Optional.empty());
    }

    private static String inWords(SubmitVerdict verdict) {
        if (verdict instanceof SubmitVerdict.Accepted) {
            return "accepted";
        }
        return verdict instanceof SubmitVerdict.Unknown ? "unknown" : "not bought";
    }

    private static MediaException errorOf(SubmitVerdict verdict) {
        return verdict instanceof SubmitVerdict.Unknown unknown
                ? unknown.error()
                : ((SubmitVerdict.NotBought) verdict).error();
    }
}
