package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.internal.engine.GenerateFlow.Completion;
import io.genmedia.camel.media.internal.tracking.Pace;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.StoredTask.State;
import io.genmedia.camel.media.spi.TaskStore;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.DurableStore;
import io.genmedia.camel.media.testing.FaultyStore;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.builder.ExpressionBuilder;
import org.junit.jupiter.api.Test;

/** Messages on several nodes that share a durable store, each node with one place at a time. */
class GenerateOnNodesTest {

    private static final ApiAnswer DONE = Tasks.answer(Tasks.succeeded("t1"));

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ManualTime time = new ManualTime();
    private final Atelier atelier = Atelier.limited(1, 100, Duration.ofSeconds(1));
    private final DurableStore one = new DurableStore(time, "one");
    private final DurableStore two = one.at("two");

    /** An application on one machine. */
    private final class Node {

        private final OfflineAccount offline = new OfflineAccount(atelier, time);
        private final Steps steps = new Steps(atelier, time, Runnable::run);
        private final AtomicInteger done = new AtomicInteger();
        /** The tasks that listeners were told of. */
        private final List<String> heard = new ArrayList<>();

        private final GenerateFlow flow;

        Node(TaskStore store) {
            flow = new EngineParts(atelier, store, time, Runnable::run).generate(context, steps);
        }

        Exchange asks(String key) {
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody("a fox");
            flow.process(
                    exchange,
                    sync -> done.incrementAndGet(),
                    EngineParts.film(
                            offline.account(),
                            Completion.POLL,
                            new WaitOptions(
                                    Pace.fixed(Duration.ofMinutes(1)),
                                    Duration.ofMinutes(45),
                                    Duration.ZERO,
                                    false,
                                    1_000_000,
                                    (e, task) -> heard.add(task.taskId())),
                            ExpressionBuilder.constantExpression(key)));
            return exchange;
        }

        void accepts(String taskId) {
            offline.calls().next().complete(Tasks.answer(200, "{'id':'" + taskId + "'}"));
        }

        void ends(String taskId) {
            time.advance(Duration.ofMinutes(1));
            offline.calls().next().complete(Tasks.answer(Tasks.succeeded(taskId)));
        }

        long submits() {
            return offline.paths().stream().filter("/submit"::equals).count();
        }
    }

    private StoredTask stored(DurableStore store) {
        return store.all().stream()
                .filter(task -> !"t0".equals(task.taskId()))
                .findFirst()
                .orElseThrow();
    }

    /** A message that has looked whether it was bought before, and waits for a place. */
    private Exchange inTheQueueOf(Node node) {
        node.asks("another-order");
        node.accepts("t0");
        return node.asks("order-1");
    }

    @Test
    void shouldWaitForTheTaskOfTheNodeThatWasQuicker() {
        Node slow = new Node(two);
        Node quick = new Node(one);
        Exchange late = inTheQueueOf(slow);
        quick.asks("order-1");
        quick.accepts("t1");

        slow.ends("t0");
        slow.offline.calls().always(call -> DONE);
        time.advance(Duration.ofMinutes(2));

        assertThat(late.getException()).isNull();
        assertThat(late.getMessage().getBody(MediaResult.class).taskId()).isEqualTo("t1");
        assertThat(slow.submits()).isEqualTo(1);
        assertThat(slow.offline.limits().inFlight()).isZero();
    }

    @Test
    void shouldBuyInAPlaceOfItsOwnWhatTheQuickerNodeDidNotGet() {
        Node slow = new Node(two);
        Node quick = new Node(one);
        inTheQueueOf(slow);
        quick.asks("order-1");
        slow.ends("t0");

        quick.offline.calls().next().complete(Tasks.answer(401, "{'error':{'code':'key','message':'no'}}"));
        time.advance(Duration.ofSeconds(2));
        slow.accepts("t1");
        int during = slow.offline.limits().inFlight();
        slow.ends("t1");

        assertThat(slow.submits()).isEqualTo(2);
        assertThat(during).isEqualTo(1);
        assertThat(slow.offline.limits().inFlight()).isZero();
    }

    @Test
    void shouldGoOnToTheResultWhereTheStoreIsAwayOnceTheTaskIsBought() {
        FaultyStore faulty = new FaultyStore(one);
        Node node = new Node(faulty);
        Exchange exchange = node.asks("order-1");
        faulty.isAway();

        node.accepts("t1");
        time.advance(Duration.ofSeconds(2));
        node.ends("t1");
        EngineParts.end(exchange);
        State during = stored(one).state();
        faulty.works();
        time.advance(Duration.ofSeconds(10));

        assertThat(exchange.getMessage().getBody(MediaResult.class).taskId()).isEqualTo("t1");
        assertThat(during).isEqualTo(State.INTENT);
        assertThat(stored(one).state()).isEqualTo(State.SUCCEEDED);
        assertThat(stored(one).taskId()).isEqualTo("t1");
    }

    @Test
    void shouldTellOfATaskWhenItIsRecorded() {
        FaultyStore faulty = new FaultyStore(one);
        Node node = new Node(faulty);
        node.asks("order-1");
        faulty.isAway();

        node.accepts("t1");
        List<String> whileAway = List.copyOf(node.heard);
        faulty.works();
        time.advance(Duration.ofSeconds(1));

        assertThat(whileAway).isEmpty();
        assertThat(stored(one).taskId()).isEqualTo("t1");
        assertThat(node.heard).containsExactly("t1");
    }
}
