package io.genmedia.camel.media.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class StepMemoryTest {

    private static final String STEP = "films/buy";

    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    private static StepMemory.Open open(String scope, String taskId) {
        return new StepMemory.Open(scope, 0, taskId, 1, false, null);
    }

    @Test
    void shouldAskForTheFirstPurchaseWhereNothingWasBought() {
        assertThat(StepMemory.of(exchange, STEP).occurrence("{}", "/a#1")).isZero();
        assertThat(StepMemory.of(exchange, STEP).open()).isNull();
    }

    @Test
    void shouldGiveAVisitItsOwnPurchaseAgain() {
        StepMemory memory =
                StepMemory.of(exchange, STEP).completed("{}", "/a#1").completed("{}", "/a#2");

        assertThat(memory.occurrence("{}", "/a#1")).isZero();
        assertThat(memory.occurrence("{}", "/a#2")).isEqualTo(1);
        assertThat(memory.occurrence("{}", "/a#3")).isEqualTo(2);
    }

    @Test
    void shouldCountInEachScopeByItself() {
        StepMemory memory = StepMemory.of(exchange, STEP).completed("{x=l0}", "/a#1");

        assertThat(memory.occurrence("{x=l1}", "/a#1")).isZero();
        assertThat(memory.occurrence("{x=l0}", "/a#2")).isEqualTo(1);
    }

    @Test
    void shouldNotCountAVisitTwice() {
        StepMemory memory =
                StepMemory.of(exchange, STEP).completed("{}", "/a#1").completed("{}", "/a#1");

        assertThat(memory.occurrence("{}", "/a#2")).isEqualTo(1);
    }

    @Test
    void shouldForgetWhatIsOpenWhenItIsCompleted() {
        StepMemory memory = StepMemory.of(exchange, STEP).withOpen(open("{}", "t1"));

        assertThat(memory.open().taskId()).isEqualTo("t1");
        assertThat(memory.completed("{}", "/a#1").open()).isNull();
    }

    @Test
    void shouldKeepEachStepByItselfOnTheExchange() {
        StepMemory.of(exchange, STEP).withOpen(open("{}", "t1")).keep(exchange, STEP);
        StepMemory.of(exchange, "other").withOpen(open("{}", "t2")).keep(exchange, "other");

        assertThat(StepMemory.of(exchange, STEP).open().taskId()).isEqualTo("t1");
        assertThat(StepMemory.of(exchange, "other").open().taskId()).isEqualTo("t2");
    }

    @Test
    void shouldNotShareWhatACopyDoes() {
        StepMemory.of(exchange, STEP).completed("{}", "/a#1").keep(exchange, STEP);
        Exchange copy = exchange.copy();

        StepMemory.of(copy, STEP).completed("{}", "/a#2").keep(copy, STEP);

        assertThat(StepMemory.of(exchange, STEP).done()).hasSize(1);
        assertThat(StepMemory.of(copy, STEP).done()).hasSize(2);
    }

    @Test
    void shouldRestoreWhatWasSaved() {
        Object nothing = StepMemory.save(exchange);
        StepMemory.of(exchange, STEP).completed("{}", "/a#1").keep(exchange, STEP);
        Object one = StepMemory.save(exchange);
        StepMemory.of(exchange, STEP).completed("{}", "/a#2").keep(exchange, STEP);

        StepMemory.restore(exchange, one);
        int restored = StepMemory.of(exchange, STEP).done().size();
        StepMemory.restore(exchange, nothing);

        assertThat(restored).isEqualTo(1);
        assertThat(StepMemory.of(exchange, STEP).done()).isEmpty();
    }
}
