package io.genmedia.camel.media.jdbc;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.genmedia.camel.media.spi.TaskStore.Follower;
import io.genmedia.camel.media.spi.TaskStore.Participation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's part in following the tasks of a provider. Each share is an execution of db-scheduler that goes on for as long as
 * this node holds the share, so that its heartbeats, and taking over from nodes that died, are db-scheduler's work. One thread
 * waits for each share that is held, two give signs of life and look after dead nodes, one looks for free shares.
 */
final class SharedFollowing implements Participation {

    private static final Logger LOG = LoggerFactory.getLogger(SharedFollowing.class);

    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    /** Executions of providers that other nodes follow are unknown here, and are to stay. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final String provider;
    private final int shares;
    private final Presence presence;
    private final DatabaseClock clock;
    private final ShareHolder holder;
    private final CustomTask<Void> task;
    private final Scheduler scheduler;
    private final Consumer<Boolean> pauses = this::pause;

    /**
     * @param shares into how many shares the tasks of the provider are divided
     * @param follower told what this node follows
     * @param node this one
     */
    SharedFollowing(
            String provider,
            int shares,
            Follower follower,
            Presence presence,
            ShareRows rows,
            DatabaseClock clock,
            DataSource dataSource,
            Database database,
            String node,
            Timing timing) {
        this.provider = provider;
        this.shares = shares;
        this.presence = presence;
        this.clock = clock;
        String name = "media-tasks-" + provider;
        ScheduledExecutorService housekeeper = Executors.newScheduledThreadPool(2, Threads.named(name + "-heartbeat"));
        this.holder = new ShareHolder(
                provider, shares, follower, age -> presence.followers(provider, age), rows, clock, timing, housekeeper);
        this.task = Tasks.custom("media-" + provider, Void.class)
                .onDeadExecution(this::revive)
                .onFailure((failure, operations) ->
                        operations.reschedule(failure, clock.now().plus(timing.heartbeat())))
                .execute(holder);
        this.scheduler = new SchedulerBuilder(dataSource, List.of(task))
                .tableName(ShareRows.TABLE)
                .schedulerName(new SchedulerName.Fixed(node))
                .threads(shares)
                .executorService(Executors.newFixedThreadPool(shares, Threads.named(name + "-share")))
                .dueExecutor(Executors.newSingleThreadExecutor(Threads.named(name + "-free")))
                .housekeeperExecutor(housekeeper)
                .pollingInterval(timing.poll())
                .heartbeatInterval(timing.heartbeat())
                .missedHeartbeatsLimit(timing.missedHeartbeats())
                .clock(clock::now)
                .jdbcCustomization(customization(database))
                .commitWhenAutocommitDisabled(true)
                .shutdownMaxWait(LONGEST_STOP)
                .deleteUnresolvedAfter(FOR_EVER)
                .build();
    }

    private static JdbcCustomization customization(Database database) {
        return database == Database.POSTGRESQL
                ? new PostgreSqlJdbcCustomization(false, false)
                : new DefaultJdbcCustomization(false);
    }

    /** @throws RuntimeException where the database cannot be reached */
    void start() {
        for (int share = 0; share < shares; share++) {
            scheduler.scheduleIfNotExists(task.instance(String.valueOf(share)), clock.now());
        }
        presence.follows(provider, true);
        presence.watch(pauses);
        scheduler.start();
    }

    /** There is nothing to be looked for, and no error to be logged each second, while the database is away. */
    private void pause(boolean reachable) {
        if (reachable) {
            scheduler.resume();
        } else {
            scheduler.pause();
        }
    }

    /** All who are there find a dead execution; one of them revives it. */
    private void revive(ExecutionComplete dead, ExecutionOperations<Void> operations) {
        String share = dead.getExecution().taskInstance.getTaskAndInstance();
        try {
            operations.reschedule(dead, clock.now());
            LOG.warn("Node {} gave no sign of life: {} is free", dead.getExecution().pickedBy, share);
        } catch (ExecutionException e) {
            LOG.debug("Another node freed {}", share);
        }
    }

    @Override
    public void close() {
        presence.forget(pauses);
        holder.close();
        try {
            presence.follows(provider, false);
        } catch (TaskStoreException e) {
            LOG.debug("The other nodes learn late that this one follows no tasks of {} any more", provider, e);
        }
        if (!scheduler.getSchedulerState().isShuttingDown()) {
            scheduler.stop();
        }
    }
}
