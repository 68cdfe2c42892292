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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * An application is killed with SIGKILL at random moments, from the first of its start on, and started again at once, while 500
 * tasks of the three providers pass: half of them with an exchange that waits, half by {@code completed}.
 *
 * <p>{@code -Dcrash.tasks}, {@code -Dcrash.kills} and {@code -Dcrash.seed} set how many, and repeat a run as far as that can be.
 */
class CrashTest {

    private static final int TASKS = Integer.getInteger("crash.tasks", 500);
    private static final int KILLS = Integer.getInteger("crash.kills", 50);
    private static final Duration WORK = Duration.ofSeconds(2);
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(7);
    private static final Duration LAST_LIFE = Duration.ofSeconds(90);

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldLoseNothingAndBuyNothingTwiceWhenKilledWithAFolderAndH2() throws Exception {
        killManyTimes("crash-h2", Database.h2(), Source.FOLDER);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
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
            Duration longestLife = longestLife(world);
            int working = 0;
            for (int kill = 1; kill <= KILLS; kill++) {
                workload.sendPart(world, KILLS);
                Node node = world.start("life-" + kill);
                node.live(Duration.ofMillis((long) (longestLife.toMillis() * random.nextDouble())));
                node.kill();
                working += node.isReady() ? 1 : 0;
                world.permitUndecided();
            }

            // when: the last one may live
            workload.sendRest(world);
            Node last = world.start("last-life");
            audit.awaitResults(LAST_LIFE);
            last.stop();

            // then
            System.out.println(KILLS + " kills, " + working + " of them after the start: " + audit.summary());
            assertThat(working).as("kills after the start, seed " + seed).isGreaterThanOrEqualTo(KILLS / 5);
            audit.check(false);
        }
    }

    /** On a slow machine all is slow: an application may live for one and a half of its starts, and some work, but not too long. */
    private static Duration longestLife(World world) {
        long before = System.nanoTime();
        Node node = world.start("life-0").awaitReady();
        Duration start = Duration.ofNanos(System.nanoTime() - before);
        node.kill();
        Duration life = start.multipliedBy(3).dividedBy(2).plus(WORK);
        return life.compareTo(LONGEST_LIFE) < 0 ? life : LONGEST_LIFE;
    }
}
