package io.genmedia.camel.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.durability.app.Lane;
import io.genmedia.camel.durability.app.Lane.Completion;
import io.genmedia.camel.durability.app.Lane.Source;
import io.genmedia.camel.durability.harness.Audit;
import io.genmedia.camel.durability.harness.Database;
import io.genmedia.camel.durability.harness.Node;
import io.genmedia.camel.durability.harness.Postgres;
import io.genmedia.camel.durability.harness.Workload;
import io.genmedia.camel.durability.harness.World;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The database goes away in the middle of the work, with no word: connections are reset, and new ones hang. What was on its way to
 * a provider at that moment stands as an intent; nothing else may go there until the database is back.
 */
class DatabaseOutageTest {

    private static final int TASKS = Integer.getInteger("outage.tasks", 180);
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("outage.seconds", 30));
    private static final Duration UNDER_WAY = Duration.ofSeconds(3);
    private static final int PARTS = 12;

    @Test
    void shouldBuyNothingWithoutARecordAndLoseNothingWhenTheDatabaseIsAway() throws Exception {
        long seed = Seed.next();
        Random random = new Random(seed);
        List<Lane> lanes = Stream.of(
                        Lane.of(Source.FOLDER, Completion.POLL),
                        Lane.of(Source.FOLDER, Completion.NONE),
                        Lane.of(Source.JMS, Completion.NONE))
                .flatMap(List::stream)
                .toList();
        Workload workload = Workload.of(TASKS, lanes, random);
        Postgres database = Database.postgres();
        try (World world = new World("database-outage", database, lanes)) {
            Audit audit = new Audit(world, workload, seed);

            // given: work under way
            Node node = world.start("before").awaitReady();
            for (int part = 1; part <= PARTS / 3; part++) {
                workload.sendPart(world, PARTS);
                node.live(Duration.ofMillis(500));
            }

            // when: the database is away, and work goes on coming
            database.proxy().cut();
            node.live(UNDER_WAY);
            long submitsAtFirst = world.submits();
            Duration pause = OUTAGE.minus(UNDER_WAY).dividedBy(PARTS / 3);
            for (int part = 1; part <= PARTS / 3; part++) {
                workload.sendPart(world, PARTS);
                node.live(pause);
            }
            long submitsAtLast = world.submits();
            database.proxy().mend();
            workload.sendRest(world);
            node.live(Duration.ofMillis(random.nextInt(3_000)));
            // and: what was kept in memory alone is gone
            node.kill();
            world.permitUndecided();
            Node after = world.start("after");
            audit.awaitResults(Duration.ofSeconds(90));
            after.stop();

            // then
            System.out.println("the database away for " + OUTAGE.toSeconds() + " s: " + audit.summary());
            assertThat(submitsAtLast)
                    .as("submits while nothing can be written, seed " + seed)
                    .isEqualTo(submitsAtFirst);
            audit.check(false);
        }
    }
}
