package io.genmedia.camel.media.internal.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.error.MediaTaskNotFoundException;
import io.genmedia.camel.media.spi.MediaProvider.SnapshotPage;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.testing.Tasks;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskSweepTest {

    enum Order {
        NEWEST_FIRST,
        OLDEST_FIRST,
        SHUFFLED
    }

    /** The list of tasks at a provider. */
    private static final class Account {

        private final Order order;
        private final int pageSize;
        private final Random random;
        private final List<String> ids = new ArrayList<>();
        private final Set<String> over = new HashSet<>();
        private int pagesRead;
        private int singlesRead;
        private Runnable betweenPages = () -> {};

        Account(Order order, int pageSize, Random random) {
            this.order = order;
            this.pageSize = pageSize;
            this.random = random;
        }

        Account add(String... some) {
            for (String id : some) {
                ids.add(
                        switch (order) {
                            case NEWEST_FIRST -> 0;
                            case OLDEST_FIRST -> ids.size();
                            case SHUFFLED -> random.nextInt(ids.size() + 1);
                        },
                        id);
            }
            return this;
        }

        Account end(String... some) {
            over.addAll(List.of(some));
            return this;
        }

        SnapshotPage page(int number) {
            if (number > 1) {
                betweenPages.run();
            } else if (order == Order.SHUFFLED) {
                Collections.shuffle(ids, random);
            }
            pagesRead++;
            int from = Math.min((number - 1) * pageSize, ids.size());
            List<TaskSnapshot> shown = ids.subList(from, Math.min(from + pageSize, ids.size())).stream()
                    .map(this::task)
                    .toList();
            return new SnapshotPage(shown, number, pageSize, ids.size());
        }

        TaskSnapshot single(String id) {
            singlesRead++;
            return task(id);
        }

        private TaskSnapshot task(String id) {
            return over.contains(id) ? Tasks.succeeded(id) : Tasks.running(id, 10);
        }
    }

    private static List<String> look(TaskSweep sweep, Account account) throws Exception {
        return sweep.ended(account::page, account::single).stream()
                .map(TaskSnapshot::taskId)
                .toList();
    }

    private static Account account(Order order) {
        return new Account(order, 2, new Random(7));
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void shouldTellFromTheBeginningWhatEndedBefore(Order order) throws Exception {
        Account account = account(order).add("a", "b", "c", "d", "e").end("a", "c", "e");
        TaskSweep sweep = new TaskSweep(false);

        List<String> first = look(sweep, account);
        List<String> second = look(sweep, account);

        assertThat(first).containsExactlyInAnyOrder("a", "c", "e");
        assertThat(second).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void shouldLeaveOutFromNowOnWhatEndedBefore(Order order) throws Exception {
        Account account = account(order).add("a", "b", "c").end("a", "c");
        TaskSweep sweep = new TaskSweep(true);

        List<String> first = look(sweep, account);
        account.end("b").add("d", "e", "f").end("d", "f");
        List<String> second = look(sweep, account);
        account.end("e");
        List<String> third = look(sweep, account);

        assertThat(first).isEmpty();
        assertThat(second).containsExactlyInAnyOrder("b", "d", "f");
        assertThat(third).containsExactly("e");
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void shouldTellATaskThatRanAtTheStart(Order order) throws Exception {
        Account account = account(order).add("a", "b", "c", "d", "e", "f", "g").end("b", "c", "d", "e", "f", "g");
        TaskSweep sweep = new TaskSweep(true);
        look(sweep, account);

        account.end("a");

        assertThat(look(sweep, account)).containsExactly("a");
    }

    @Test
    void shouldReadOnePageWhereNothingIsNew() throws Exception {
        Account account = account(Order.NEWEST_FIRST).add("a", "b", "c", "d", "e", "f", "g");
        account.end("a", "b", "c", "d", "e", "f", "g");
        TaskSweep sweep = new TaskSweep(true);
        look(sweep, account);
        int first = account.pagesRead;

        look(sweep, account);

        assertThat(first).isEqualTo(4);
        assertThat(account.pagesRead - first).isEqualTo(1);
        assertThat(account.singlesRead).isZero();
    }

    @Test
    void shouldBearAnAccountWithoutTasks() throws Exception {
        Account account = account(Order.NEWEST_FIRST);
        TaskSweep sweep = new TaskSweep(true);

        List<String> first = look(sweep, account);
        account.add("a").end("a");

        assertThat(first).isEmpty();
        assertThat(look(sweep, account)).containsExactly("a");
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void shouldFindLaterWhatWasMissedBecauseTheListGrewWhileItWasRead(Order order) throws Exception {
        Account account = account(order).add("a", "b", "c", "d", "e");
        TaskSweep sweep = new TaskSweep(false);
        account.betweenPages = () -> {
            account.betweenPages = () -> {};
            account.add("late").end("late");
        };

        Set<String> told = new HashSet<>(look(sweep, account));
        told.addAll(look(sweep, account));

        assertThat(told).containsExactly("late");
    }

    @Test
    void shouldTellAgainWithTheNextLookOnly() throws Exception {
        Account account = account(Order.NEWEST_FIRST).add("a").end("a");
        TaskSweep sweep = new TaskSweep(false);
        look(sweep, account);

        sweep.tellAgain(Tasks.succeeded("a"));
        List<String> next = look(sweep, account);
        List<String> afterwards = look(sweep, account);

        assertThat(next).containsExactly("a");
        assertThat(afterwards).isEmpty();
    }

    @Test
    void shouldLoseNothingWhereALookFails() throws Exception {
        Account account = account(Order.NEWEST_FIRST).add("a", "b", "c").end("a", "b", "c");
        TaskSweep sweep = new TaskSweep(false);
        sweep.tellAgain(Tasks.succeeded("z"));

        assertThatThrownBy(() -> sweep.ended(
                        number -> {
                            if (number == 2) {
                                throw new IOException("cut");
                            }
                            return account.page(number);
                        },
                        account::single))
                .isInstanceOf(IOException.class);

        assertThat(look(sweep, account)).containsExactlyInAnyOrder("z", "a", "b", "c");
    }

    @Test
    void shouldGoOnWhereARunningTaskIsGone() throws Exception {
        Account account = account(Order.OLDEST_FIRST).add("gone", "b", "c");
        TaskSweep sweep = new TaskSweep(true);
        look(sweep, account);
        account.ids.remove("gone");
        account.add("d").end("d");

        List<String> told = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            for (TaskSnapshot task : sweep.ended(account::page, id -> {
                if (!account.ids.contains(id)) {
                    throw new MediaTaskNotFoundException("no " + id, MediaErrorDetails.accepted("atelier", id), null);
                }
                return account.single(id);
            })) {
                told.add(task.taskId());
            }
            account.add("e" + i).end("e" + i);
        }

        assertThat(told).contains("e0");
    }

    @Test
    void shouldComeToAnEndWhereTheProviderShowsOnePageForAll() throws Exception {
        int[] read = new int[1];
        TaskSweep sweep = new TaskSweep(false);

        List<TaskSnapshot> told = sweep.ended(
                number -> {
                    if (++read[0] > 1_000) {
                        throw new IOException("read for ever");
                    }
                    return new SnapshotPage(List.of(Tasks.succeeded("a"), Tasks.succeeded("b")), 1, 2, 100);
                },
                id -> null);

        assertThat(told).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void shouldTellInTimeWhatADeletionHid(Order order) throws Exception {
        Account account = account(order).add("a", "b", "c", "d", "e", "f", "g");
        account.end("a", "b", "c", "d", "e", "f", "g");
        TaskSweep sweep = new TaskSweep(true);
        look(sweep, account);
        account.ids.removeAll(List.of("c", "d"));
        account.add("x", "y").end("x", "y");

        List<String> told = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            told.addAll(look(sweep, account));
        }

        assertThat(told).containsExactlyInAnyOrder("x", "y");
    }

    @Test
    void shouldReadOnePageMoreInItsTurnAfterTheTotalFell() throws Exception {
        Account account = account(Order.OLDEST_FIRST).add("a", "b", "c", "d", "e", "f", "g");
        account.end("a", "b", "c", "d", "e", "f", "g");
        TaskSweep sweep = new TaskSweep(true);
        look(sweep, account);
        account.ids.removeAll(List.of("c", "d", "e"));
        account.add("x").end("x");
        int before = account.pagesRead;

        List<String> told = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            told.addAll(look(sweep, account));
        }

        assertThat(told).containsExactly("x");
        assertThat(account.pagesRead - before).isLessThanOrEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void shouldForgetWhatTheListDoesNotShowAnyMore(Order order) throws Exception {
        Account account = new Account(order, 5, new Random(7));
        TaskSweep sweep = new TaskSweep(false, false, 40);
        Set<String> told = new HashSet<>();
        int most = 0;
        for (int i = 0; i < 2_000; i++) {
            String id = "t" + i;
            account.add(id).end(id);
            account.ids.remove("t" + (i - 12));
            for (String one : look(sweep, account)) {
                assertThat(told.add(one)).as("%s is told once", one).isTrue();
            }
            most = Math.max(most, sweep.remembered());
        }

        assertThat(most).isLessThan(60);
    }

    @Test
    void shouldRememberALongListAsAWhole() throws Exception {
        Account account = new Account(Order.NEWEST_FIRST, 5, new Random(7));
        TaskSweep sweep = new TaskSweep(false, false, 10);
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            account.add("t" + i).end("t" + i);
            told.addAll(look(sweep, account));
        }
        account.ids.removeIf(id -> !id.equals("t0"));
        for (int i = 0; i < 20; i++) {
            told.addAll(look(sweep, account));
        }

        assertThat(told).doesNotHaveDuplicates().hasSize(200);
    }

    @Test
    void shouldNotLetOneTaskThatCannotBeReadHoldUpTheOthers() throws Exception {
        Account account = account(Order.OLDEST_FIRST).add("a", "b", "bad", "late");
        TaskSweep sweep = new TaskSweep(true);
        look(sweep, account);
        account.end("late", "bad");
        account.ids.removeAll(List.of("bad", "late"));

        List<String> told = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            boolean broken = i == 0;
            sweep.ended(account::page, id -> {
                        if (broken && id.equals("bad")) {
                            throw new IOException("cut");
                        }
                        return account.single(id);
                    })
                    .forEach(task -> told.add(task.taskId()));
        }

        assertThat(told).containsExactly("late", "bad");
    }

    @Test
    void shouldForgetNothingWhereItIsInterrupted() throws Exception {
        Account account = account(Order.OLDEST_FIRST).add("a", "b", "c");
        TaskSweep sweep = new TaskSweep(true);
        look(sweep, account);
        account.end("c");
        account.ids.remove("c");
        sweep.tellAgain(Tasks.succeeded("z"));

        assertThatThrownBy(() -> sweep.ended(account::page, id -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(InterruptedException.class);

        assertThat(look(sweep, account)).containsExactlyInAnyOrder("z", "c");
    }

    /** A list of the tasks that are not over and the last few that are, of which it shows little. */
    private static final class Dashboard {

        private static final int FINISHED_SHOWN = 3;

        private final List<String> active = new ArrayList<>();
        private final List<String> finished = new ArrayList<>();
        private final List<String> read = new ArrayList<>();

        Dashboard start(String... some) {
            active.addAll(List.of(some));
            return this;
        }

        Dashboard end(String... some) {
            for (String id : some) {
                active.remove(id);
                finished.add(0, id);
            }
            return this;
        }

        SnapshotPage page(int number) {
            List<TaskSnapshot> shown = new ArrayList<>();
            active.forEach(id -> shown.add(Tasks.running(id, 10)));
            finished.stream()
                    .limit(FINISHED_SHOWN)
                    .map(id -> new TaskSnapshot(
                            id,
                            null,
                            "film-1",
                            MediaStatus.SUCCEEDED,
                            null,
                            List.of(),
                            COST,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null))
                    .forEach(shown::add);
            return new SnapshotPage(shown, 1, shown.size(), shown.size());
        }

        TaskSnapshot single(String id) {
            read.add(id);
            return finished.contains(id) ? Tasks.succeeded(id) : Tasks.running(id, 10);
        }
    }

    private static final BigDecimal COST = new BigDecimal("0.10");

    private static List<TaskSnapshot> look(TaskSweep sweep, Dashboard dashboard) throws Exception {
        return sweep.ended(dashboard::page, dashboard::single);
    }

    @Test
    void shouldReadSinglyWhatAListOfSummariesShowsAsOver() throws Exception {
        Dashboard dashboard = new Dashboard().start("a", "b").end("a");
        TaskSweep sweep = new TaskSweep(false, true);

        List<TaskSnapshot> told = look(sweep, dashboard);
        List<TaskSnapshot> next = look(sweep, dashboard);

        assertThat(told).singleElement().satisfies(task -> {
            assertThat(task.taskId()).isEqualTo("a");
            assertThat(task.outputs()).hasSize(1);
            assertThat(task.model()).isEqualTo("film-1");
            assertThat(task.cost()).isEqualTo(COST);
        });
        assertThat(next).isEmpty();
        assertThat(dashboard.read).containsExactly("a");
    }

    @Test
    void shouldReadNothingSinglyThatEndedBeforeTheFirstLook() throws Exception {
        Dashboard dashboard = new Dashboard().start("a", "b", "c").end("a", "b");
        TaskSweep sweep = new TaskSweep(true, true);

        List<TaskSnapshot> first = look(sweep, dashboard);
        dashboard.end("c");
        List<TaskSnapshot> second = look(sweep, dashboard);

        assertThat(first).isEmpty();
        assertThat(second).extracting(TaskSnapshot::taskId).containsExactly("c");
        assertThat(dashboard.read).containsExactly("c");
    }

    @Test
    void shouldReadSinglyARunningTaskThatFellOutOfTheList() throws Exception {
        Dashboard dashboard = new Dashboard().start("a", "b", "c", "d", "e");
        TaskSweep sweep = new TaskSweep(true, true);
        look(sweep, dashboard);

        dashboard.end("a", "b", "c", "d", "e");
        List<TaskSnapshot> told = look(sweep, dashboard);

        assertThat(told).extracting(TaskSnapshot::taskId).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
        assertThat(told).allSatisfy(task -> assertThat(task.outputs()).hasSize(1));
        assertThat(dashboard.read).hasSize(5);
    }

    @Test
    void shouldTellASummaryLaterThatCannotBeReadSingly() throws Exception {
        Dashboard dashboard = new Dashboard().start("a", "b").end("a", "b");
        TaskSweep sweep = new TaskSweep(false, true);

        List<TaskSnapshot> first = sweep.ended(dashboard::page, id -> {
            if (id.equals("a")) {
                throw new IOException("cut");
            }
            return dashboard.single(id);
        });
        dashboard.start("c", "d", "e").end("c", "d", "e");
        List<TaskSnapshot> second = look(sweep, dashboard);

        assertThat(first).extracting(TaskSnapshot::taskId).containsExactly("b");
        assertThat(second).extracting(TaskSnapshot::taskId).containsExactlyInAnyOrder("a", "c", "d", "e");
    }

    @Test
    void shouldTellTheSummaryItselfWhereTheProviderKnowsNoMore() throws Exception {
        Dashboard dashboard = new Dashboard().start("a").end("a");
        TaskSweep sweep = new TaskSweep(false, true);

        List<TaskSnapshot> told = sweep.ended(dashboard::page, id -> {
            throw new MediaTaskNotFoundException("no " + id, MediaErrorDetails.accepted("atelier", id), null);
        });

        assertThat(told).extracting(TaskSnapshot::taskId).containsExactly("a");
        assertThat(look(sweep, dashboard)).isEmpty();
    }

    @Test
    void shouldTellATaskOfASlidingListOnceHoweverManyThereAre() throws Exception {
        Dashboard dashboard = new Dashboard();
        TaskSweep sweep = new TaskSweep(false, true, 20);
        List<String> told = new ArrayList<>();
        int most = 0;
        for (int i = 0; i < 500; i++) {
            dashboard.start("t" + i);
            if (i >= 2) {
                dashboard.end("t" + (i - 2));
            }
            look(sweep, dashboard).forEach(task -> told.add(task.taskId()));
            most = Math.max(most, sweep.remembered());
        }

        assertThat(told).doesNotHaveDuplicates().hasSize(498);
        assertThat(most).isLessThanOrEqualTo(21);
    }

    /** Whatever the order, the sizes and the moments: each task that ends is told once, and none before. */
    @Test
    void shouldTellEachTaskOnceWhateverHappens() throws Exception {
        long seed = System.nanoTime();
        System.out.println("TaskSweepTest seed: " + seed);
        Random seeds = new Random(seed);
        for (int run = 0; run < 300; run++) {
            long own = seeds.nextLong();
            Random random = new Random(own);
            Order order = Order.values()[random.nextInt(3)];
            Account account = new Account(order, 1 + random.nextInt(6), random);
            int[] made = new int[1];
            Runnable change = () -> {
                for (int i = random.nextInt(4); i > 0; i--) {
                    account.add("t" + made[0]++);
                }
                for (String id : List.copyOf(account.ids)) {
                    if (random.nextInt(4) == 0) {
                        account.end(id);
                    }
                }
            };
            for (int i = random.nextInt(20); i > 0; i--) {
                change.run();
            }
            boolean fromNow = random.nextBoolean();
            Set<String> endedBefore = new HashSet<>(account.over);
            TaskSweep sweep = new TaskSweep(fromNow);
            List<String> told = new ArrayList<>(look(sweep, account));

            for (int looks = random.nextInt(10); looks > 0; looks--) {
                change.run();
                int[] changes = {random.nextInt(3)};
                account.betweenPages = () -> {
                    if (changes[0]-- > 0) {
                        change.run();
                    }
                };
                for (String id : look(sweep, account)) {
                    assertThat(account.over).as("seed %d", own).contains(id);
                    told.add(id);
                }
            }
            account.betweenPages = () -> {};
            account.over.addAll(account.ids);
            told.addAll(look(sweep, account));
            told.addAll(look(sweep, account));

            Set<String> expected = new HashSet<>(account.ids);
            if (fromNow) {
                expected.removeAll(endedBefore);
            }
            assertThat(told)
                    .as("%s from %s, seed %d", order, fromNow ? "now" : "the beginning", own)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
