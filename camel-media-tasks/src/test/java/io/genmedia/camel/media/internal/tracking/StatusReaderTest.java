package io.genmedia.camel.media.internal.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaTaskNotFoundException;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.ScriptedCalls;
import io.genmedia.camel.media.testing.Tasks;
import java.net.URI;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer to a status read shows, whatever its HTTP status. */
class StatusReaderTest {

    private final ScriptedCalls calls = new ScriptedCalls();
    private final StatusReader reader =
            new StatusReader(Atelier.plain(), calls, URI.create("https://atelier.example"), new ManualTime());

    private TaskSnapshot read(int status, String json) {
        calls.then(Tasks.answer(status, json));
        return reader.read("t1").join();
    }

    @ParameterizedTest
    @CsvSource({"400, FAILED", "500, FAILED", "400, RUNNING", "404, SUCCEEDED"})
    void shouldBelieveATaskThatIsNamedInAnAnswerOfFailure(int status, MediaStatus shown) {
        TaskSnapshot task =
                read(status, "{'id':'t1','status':'" + shown + "','error':{'code':'BUSY','message':'no machine'}}");

        assertThat(task.status()).isEqualTo(shown);
        if (shown == MediaStatus.FAILED) {
            assertThat(task.error().text()).isEqualTo("BUSY: no machine");
        }
    }

    @Test
    void shouldNotTakeAnotherTaskForThisOne() {
        assertThatThrownBy(() -> read(400, "{'id':'t2','status':'FAILED','error':{'code':'BUSY','message':'no'}}"))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(InvalidMediaRequestException.class);
    }

    @Test
    void shouldNotTakeAnIdThatIsRepeatedForATask() {
        assertThatThrownBy(() -> read(404, "{'id':'t1','error':{'code':'NOT_FOUND','message':'no such task'}}"))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(MediaTaskNotFoundException.class);
    }
}
