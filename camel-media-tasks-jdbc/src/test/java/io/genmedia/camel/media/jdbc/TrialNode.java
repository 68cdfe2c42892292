package io.genmedia.camel.media.jdbc;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.zaxxer.hikari.HikariDataSource;
import io.genmedia.camel.media.spi.Share;
import io.genmedia.camel.media.spi.TaskStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A node of {@link SeveralNodesTrial}: follows tasks in one of two ways, and tells of each share that it got. */
public final class TrialNode {

    static final String PROVIDER = "monet";

    private static final long LOOK_SECONDS = 5;

    private TrialNode() {}

    /** @param arguments {@code shares} or {@code recurring}, and the address of the database */
    public static void main(String[] arguments) throws Exception {
        HikariDataSource pool = TestDatabases.pool(arguments[1]);
        JdbcTaskStore store = new JdbcTaskStore(pool);
        store.start();
        if (arguments[0].equals("shares")) {
            holdShares(store);
        } else {
            runAgainAndAgain(store, pool);
        }
        new CountDownLatch(1).await();
    }

    /** As it is: a share is held, all of it is read once, and then what changed. */
    private static void holdShares(JdbcTaskStore store) {
        Map<Share, Instant> held = new ConcurrentHashMap<>();
        store.follow(PROVIDER, new TaskStore.Follower() {
            @Override
            public void begin(Share share) {
                Instant now = Instant.now();
                tell(share, store.untold(PROVIDER, share, null).size());
                held.put(share, now);
            }

            @Override
            public void end(Share share) {
                held.remove(share);
            }
        });
        Executors.newSingleThreadScheduledExecutor()
                .scheduleWithFixedDelay(
                        () -> held.replaceAll((share, last) -> {
                            Instant now = Instant.now();
                            store.untold(PROVIDER, share, last);
                            return now;
                        }),
                        LOOK_SECONDS,
                        LOOK_SECONDS,
                        TimeUnit.SECONDS);
    }

    /** The alternative: nothing is held; each run reads the share, and asks the provider for each task that is open. */
    private static void runAgainAndAgain(JdbcTaskStore store, HikariDataSource pool) {
        List<RecurringTask<?>> tasks = new ArrayList<>();
        for (int i = 0; i < JdbcTaskStore.DEFAULT_SHARES; i++) {
            Share share = new Share(i, JdbcTaskStore.DEFAULT_SHARES);
            tasks.add(Tasks.recurring("trial-" + i, FixedDelay.ofSeconds((int) LOOK_SECONDS))
                    .execute((instance, context) ->
                            tell(share, store.untold(PROVIDER, share, null).size())));
        }
        Scheduler.create(pool)
                .startTasks(tasks)
                .tableName(ShareRows.TABLE)
                .threads(JdbcTaskStore.DEFAULT_SHARES)
                .pollingInterval(JdbcTaskStore.DEFAULT_POLL_INTERVAL)
                .heartbeatInterval(JdbcTaskStore.DEFAULT_HEARTBEAT)
                .missedHeartbeatsLimit(4)
                .deleteUnresolvedAfter(Duration.ofDays(36_500))
                .build()
                .start();
    }

    private static void tell(Share share, int open) {
        System.out.println(Instant.now() + " " + share + " with " + open + " open tasks");
        System.out.flush();
    }
}
