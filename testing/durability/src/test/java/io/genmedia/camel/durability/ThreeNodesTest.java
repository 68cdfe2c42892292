package io.genmedia.camel.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.durability.app.Entry;
import io.genmedia.camel.durability.app.Lane;
import io.genmedia.camel.durability.app.Lane.Completion;
import io.genmedia.camel.durability.app.Lane.Source;
import io.genmedia.camel.durability.harness.Audit;
import io.genmedia.camel.durability.harness.Database;
import io.genmedia.camel.durability.harness.Node;
import io.genmedia.camel.durability.harness.Workload;
import io.genmedia.camel.durability.harness.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Three applications share a PostgreSQL, queues and topics. One is killed, and does not come back. Another is held with SIGSTOP for
 * longer than the others wait until they take over what it had, and then goes on as if nothing had been.
 */
class ThreeNodesTest {

    private static final int TASKS = Integer.getInteger("nodes.tasks", 240);
    private static final int PARTS = 12;
    private static final Duration TAKE_OVER = Duration.ofMinutes(1);
    private static final Duration SUSPENDED = Duration.ofSeconds(35);

    @Test
    void shouldLoseNothingAndBuyNothingTwiceWhenOneNodeDiesAndOneHangs() throws Exception {
        long seed = Seed.next();
        Random random = new Random(seed);
        List<Lane> lanes = Stream.of(
                        Lane.of(Source.JMS, Completion.POLL),
                        Lane.of(Source.JMS, Completion.NONE),
                        Lane.of(Source.KAFKA, Completion.NONE))
                .flatMap(List::stream)
                .toList();
        Workload workload = Workload.of(TASKS, lanes, random);
        try (World world = new World("three-nodes", Database.postgres(), lanes)) {
            world.tasksTake(Duration.ofSeconds(1), Duration.ofSeconds(8));
            Audit audit = new Audit(world, workload, seed);

            // given: three that work
            Node steady = world.start("steady");
            Node dies = world.start("dies");
            Node hangs = world.start("hangs");
            List.of(steady, dies, hangs).forEach(Node::awaitReady);
            for (int part = 1; part <= PARTS / 3; part++) {
                workload.sendPart(world, PARTS);
                steady.live(Duration.ofMillis(500 + random.nextInt(500)));
            }

            // when: one dies and one hangs, and comes back when its work is others'
            dies.kill();
            hangs.suspend();
            Instant lost = Instant.now();
            Duration pause = SUSPENDED.dividedBy(PARTS / 3);
            for (int part = 1; part <= PARTS / 3; part++) {
                workload.sendPart(world, PARTS);
                steady.live(pause);
            }
            hangs.resume();
            for (int part = 1; part <= PARTS / 3; part++) {
                workload.sendPart(world, PARTS);
                steady.live(Duration.ofMillis(500 + random.nextInt(500)));
            }
            workload.sendRest(world);
            audit.awaitResultsOrRecords(Duration.ofSeconds(90));
            hangs.stop();
            steady.stop();

            // then: what nobody can know is known to be so
            List<Entry> ofDead = world.ledger().takenOverFrom("dies");
            List<Entry> ofHung = world.ledger().takenOverFrom("hangs");
            Duration longest = Duration.between(lost, last(ofDead));
            System.out.println("a node killed, " + ofDead.size() + " of its tasks taken over, the last after "
                    + longest.toMillis() + " ms; a node suspended for " + SUSPENDED.toSeconds() + " s, " + ofHung.size()
                    + " of its tasks taken over: " + audit.summary());
            audit.check(true);
            assertThat(ofHung)
                    .as("tasks taken over from the hung node, seed " + seed)
                    .isNotEmpty();
            assertThat(longest).as("until all was taken over, seed " + seed).isLessThan(TAKE_OVER);
        }
    }

    private static Instant last(List<Entry> entries) {
        return entries.stream()
                .map(Entry::at)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new AssertionError("nothing was taken over from the dead node"));
    }
}
