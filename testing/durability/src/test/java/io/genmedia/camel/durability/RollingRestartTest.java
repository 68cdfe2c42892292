package io.genmedia.camel.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.durability.app.Lane;
import io.genmedia.camel.durability.app.Lane.Completion;
import io.genmedia.camel.durability.app.Lane.Source;
import io.genmedia.camel.durability.harness.Audit;
import io.genmedia.camel.durability.harness.Database;
import io.genmedia.camel.durability.harness.Node;
import io.genmedia.camel.durability.harness.Workload;
import io.genmedia.camel.durability.harness.World;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * An application is stopped in good order and started again in the middle of its work. It takes prompts from a folder, from JMS
 * and from Kafka, all at once. What it stops must cost neither money nor a result, and never end in a question.
 */
class RollingRestartTest {

    private static final int RESTARTS = Integer.getInteger("restart.times", 20);
    private static final int TASKS = Integer.getInteger("restart.tasks", 300);
    private static final Duration LEAST_WORK = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    @Test
    void shouldLoseNothingAndAskNobodyWhenStoppedInTheMiddleOfItsWork() throws Exception {
        long seed = Seed.next();
        Random random = new Random(seed);
        List<Lane> lanes = Stream.of(
                        Lane.of(Source.FOLDER, Completion.POLL),
                        Lane.of(Source.FOLDER, Completion.NONE),
                        Lane.of(Source.JMS, Completion.POLL),
                        Lane.of(Source.JMS, Completion.NONE),
                        Lane.of(Source.KAFKA, Completion.NONE))
                .flatMap(List::stream)
                .toList();
        Workload workload = Workload.of(TASKS, lanes, random);
        try (World world = new World("rolling-restarts", Database.h2(), lanes)) {
            Audit audit = new Audit(world, workload, seed);

            // given: work at every moment
            Duration longest = Duration.ZERO;
            for (int restart = 1; restart <= RESTARTS; restart++) {
                workload.sendPart(world, RESTARTS);
                Node node = world.start("life-" + restart).awaitReady();
                node.live(LEAST_WORK.plusMillis(random.nextInt(2_000)));
                Duration stop = node.stop();
                longest = longest.compareTo(stop) > 0 ? longest : stop;
            }

            // when
            workload.sendRest(world);
            Node last = world.start("last-life");
            audit.awaitResults(Duration.ofSeconds(90));
            last.stop();

            // then
            System.out.println(
                    RESTARTS + " restarts, the longest stop " + longest.toMillis() + " ms: " + audit.summary());
            audit.check(false);
            audit.checkNoUnknownOutcome();
            assertThat(longest).as("longest stop, seed " + seed).isLessThan(LONGEST_STOP);
        }
    }
}
