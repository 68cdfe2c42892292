package io.genmedia.camel.media.internal.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.internal.submit.SubmitTurns.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SubmitTurnsTest {

    private final SubmitTurns turns = new SubmitTurns();
    private final List<String> begun = new ArrayList<>();

    private Turn take(String name, boolean alone) {
        Turn turn = turns.take(alone);
        turn.come().thenRun(() -> begun.add(name));
        return turn;
    }

    @Test
    void shouldLetThoseThatNeedNotBeAloneGoTogether() {
        take("a", false);
        take("b", false);

        assertThat(begun).containsExactly("a", "b");
    }

    @Test
    void shouldLetOneGoAloneWhenAllBeforeAreThrough() {
        Turn a = take("a", false);
        Turn b = take("b", false);
        Turn c = take("c", true);
        take("d", false);
        take("e", false);

        a.end();
        List<String> oneIsLeft = List.copyOf(begun);
        b.end();
        List<String> alone = List.copyOf(begun);
        c.end();

        assertThat(oneIsLeft).containsExactly("a", "b");
        assertThat(alone).containsExactly("a", "b", "c");
        assertThat(begun).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void shouldPassOverWhoLeftTheQueue() {
        Turn a = take("a", true);
        Turn b = take("b", true);
        take("c", true);

        b.end();
        a.end();
        a.end();

        assertThat(begun).containsExactly("a", "c");
    }

    @Test
    void shouldNeverLetAnybodyGoWithOneThatGoesAlone() throws Exception {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger alone = new AtomicInteger();
        AtomicInteger wrong = new AtomicInteger();
        int each = 2_000;
        CountDownLatch through = new CountDownLatch(4 * each);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int number = t;
            Thread thread = new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    boolean goesAlone = (i + number) % 3 == 0;
                    Turn turn = turns.take(goesAlone);
                    turn.come().thenRun(() -> {
                        int others = underWay.getAndIncrement();
                        if (goesAlone) {
                            alone.incrementAndGet();
                        }
                        if (alone.get() > 0 && (others > 0 || alone.get() > 1)) {
                            wrong.incrementAndGet();
                        }
                        if (goesAlone) {
                            alone.decrementAndGet();
                        }
                        underWay.decrementAndGet();
                        turn.end();
                        through.countDown();
                    });
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(through.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(wrong).hasValue(0);
    }
}
