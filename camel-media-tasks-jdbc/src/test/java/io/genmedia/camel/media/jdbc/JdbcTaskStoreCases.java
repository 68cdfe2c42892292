package io.genmedia.camel.media.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.genmedia.camel.media.contract.TaskStoreContract;
import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.SharedLimits;
import io.genmedia.camel.media.spi.SharedLimits.Limits;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.TaskLengths;
import io.genmedia.camel.media.spi.TaskStore;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the durable store promises on each of its databases, beyond what every store does. */
abstract class JdbcTaskStoreCases extends TaskStoreContract {

    private static final String ACCOUNT = "acc1";
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private String url;
    private HikariDataSource pool;
    private TrickyDataSource tricky;
    private JdbcTaskStore store;

    /** The address of a new, empty database. */
    abstract String newDatabase();

    @BeforeEach
    void startStore() {
        url = newDatabase();
        pool = TestDatabases.pool(url);
        tricky = new TrickyDataSource(pool);
        store = new JdbcTaskStore(tricky.dataSource());
    }

    @AfterEach
    void stopStore() {
        store.stop();
        pool.close();
    }

    @Override
    protected TaskStore store() {
        return store;
    }

    private void restart() {
        store.stop();
        store = new JdbcTaskStore(tricky.dataSource());
    }

    @Test
    void shouldStillKnowTasksAfterARestart() {
        // given
        StoredTask task = accepted("k1", Delivery.detached(START, Map.of("orderId", "A-7")));

        // when
        restart();

        // then
        assertThat(store.find(PROVIDER, "k1")).contains(task);
    }

    @Test
    void shouldStillKnowHowLongTasksTakeAfterARestart() {
        // given
        boolean first = lengths().keep(PROVIDER, "video sora-2", "one", 0);
        boolean second = lengths().keep(PROVIDER, "video sora-2", "two", 1);
        lengths().keep(PROVIDER, "image flux", "three", 0);
        lengths().keep("gateai", "video sora-2", "four", 0);

        // when
        restart();

        // then
        assertThat(first && second).isTrue();
        assertThat(lengths().find(PROVIDER, "video sora-2"))
                .contains(new TaskLengths.Learned("video sora-2", "two", 2));
        assertThat(lengths().all(PROVIDER, 10))
                .extracting(TaskLengths.Learned::text)
                .containsExactlyInAnyOrder("two", "three");
        assertThat(lengths().all(PROVIDER, 1)).hasSize(1);
        assertThat(lengths().find(PROVIDER, "image")).isEmpty();
    }

    @Test
    void shouldKeepNoLengthsThatWereMadeOfOlderOnes() {
        lengths().keep(PROVIDER, "a", "one", 0);
        lengths().keep(PROVIDER, "a", "two", 1);

        boolean asIfNew = lengths().keep(PROVIDER, "a", "of another node", 0);
        boolean ofTheFirst = lengths().keep(PROVIDER, "a", "of another node", 1);

        assertThat(asIfNew || ofTheFirst).isFalse();
        assertThat(lengths().find(PROVIDER, "a")).map(TaskLengths.Learned::text).contains("two");
    }

    @Test
    void shouldForgetLengthsOfTasksThatNobodyBuysAnyMore() {
        lengths().keep(PROVIDER, "a", "one", 0);

        store.forget(PROVIDER, Instant.now().minus(Duration.ofDays(1)));
        boolean young = lengths().find(PROVIDER, "a").isPresent();
        store.forget(PROVIDER, Instant.now().plus(Duration.ofDays(1)));

        assertThat(young).isTrue();
        assertThat(lengths().find(PROVIDER, "a")).isEmpty();
    }

    private TaskLengths lengths() {
        return store.lengths().orElseThrow();
    }

    @Test
    void shouldNameItselfAnewAtEachStart() {
        // given
        String before = store.node();

        // when
        restart();

        // then
        assertThat(store.node()).isNotEqualTo(before);
        assertThat(store.isAlive(before)).isFalse();
    }

    @Test
    void shouldLetGoOfWhatANodeHadInHandThatIsGone() {
        // given
        StoredTask waited = accepted("waited", Delivery.AWAITED);
        claimed(intent("intent"));
        accepted("detached", Delivery.detached(START, Map.of()));
        ended("got", StoredTask.State.SUCCEEDED, Delivery.AWAITED);
        restart();
        StoredTask mine = accepted("mine", Delivery.AWAITED);

        // when
        int first = store.letGo(PROVIDER, START.plusSeconds(60));
        int second = store.letGo(PROVIDER, START.plusSeconds(90));

        // then
        assertThat(first).isEqualTo(2);
        assertThat(second).isZero();
        StoredTask let = store.find(PROVIDER, "waited").orElseThrow();
        assertThat(let.delivery().due()).isEqualTo(START.plusSeconds(60));
        assertThat(let.revision()).isEqualTo(waited.revision() + 1);
        assertThat(store.orphans(PROVIDER, START.plusSeconds(60)))
                .extracting(StoredTask::key)
                .containsExactlyInAnyOrder("waited", "intent");
        assertThat(store.find(PROVIDER, "mine")).contains(mine);
    }

    @Test
    void shouldForgetWhatNobodyListenedForWhenItsTimeIsLongOver() {
        // given
        ended("k1", StoredTask.State.SUCCEEDED, Delivery.detached(START.plusSeconds(60), Map.of()));

        // then
        assertThat(store.forget(PROVIDER, START.plusSeconds(60))).isZero();
        assertThat(store.forget(PROVIDER, START.plusSeconds(61))).isEqualTo(1);
    }

    @Test
    void shouldKeepATextThatTheDatabaseDoesNotTake() {
        // given
        StoredTask task = accepted("k1", Delivery.AWAITED);
        StoredTask failed = new StoredTask(
                PROVIDER,
                "k1",
                task.request(),
                1,
                StoredTask.State.FAILED,
                task.taskId(),
                false,
                "no\0way\ud83c!",
                null,
                task.delivery(),
                task.node(),
                START,
                START,
                task.revision());

        // when
        tricky.failAfterTheNext(1);
        changed(task, failed);

        // then
        assertThat(store.find(PROVIDER, "k1").orElseThrow().error()).startsWith("no\uFFFDway");
    }

    @Test
    void shouldOwnAKeyWhoseClaimSeemedToFail() {
        // given: the row is written, and the answer is lost
        StoredTask intent = intent("k1");
        store.start();
        tricky.failAfterTheNext(1);

        // then
        assertThat(store.claim(intent)).isEmpty();
        assertThat(store.find(PROVIDER, "k1")).contains(intent);
        assertThat(store.claim(intent)).contains(intent);
    }

    @Test
    void shouldOwnAKeyWhoseClaimFailedUntilItWasMadeAgain() {
        // given: also when it is tried again nothing is had
        StoredTask intent = intent("k1");
        store.start();
        tricky.failAfterTheNext(1);
        tricky.thenRefuse(1_000);

        // when
        assertThatThrownBy(() -> store.claim(intent)).isInstanceOf(TaskStoreException.class);
        tricky.refuseTheNext(0);

        // then
        assertThat(store.claim(intent)).isEmpty();
        assertThat(store.claim(intent)).contains(intent);
    }

    @Test
    void shouldKnowAChangeThatSeemedToFail() {
        // given
        StoredTask intent = claimed(intent("k1"));
        StoredTask accepted = intent.accepted("t1", null, START.plusSeconds(1));
        tricky.failAfterTheNext(1);

        // when
        Optional<StoredTask> written = store.replace(intent, accepted);

        // then
        assertThat(written).contains(accepted.withRevision(1));
        assertThat(store.replace(intent, accepted)).isEmpty();
    }

    @Test
    void shouldKnowThatAKeyIsGoneWhoseRemovalSeemedToFail() {
        // given
        StoredTask intent = claimed(intent("k1"));
        tricky.failAfterTheNext(1);

        // then
        assertThat(store.remove(intent)).isTrue();
    }

    @Test
    void shouldTryAgainWhatFailsForAMoment() {
        // given
        claimed(intent("k1"));
        tricky.refuseTheNext(2);

        // then
        assertThat(store.find(PROVIDER, "k1")).isPresent();
    }

    @Test
    void shouldSayWhatTheDatabaseDidNotDo() {
        // given
        store.start();
        tricky.refuseTheNext(1_000);

        // then
        assertThatThrownBy(() -> store.find(PROVIDER, "k1"))
                .isInstanceOf(TaskStoreException.class)
                .hasMessageMatching("The task store could not read a task \\((H2|PostgreSQL)\\): no connection");
        tricky.refuseTheNext(0);
    }

    @Test
    void shouldRefuseWhatIsAskedAfterItsEnd() {
        // given
        store.start();
        store.stop();

        // then
        assertThatThrownBy(() -> store.find(PROVIDER, "k1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldWorkWithConnectionsThatDoNotCommitByThemselves() {
        // given
        try (HikariDataSource manual = TestDatabases.pool(url, 2, false)) {
            store.stop();
            store = new JdbcTaskStore(manual);
            StoredTask task = accepted("k1", Delivery.AWAITED);

            // then
            assertThat(store.claim(intent("k1"))).contains(task);
            store.stop();
            store = new JdbcTaskStore(pool);
            assertThat(store.find(PROVIDER, "k1")).contains(task);
        }
    }

    @Test
    void shouldAskTheDatabaseOnceForAClaimAndOnceForAChange() {
        // given
        store.start();
        tricky.byText().clear();

        // when
        accepted("k1", Delivery.AWAITED);

        // then
        assertThat(tricky.byText().entrySet())
                .filteredOn(asked -> asked.getKey().contains("media_task"))
                .extracting(asked ->
                        asked.getKey().substring(0, 6) + ' ' + asked.getValue().get())
                .containsExactlyInAnyOrder("INSERT 1", "UPDATE 1");
    }

    private SharedLimits limits() {
        return store.limits().orElseThrow();
    }

    private static Limits limits(int atOnce, int submits) {
        return new Limits(atOnce, submits, WINDOW, LONGEST);
    }

    @Test
    void shouldGiveNoMorePlacesThanAllowedAtOnce() {
        // given
        Limits two = limits(2, 0);
        assertThat(limits().take(ACCOUNT, "a", two, START)).isZero();
        assertThat(limits().take(ACCOUNT, "b", two, START)).isZero();

        // then
        assertThat(limits().take(ACCOUNT, "c", two, START)).isPositive();
        assertThat(limits().take(ACCOUNT, "a", two, START)).isZero();
        assertThat(limits().take("acc2", "c", two, START)).isZero();
        assertThat(limits().inFlight(ACCOUNT, START)).isEqualTo(2);

        // when
        limits().free(ACCOUNT, "a", START);

        // then
        assertThat(limits().take(ACCOUNT, "c", two, START)).isZero();
    }

    @Test
    void shouldCountASubmitUntilAWindowAfterItsAnswer() {
        // given
        Limits two = limits(0, 2);
        limits().take(ACCOUNT, "a", two, START);
        limits().take(ACCOUNT, "b", two, START);
        limits().answered(ACCOUNT, "a", START.plusSeconds(1));
        limits().free(ACCOUNT, "a", START.plusSeconds(10));

        // then: one ended long before its window did, the other was not answered yet
        Duration wait = limits().take(ACCOUNT, "c", two, START.plusSeconds(11));
        assertThat(wait).isEqualTo(Duration.ofSeconds(20));
        assertThat(limits().take(ACCOUNT, "c", two, START.plusMillis(30_999))).isEqualTo(Duration.ofMillis(1));
        assertThat(limits().take(ACCOUNT, "c", two, START.plusMillis(31_000))).isZero();
        assertThat(limits().take(ACCOUNT, "d", two, START.plusMillis(31_000))).isPositive();
    }

    @Test
    void shouldNotCountWhatWasGivenBack() {
        // given
        Limits one = limits(1, 1);
        limits().take(ACCOUNT, "a", one, START);

        // when
        limits().giveBack(ACCOUNT, "a");
        limits().giveBack(ACCOUNT, "a");

        // then
        assertThat(limits().take(ACCOUNT, "b", one, START)).isZero();
    }

    @Test
    void shouldCountASubmitUnderTheSameKeyAnew() {
        // given
        Limits two = limits(0, 2);
        for (int i = 0; i < 2; i++) {
            limits().take(ACCOUNT, "a", two, START);
            limits().answered(ACCOUNT, "a", START);
            limits().free(ACCOUNT, "a", START);
        }

        // then
        assertThat(limits().take(ACCOUNT, "a", two, START)).isEqualTo(WINDOW);
    }

    @Test
    void shouldFreeThePlacesOfWhoCrashed() {
        // given
        Limits one = limits(1, 0);
        limits().take(ACCOUNT, "a", one, START);

        // then
        assertThat(limits().take(ACCOUNT, "b", one, START.plus(LONGEST).minusMillis(1)))
                .isPositive();
        assertThat(limits().take(ACCOUNT, "b", one, START.plus(LONGEST))).isZero();
    }

    @Test
    void shouldLetAnAccountRestAsLongAsTheLongestRest() {
        // given
        limits().rest(ACCOUNT, START.plusSeconds(8));
        limits().rest(ACCOUNT, START.plusSeconds(4));

        // then
        assertThat(limits().take(ACCOUNT, "a", limits(1, 0), START)).isEqualTo(Duration.ofSeconds(8));
        assertThat(limits().take(ACCOUNT, "a", limits(1, 0), START.plusSeconds(8)))
                .isZero();
    }

    @Test
    void shouldRememberPlacesAfterARestart() {
        // given
        limits().take(ACCOUNT, "a", limits(1, 0), START);

        // when
        restart();

        // then
        assertThat(limits().inFlight(ACCOUNT, START)).isEqualTo(1);
    }

    @Test
    void shouldKeepNoPlacesThatDoNotCountAnyMore() throws Exception {
        // given
        Limits five = limits(5, 5);
        for (int i = 0; i < 20; i++) {
            limits().take(ACCOUNT, "p" + i, five, START.plus(WINDOW.multipliedBy(i)));
            limits().free(ACCOUNT, "p" + i, START.plus(WINDOW.multipliedBy(i)));
        }

        // then
        try (Connection connection = pool.getConnection()) {
            List<Integer> rows = Sql.query(connection, "SELECT COUNT(*) AS n FROM media_place", row -> row.getInt("n"));
            assertThat(rows.get(0)).isLessThan(3);
        }
    }

    @Test
    void shouldGivePlacesToNoMoreThanAllowedWhoAskAtOnce() throws Exception {
        // given
        Limits five = limits(5, 0);
        AtomicInteger number = new AtomicInteger();
        store.start();

        // when
        List<Duration> waits = atOnce(20, () -> limits().take(ACCOUNT, "p" + number.incrementAndGet(), five, START));

        // then
        assertThat(waits).filteredOn(Duration::isZero).hasSize(5);
    }
}
