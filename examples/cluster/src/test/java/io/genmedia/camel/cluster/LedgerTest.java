package io.genmedia.camel.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private final Ledger ledger = new Ledger(List.of("p1", "p2"));

    @Test
    void shouldKnowWhoHasWhatInFlight() throws Exception {
        ledger.accepted(json("{'prompt':'p1','task':'t1','submittedBy':'worker-1'}"));
        ledger.accepted(json("{'prompt':'p2','task':'t2','submittedBy':'worker-1'}"));
        ledger.ended(json("{'prompt':'p2','task':'t2','submittedBy':'worker-1','toldBy':'worker-2','url':'u'}"));

        assertThat(ledger.inFlight("worker-1")).isEqualTo(1);
        assertThat(ledger.inFlight("worker-2")).isZero();
        assertThat(ledger.isComplete()).isFalse();
    }

    @Test
    void shouldTellAResultThatCameTwiceFromASecondTask() throws Exception {
        for (String task : List.of("t1", "t1", "t2")) {
            ledger.ended(json("{'prompt':'p1','task':'" + task + "','submittedBy':'w','toldBy':'w','url':'u'}"));
        }

        assertThat(ledger.lines().get(0).toldBy()).hasSize(3);
        assertThat(ledger.lines().get(0).tasks()).containsExactly("t1", "t2");
    }

    @Test
    void shouldTakeAPromptThatNeverBecameATaskAsEndedAndNotMade() throws Exception {
        ledger.ended(json("{'prompt':'p1','status':'FAILED','error':'too long','submittedBy':'w','toldBy':'w'}"));

        Ledger.Line line = ledger.lines().get(0);
        assertThat(line.isEnded()).isTrue();
        assertThat(line.isMade()).isFalse();
        assertThat(line.error()).isEqualTo("too long");
        assertThat(line.tasks()).isEmpty();
    }

    @Test
    void shouldNotCountWhatOtherRunsHaveLeft() throws Exception {
        ledger.accepted(json("{'prompt':'other','task':'t1','submittedBy':'worker-1'}"));

        assertThat(ledger.submitted()).isZero();
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
