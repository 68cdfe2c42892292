package io.genmedia.camel.media.internal.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorDecoderTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String DECODED = "{'error':{'code':'too_wide','message':'no so wide'}}";

    private final ErrorDecoder errors = new ErrorDecoder(Atelier.plain());

    private MediaException decode(int status, String body, CallPhase phase, String taskId) {
        return errors.decode(Tasks.answer(status, body), "submit video with film-1", phase, taskId, NOW);
    }

    @ParameterizedTest(name = "{0} to a submit, decoded {1} → {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            301 | false | SubmitOutcomeUnknown    | UNKNOWN      | false
            302 | true  | SubmitOutcomeUnknown    | UNKNOWN      | false
            400 | true  | InvalidMediaRequest     | NOT_ACCEPTED | false
            400 | false | SubmitOutcomeUnknown    | UNKNOWN      | false
            401 | true  | MediaAuthentication     | NOT_ACCEPTED | false
            401 | false | SubmitOutcomeUnknown    | UNKNOWN      | false
            402 | true  | InsufficientFunds       | NOT_ACCEPTED | false
            402 | false | SubmitOutcomeUnknown    | UNKNOWN      | false
            403 | true  | MediaAuthentication     | NOT_ACCEPTED | false
            403 | false | SubmitOutcomeUnknown    | UNKNOWN      | false
            404 | true  | InvalidMediaRequest     | NOT_ACCEPTED | false
            404 | false | SubmitOutcomeUnknown    | UNKNOWN      | false
            407 | true  | InvalidMediaRequest     | NOT_ACCEPTED | false
            407 | false | SubmitOutcomeUnknown    | UNKNOWN      | false
            408 | true  | SubmitOutcomeUnknown    | UNKNOWN      | false
            408 | false | SubmitOutcomeUnknown    | UNKNOWN      | false
            409 | true  | InvalidMediaRequest     | NOT_ACCEPTED | false
            413 | false | SubmitOutcomeUnknown    | UNKNOWN      | false
            422 | true  | InvalidMediaRequest     | NOT_ACCEPTED | false
            429 | true  | MediaRateLimit          | NOT_ACCEPTED | true
            429 | false | MediaRateLimit          | NOT_ACCEPTED | true
            500 | true  | SubmitOutcomeUnknown    | UNKNOWN      | false
            500 | false | SubmitOutcomeUnknown    | UNKNOWN      | false
            502 | false | SubmitOutcomeUnknown    | UNKNOWN      | false
            503 | true  | SubmitOutcomeUnknown    | UNKNOWN      | false
            504 | false | SubmitOutcomeUnknown    | UNKNOWN      | false
            """)
    void shouldTellOfASubmitWhetherSomethingWasBought(
            int status, boolean decoded, String type, String acceptance, boolean retryable) {
        MediaException error = decode(status, decoded ? DECODED : "<html>", CallPhase.SUBMIT, null);

        assertThat(error.getClass().getSimpleName()).isEqualTo(type + "Exception");
        assertThat(error.getAcceptance()).hasToString(acceptance);
        assertThat(error.isRetryable()).isEqualTo(retryable);
        assertThat(error.getHttpStatus()).isEqualTo(status);
        assertThat(error.getCode()).isEqualTo(decoded ? "too_wide" : null);
    }

    @ParameterizedTest(name = "{0} to a {1} → {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            400 | STATUS | InvalidMediaRequest      | false
            401 | STATUS | MediaAuthentication      | false
            404 | STATUS | MediaTaskNotFound        | false
            408 | STATUS | MediaProviderUnavailable | true
            425 | STATUS | MediaProviderUnavailable | true
            429 | STATUS | MediaRateLimit           | true
            500 | STATUS | MediaProviderUnavailable | true
            302 | STATUS | MediaProviderUnavailable | true
            """)
    void shouldTellOfAStatusReadThatTheTaskIsAccepted(int status, CallPhase phase, String type, boolean retryable) {
        MediaException error = decode(status, "", phase, "task_7");

        assertThat(error.getClass().getSimpleName()).isEqualTo(type + "Exception");
        assertThat(error.getAcceptance()).hasToString("ACCEPTED");
        assertThat(error.getTaskId()).isEqualTo("task_7");
        assertThat(error.isRetryable()).isEqualTo(retryable);
    }

    @ParameterizedTest(name = "{0} to another call → {1}")
    @CsvSource({
        "400, InvalidMediaRequest, false",
        "403, MediaAuthentication, false",
        "404, InvalidMediaRequest, false",
        "408, MediaProviderUnavailable, true",
        "413, InvalidMediaRequest, false",
        "429, MediaRateLimit, true",
        "500, MediaProviderUnavailable, true",
        "503, MediaProviderUnavailable, true"
    })
    void shouldTellOfAnyOtherCallThatNothingWasBought(int status, String type, boolean retryable) {
        MediaException error = decode(status, "", CallPhase.OTHER, null);

        assertThat(error.getClass().getSimpleName()).isEqualTo(type + "Exception");
        assertThat(error.getAcceptance()).hasToString("NOT_ACCEPTED");
        assertThat(error.isRetryable()).isEqualTo(retryable);
    }

    @Test
    void shouldSayWhatWasAskedWhatCameBackAndWhatToDo() {
        MediaException error = decode(401, DECODED, CallPhase.SUBMIT, null);

        assertThat(error)
                .hasMessageContaining("submit video with film-1")
                .hasMessageContaining("The Atelier answered 401 (too_wide: no so wide)")
                .hasMessageContaining("ATELIER_API_KEY");
    }

    @Test
    void shouldSayHowToBuyAgainWhereTheOutcomeIsUnknown() {
        assertThat(decode(502, "", CallPhase.SUBMIT, null)).hasMessageContaining("CamelMediaResubmit=true");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403, 404, 407})
    void shouldSayThatAProxyMayHaveAnswered(int status) {
        for (String body : new String[] {"", "<html>", "{}"}) {
            assertThat(decode(status, body, CallPhase.SUBMIT, null))
                    .hasMessageContaining("The Atelier answered " + status)
                    .hasMessageContaining("a proxy or gateway may have answered " + status)
                    .hasMessageContaining("CamelMediaResubmit=true");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void shouldStillNameTheKeyWhereTheProviderMayHaveRefusedIt(int status) {
        assertThat(decode(status, "", CallPhase.SUBMIT, null)).hasMessageContaining("ATELIER_API_KEY");
    }

    @Test
    void shouldCutWhatTheProviderSaysAtLength() {
        MediaException error =
                decode(400, "{'error':{'message':'" + "x".repeat(100_000) + "'}}", CallPhase.SUBMIT, null);

        assertThat(error.getMessage()).hasSizeLessThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "{}", "{'error':'text'}", "{'error':null}", "<html>", "{'er"})
    void shouldBearAnyBody(String body) {
        assertThat(decode(422, body, CallPhase.OTHER, null)).hasMessageContaining("answered 422 to:");
    }

    @ParameterizedTest(name = "Retry-After: {0} → {1} s")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            0   | 0
            7   | 7
            ' 7 ' | 7
            999999999 | 999999999
            Thu, 01 Jan 2026 00:01:30 GMT | 90
            Wed, 31 Dec 2025 23:59:00 GMT | 0
            """)
    void shouldReadRetryAfter(String header, long seconds) {
        assertThat(retryAfter(header).getRetryAfter()).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "9999999999", "Thu, 41 Jan 2026 00:01:30 GMT", "2026-01-01"})
    void shouldPassOverARetryAfterThatCannotBeRead(String header) {
        assertThat(retryAfter(header).getRetryAfter()).isEmpty();
    }

    private MediaException retryAfter(String header) {
        ApiAnswer answer = Tasks.answer(429, "", Map.of("retry-after", header));
        return errors.decode(answer, "submit", CallPhase.SUBMIT, null, NOW);
    }
}
