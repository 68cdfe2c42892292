package io.genmedia.camel.media.internal.tracking;

import io.genmedia.camel.media.spi.MediaProvider.SnapshotPage;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads many tasks of an account by the pages of its list. The order of the list is not documented: pages are read from the end at
 * which our tasks were found, while they hold tasks of ours; where there are none at that end, the other one is tried. What was not
 * seen is not missing: the list may be stale, and may move while it is read.
 *
 * <p>A list that cannot be read, or that hardly shows a task of ours, is left alone for a while. One sweep at a time.
 */
final class ListSweep {

    /** A page that shows fewer tasks of ours is not worth a call. */
    static final int WORTH = 2;

    /** Ends that a page shows: with fewer, a sweep is not to follow the last one closely. */
    private static final double MANY_ENDS = 4;

    /** The provider may show fewer. */
    private static final int LONG_PAGE = 100;

    private static final int SHORT_PAGE = 20;
    private static final int PAGES_AT_ONCE = 8;
    private static final Duration SHORTEST_REST = Duration.ofSeconds(15);
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);
    /** An answer that trickles would hold up all tasks that were to be seen by it. */
    private static final Duration LONGEST_SWEEP = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(ListSweep.class);

    private final StatusReader reader;
    private final TimeSource time;
    private final Runnable onCall;

    private int asked = LONG_PAGE;
    private int shown = LONG_PAGE;
    private boolean fromTheBack;
    private long total;
    private int lastPages;
    private int lastInFlight = 1;
    /** Of a page. */
    private double lastEnds;

    private Duration rest = Duration.ZERO;
    private long restFrom;

    /**
     * @param reader reads a page
     * @param time the time
     * @param onCall told of each call
     */
    ListSweep(StatusReader reader, TimeSource time, Runnable onCall) {
        this.reader = reader;
        this.time = time;
        this.onCall = onCall;
    }

    /** @return whether the list is left alone */
    synchronized boolean isResting() {
        return time.nanoTime() - restFrom < rest.toNanos();
    }

    /** @return whether so many tasks end that a sweep soon after the last one pays too */
    synchronized boolean showedManyEnds() {
        return lastEnds >= MANY_ENDS;
    }

    /** @return how many pages a sweep is likely to read */
    synchronized int pages(int inFlight) {
        int full = full(inFlight);
        if (lastPages == 0) {
            return full;
        }
        double grown = Math.max(1, (double) inFlight / lastInFlight);
        return Math.max(full, (int) Math.ceil(lastPages * grown));
    }

    /** So many pages they would fill, if there were no others between. */
    private synchronized int full(int inFlight) {
        return Math.max(1, (inFlight + shown - 1) / shown);
    }

    /**
     * Sweeps.
     *
     * @param inFlight how many tasks are followed
     * @param most so many pages are read at most
     * @param told is told of each task; answers whether it is one that was followed
     * @return done when it is over; never fails
     */
    CompletableFuture<Void> sweep(int inFlight, int most, Predicate<TaskSnapshot> told) {
        Sweep sweep = new Sweep(inFlight, most, told);
        TimeSource.Cancellable limit = time.schedule(sweep::giveUp, LONGEST_SWEEP);
        sweep.over.whenComplete((done, failure) -> limit.cancel());
        sweep.begin();
        return sweep.over;
    }

    private final class Sweep {

        private final int inFlight;
        private final int most;
        private final Predicate<TaskSnapshot> told;
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        private final Set<String> seen = new HashSet<>();
        private boolean back;
        private boolean turned;
        private int next;
        private int read;
        private int ours;
        private int oursSinceTurn;
        private int ended;
        /** So many pages were read when the last came that was worth its call. */
        private int readWithUse;

        Sweep(int inFlight, int most, Predicate<TaskSnapshot> told) {
            this.inFlight = inFlight;
            this.most = most;
            this.told = told;
        }

        void begin() {
            synchronized (ListSweep.this) {
                back = fromTheBack;
                next = back ? lastPage() : 1;
            }
            readOn();
        }

        void giveUp() {
            if (!over.isDone()) {
                leaveAlone(null);
                over.complete(null);
            }
        }

        private int lastPage() {
            return (int) Math.max(1, Math.min(Integer.MAX_VALUE, (total + shown - 1) / shown));
        }

        /** The next pages, together: as many as are likely to hold tasks of ours. */
        private void readOn() {
            List<Integer> numbers = new ArrayList<>();
            int size;
            synchronized (ListSweep.this) {
                size = asked;
                // the first page of all tells how long the list is
                boolean unsure = read == 0 && lastPages == 0 || oursSinceTurn == 0;
                int likely = unsure ? 1 : Math.max(1, pages(inFlight) - read);
                int wave = Math.min(Math.min(PAGES_AT_ONCE, likely), most - read);
                for (int i = 0; i < wave && next >= 1 && (back || next <= lastPage() || read == 0); i++) {
                    numbers.add(next);
                    next += back ? -1 : 1;
                }
            }
            if (numbers.isEmpty()) {
                end();
                return;
            }
            List<CompletableFuture<StatusReader.Page>> pages = new ArrayList<>();
            for (int number : numbers) {
                onCall.run();
                pages.add(reader.page(number, size));
            }
            CompletableFuture.allOf(pages.toArray(CompletableFuture[]::new)).whenComplete((done, failure) -> {
                try {
                    came(numbers, pages.stream().map(CompletableFuture::join).toList());
                } catch (RuntimeException e) {
                    LOG.error("A list of tasks cannot be read: {}", e.toString(), e);
                    leaveAlone(null);
                    over.complete(null);
                }
            });
        }

        private void came(List<Integer> numbers, List<StatusReader.Page> pages) {
            if (over.isDone()) {
                return;
            }
            for (int i = 0; i < pages.size(); i++) {
                read++;
                if (pages.get(i) instanceof StatusReader.Page.Unread unread) {
                    unread(unread);
                    return;
                }
                SnapshotPage page = ((StatusReader.Page.Shown) pages.get(i)).page();
                learn(numbers.get(i), page);
                int last = 0;
                for (TaskSnapshot task : page.tasks()) {
                    if (seen.add(task.taskId()) && told.test(task)) {
                        last++;
                        ended += task.status().isTerminal() ? 1 : 0;
                    }
                }
                ours += last;
                oursSinceTurn += last;
                readWithUse = last >= WORTH ? read : readWithUse;
            }
            // where tasks end all over a long list, a few pages of it may have none by chance
            if (read - readWithUse <= Math.max(readWithUse, full(inFlight)) / PAGES_AT_ONCE) {
                readOn();
            } else if (readWithUse == 0 && !turned) {
                turn();
            } else {
                end();
            }
        }

        private void learn(int number, SnapshotPage page) {
            synchronized (ListSweep.this) {
                int size = page.tasks().size();
                if (number == 1) {
                    shown = page.total() > size && size > 0 ? size : asked;
                }
                long before = total;
                total = page.total();
                if (back && before < total && number >= (before + shown - 1) / shown && lastPage() > number) {
                    // newer ones came meanwhile: theirs are the last pages now
                    next = lastPage();
                }
            }
        }

        /** Hardly one of ours at this end. */
        private void turn() {
            turned = true;
            synchronized (ListSweep.this) {
                back = !back;
                next = back ? lastPage() : 1;
                if (total <= shown) {
                    next = 0;
                }
            }
            readOn();
        }

        private void unread(StatusReader.Page.Unread unread) {
            boolean shorter;
            synchronized (ListSweep.this) {
                shorter = unread.tooLong() && asked > SHORT_PAGE;
                if (shorter) {
                    asked = SHORT_PAGE;
                    shown = SHORT_PAGE;
                    lastPages = 0;
                }
            }
            if (!shorter) {
                leaveAlone(unread.retryAfter());
            }
            over.complete(null);
        }

        private void end() {
            synchronized (ListSweep.this) {
                if (oursSinceTurn > 0) {
                    fromTheBack = back;
                }
                lastPages = Math.max(1, readWithUse);
                lastInFlight = Math.max(1, inFlight);
                lastEnds = (double) ended / Math.max(1, read);
                if (ours >= WORTH * read) {
                    rest = Duration.ZERO;
                } else {
                    leaveAlone(null);
                }
            }
            over.complete(null);
        }
    }

    private synchronized void leaveAlone(Duration atLeast) {
        Duration longer = rest.isZero() ? SHORTEST_REST : rest.multipliedBy(2);
        rest = longer.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : longer;
        if (atLeast != null && atLeast.compareTo(rest) > 0) {
            rest = atLeast;
        }
        restFrom = time.nanoTime();
        lastPages = 0;
        LOG.debug("The list of tasks is left alone for {}", rest);
    }
}
