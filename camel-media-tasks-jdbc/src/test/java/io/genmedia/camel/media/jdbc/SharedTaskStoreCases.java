package io.genmedia.camel.media.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.Share;
import io.genmedia.camel.media.spi.SharedLimits;
import io.genmedia.camel.media.spi.SharedLimits.Limits;
import io.genmedia.camel.media.spi.StoredRequest;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.TaskStore.Participation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several nodes on one database: what they promise each other. Each node is a store of its own, with a pool of its own. */
abstract class SharedTaskStoreCases {

    private static final String PROVIDER = "monet";
    private static final int SHARES = 4;
    private static final Duration TAKE_OVER = Duration.ofSeconds(2);

    private final ShareLedger ledger = new ShareLedger();
    private final List<Node> nodes = new ArrayList<>();
    private String url;

    /** The address of a new, empty database. */
    abstract String newDatabase() throws Exception;

    /** That is not used any more. */
    void dropDatabase() {}

    @BeforeEach
    void makeDatabase() throws Exception {
        url = newDatabase();
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(Node::stop);
        dropDatabase();
    }

    /** A node, under test. */
    private final class Node {
        private final HikariDataSource pool = TestDatabases.pool(url);
        private final TrickyDataSource tricky = new TrickyDataSource(pool);
        private final JdbcTaskStore store = new JdbcTaskStore(tricky.dataSource());

        Node() {
            store.setHeartbeat(Duration.ofMillis(400));
            store.setTakeOverAfter(TAKE_OVER);
            store.setPollInterval(Duration.ofMillis(50));
            nodes.add(this);
        }

        Participation follow(String provider) {
            return store.follow(provider, ledger.of(store.node()));
        }

        long held() {
            return ledger.held(store.node());
        }

        void stop() {
            tricky.goOn();
            store.stop();
            pool.close();
        }
    }

    private Node node() {
        Node node = new Node();
        node.store.start();
        return node;
    }

    private static StoredTask intent(JdbcTaskStore store, String key) {
        StoredRequest request = new StoredRequest("d1", "https://api.example", "acc1", "video", "sora-2");
        return StoredTask.intent(PROVIDER, key, request, Delivery.AWAITED, store.node(), Instant.now());
    }

    @Test
    void shouldBeShared() {
        assertThat(node().store.isShared()).isTrue();
    }

    @Test
    void shouldFollowEverythingWhereANodeIsAlone() {
        // when
        Node alone = node();
        alone.follow(PROVIDER);

        // then
        await().until(() -> alone.held() == SHARES);
        assertThat(ledger.shares()).allSatisfy(share -> assertThat(share.of()).isEqualTo(SHARES));
    }

    @Test
    void shouldDivideSharesAmongTheNodesThatAreThere() {
        // given
        Node first = node();
        first.follow(PROVIDER);
        await().until(() -> first.held() == SHARES);

        // when
        Node second = node();
        second.follow(PROVIDER);
        await().until(() -> first.held() == 2 && second.held() == 2);
        Node third = node();
        third.follow(PROVIDER);

        // then: nobody has more than its part, which is two of four
        await().during(Duration.ofMillis(500))
                .until(() -> ledger.owned() == SHARES && first.held() <= 2 && second.held() <= 2 && third.held() <= 2);
        assertThat(ledger.clashes()).isEmpty();
    }

    @Test
    void shouldLeaveToANodeThatComesLateWhatItGivesBack() {
        // given: shares that are held for longer than nobody may hold them
        Node first = node();
        first.follow(PROVIDER);
        await().during(TAKE_OVER.plusMillis(500)).until(() -> first.held() <= SHARES);

        // when
        Node second = node();
        second.follow(PROVIDER);

        // then: it does not take them back itself
        await().until(() -> first.held() == 2 && second.held() == 2);
        assertThat(ledger.begun(first.store.node())).isEqualTo(SHARES);
    }

    @Test
    void shouldHandOverSharesWhenANodeStops() {
        // given
        Node first = node();
        Node second = node();
        Participation part = first.follow(PROVIDER);
        second.follow(PROVIDER);
        await().until(() -> first.held() == 2 && second.held() == 2);

        // when
        part.close();

        // then: what it followed is ended when it is closed, and others have it before they could think it dead
        assertThat(first.held()).isZero();
        await().atMost(TAKE_OVER).until(() -> second.held() == SHARES);
        assertThat(ledger.clashes()).isEmpty();
    }

    @Test
    void shouldTakeOverFromANodeThatHangs() {
        // given
        Node hung = node();
        Node other = node();
        hung.follow(PROVIDER);
        other.follow(PROVIDER);
        await().until(() -> hung.held() == 2 && other.held() == 2);

        // when
        hung.tricky.hang();

        // then: it lets go by itself, without the database
        await().until(() -> hung.held() == 0);
        await().until(() -> other.held() == SHARES);

        // when
        hung.tricky.goOn();

        // then
        await().until(() -> hung.held() == 2 && other.held() == 2);
        assertThat(ledger.clashes()).isEmpty();
    }

    @Test
    void shouldFollowAgainWhenTheDatabaseIsBack() {
        // given
        Node alone = node();
        alone.follow(PROVIDER);
        await().until(() -> alone.held() == SHARES);

        // when
        alone.tricky.refuseTheNext(Integer.MAX_VALUE);
        await().until(() -> alone.held() == 0);
        alone.tricky.refuseTheNext(0);

        // then
        await().atMost(Duration.ofSeconds(20)).until(() -> alone.held() == SHARES);
        assertThat(ledger.clashes()).isEmpty();
    }

    @Test
    void shouldLeaveThoseSharesAloneWhoseProviderItDoesNotFollow() {
        // given
        Node monet = node();
        Node gateai = node();
        monet.follow(PROVIDER);

        // when
        ShareLedger others = new ShareLedger();
        gateai.store.follow("gateai", others.of(gateai.store.node()));

        // then: each has all shares of its own provider
        await().during(Duration.ofMillis(500))
                .until(() -> ledger.held(monet.store.node()) == SHARES && others.held(gateai.store.node()) == SHARES);
    }

    @Test
    void shouldDivideAsTheFirstNodeDid() {
        // given
        Node first = node();
        first.follow(PROVIDER);
        Node second = new Node();
        second.store.setShares(8);

        // when
        second.follow(PROVIDER);

        // then
        await().until(() -> second.held() == 2);
        assertThat(ledger.shares()).extracting(Share::of).containsOnly(SHARES);
    }

    @Test
    void shouldKnowWhoIsThere() {
        // given
        Node first = node();
        Node second = node();

        // then
        assertThat(first.store.isAlive(second.store.node())).isTrue();
        assertThat(first.store.isAlive("nobody")).isFalse();

        // when
        second.stop();

        // then
        await().until(() -> !first.store.isAlive(second.store.node()));
    }

    @Test
    void shouldTakeANodeForGoneThatGivesNoSignOfLife() {
        // given
        Node first = node();
        Node second = node();

        // when
        second.tricky.hang();

        // then
        await().until(() -> !first.store.isAlive(second.store.node()));

        // when
        second.tricky.goOn();

        // then
        await().until(() -> first.store.isAlive(second.store.node()));
    }

    @Test
    void shouldLetGoOfTasksOfNodesThatAreGoneOnly() {
        // given
        Node first = node();
        Node second = node();
        first.store.claim(intent(first.store, "k1"));
        Instant due = Instant.now().plusSeconds(60);
        assertThat(second.store.letGo(PROVIDER, due)).isZero();

        // when
        first.stop();

        // then
        assertThat(second.store.letGo(PROVIDER, due)).isEqualTo(1);
    }

    @Test
    void shouldTellWhatWasMadeLongBeforeItWasWritten() {
        // given: a node that could not reach the database for a while
        Node node = node();
        Instant made = Instant.now().minusSeconds(120);
        StoredRequest request = new StoredRequest("d1", "https://api.example", "acc1", "video", null);
        Delivery detached = Delivery.detached(made.plusSeconds(3600), Map.of());
        node.store.claim(StoredTask.intent(PROVIDER, "k1", request, detached, node.store.node(), made)
                .accepted("t1", null, made));

        // then
        assertThat(node.store.untold(PROVIDER, Share.ALL, Instant.now())).hasSize(1);
        assertThat(node.store.untold(PROVIDER, Share.ALL, Instant.now().plusSeconds(60)))
                .isEmpty();
    }

    @Test
    void shouldMakeTheTablesOnceWhenManyNodesStartAtOnce() throws Exception {
        // given
        int many = 6;
        ExecutorService starters = Executors.newFixedThreadPool(many);
        List<Future<?>> starts = new ArrayList<>();
        List<Node> started = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            started.add(new Node());
        }

        // when
        started.forEach(node -> starts.add(starters.submit(node.store::start)));

        // then
        for (Future<?> start : starts) {
            start.get();
        }
        starters.shutdown();
        assertThat(started.get(0).store.find(PROVIDER, "k1")).isEmpty();
    }

    @Test
    void shouldHoldTheLimitsOfAnAccountForAllNodesTogether() throws Exception {
        // given
        Limits five = new Limits(5, 0, null, Duration.ofMinutes(10));
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(16);
        List<Future<?>> works = new ArrayList<>();
        Node first = node();
        Node second = node();

        // when
        for (int i = 0; i < 16; i++) {
            SharedLimits limits = (i % 2 == 0 ? first : second).store.limits().orElseThrow();
            String worker = "w" + i;
            works.add(workers.submit(() -> {
                for (int task = 0; task < 15; task++) {
                    String place = worker + '-' + task;
                    while (!limits.take("acc1", place, five, Instant.now()).isZero()) {
                        Thread.onSpinWait();
                    }
                    most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                    limits.answered("acc1", place, Instant.now());
                    inFlight.decrementAndGet();
                    limits.free("acc1", place, Instant.now());
                    done.incrementAndGet();
                }
            }));
        }
        for (Future<?> work : works) {
            work.get();
        }
        workers.shutdown();

        // then
        assertThat(done).hasValue(16 * 15);
        assertThat(most.get()).isBetween(1, 5);
        assertThat(first.store.limits().orElseThrow().inFlight("acc1", Instant.now()))
                .isZero();
    }
}
