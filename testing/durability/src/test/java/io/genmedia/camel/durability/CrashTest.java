package io.genmedia.camel.durability;

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
 * An application is killed with SIGKILL at random moments, from the first of its start on, and started again at once, while 500
 * tasks of the three providers pass: half of them with an exchange that waits, half by {@code completed}.
 *
 * <p>{@code -Dcrash.tasks}, {@code -Dcrash.kills} and {@code -Dcrash.seed} set how many, and repeat a run as far as that can be.
 */
class CrashTest {

    private static final int TASKS = Integer.getInteger("crash.tasks", 500);
    private static final int KILLS = Integer.getInteger("crash.kills", 50);
    private static final Duration LONGEST_LIFE = Duration.ofMillis(4_500);
    private static final Duration LAST_LIFE = Duration.ofSeconds(90);

    @Test
    void shouldLoseNothingAndBuyNothingTwiceWhenKilledWithAFolderAndH2() throws Exception {
        killManyTimes("crash-h2", Database.h2(), Source.FOLDER);
    }

    @Test
    void shouldLoseNothingAndBuyNothingTwiceWhenKilledWithABrokerAndPostgreSql() throws Exception {
        killManyTimes("crash-postgresql", Database.postgres(), Source.JMS);
    }

    private static void killManyTimes(String name, Database database, Source source) throws Exception {
        long seed = Seed.next();
        Random random = new Random(seed);
        List<Lane> lanes = Stream.concat(
                        Lane.of(source, Completion.POLL).stream(), Lane.of(source, Completion.NONE).stream())
                .toList();
        Workload workload = Workload.of(TASKS, lanes, random);
        try (World world = new World(name, database, lanes)) {
            Audit audit = new Audit(world, workload, seed);

            // given: an application that never lives long, and always has something to do
            for (int kill = 1; kill <= KILLS; kill++) {
                workload.sendPart(world, KILLS);
                Node node = world.start("life-" + kill);
                node.live(Duration.ofMillis((long) (LONGEST_LIFE.toMillis() * random.nextDouble())));
                node.kill();
                world.permitUndecided();
            }

            // when: the last one may live
            workload.sendRest(world);
            Node last = world.start("last-life");
            audit.awaitResults(LAST_LIFE);
            last.stop();

            // then
            System.out.println(KILLS + " kills: " + audit.summary());
            audit.check(false);
        }
    }
}
