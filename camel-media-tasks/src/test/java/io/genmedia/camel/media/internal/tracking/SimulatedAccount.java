package io.genmedia.camel.media.internal.tracking;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.internal.meters.TaskMeters;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ApiCall;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.Tasks;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** An account at the {@link Atelier} whose tasks end by a clock that a test moves, and which counts what it is asked. */
final class SimulatedAccount implements Function<ApiCall, CompletableFuture<ApiAnswer>> {

    static final Pace CHOSEN = Pace.chosen(TaskTrackers.USUAL);
    static final Pace FIXED = Pace.fixed(TaskTrackers.USUAL);

    /** Where the newest task stands in the list. */
    enum Order {
        NEWEST_FIRST,
        OLDEST_FIRST,
        RANDOM
    }

    private record Task(String id, Instant begun, Instant end, boolean fails) {}

    final ManualTime time;
    final LearnedLengths lengths;
    final TaskTrackers trackers;
    final List<Double> lags = new ArrayList<>();
    final Map<String, Integer> readsOf = new HashMap<>();
    final List<Instant> requests = new ArrayList<>();
    int reads;
    int pages;
    int failed;

    Order order = Order.NEWEST_FIRST;
    int longestPage = 1_000;
    Function<ApiCall, ApiAnswer> listAnswers = call -> null;
    boolean summaries;
    boolean listHangs;

    private final Random random;
    private final Map<String, Task> tasks = new HashMap<>();
    /** In the order of the list, but for the newest first. */
    private final List<Task> listed = new ArrayList<>();

    SimulatedAccount(Atelier atelier, LearnedLengths lengths, long seed) {
        this(atelier, lengths, new ManualTime(), seed);
    }

    SimulatedAccount(Atelier atelier, LearnedLengths lengths, ManualTime time, long seed) {
        this.time = time;
        this.lengths = lengths;
        this.random = new Random(seed);
        StatusReader reader = new StatusReader(atelier, this, URI.create("https://atelier.example"), time);
        this.trackers = new TaskTrackers(atelier, reader, time, TaskMeters.NONE, lengths);
    }

    /** A task of somebody else, which ended long ago. */
    void stranger() {
        add(new Task(
                "stranger" + tasks.size(),
                time.now().minusSeconds(90),
                time.now().minusSeconds(1),
                false));
    }

    private void add(Task task) {
        tasks.put(task.id(), task);
        listed.add(order == Order.RANDOM ? random.nextInt(listed.size() + 1) : listed.size(), task);
    }

    /** Buys a task of this length, and waits for it. */
    TaskWait buy(String like, double seconds, boolean fails, Pace pace) {
        String id = "t" + tasks.size();
        Instant end = time.now().plusNanos((long) (seconds * 1e9));
        add(new Task(id, time.now(), end, fails));
        TaskRef ref = new TaskRef(id, "video", "film-1", true, new Bought(time.now(), like));
        TaskWait wait = trackers.await(ref, pace, Duration.ofHours(1), seen -> {});
        wait.outcome().thenAccept(seen -> {
            lags.add(Duration.between(end, time.now()).toNanos() / 1e9);
            failed += fails ? 1 : 0;
        });
        return wait;
    }

    TaskWait buy(double seconds, Pace pace) {
        return buy("video film-1", seconds, false, pace);
    }

    /** Between two lengths, evenly. */
    double between(double shortest, double longest) {
        return shortest + random.nextDouble() * (longest - shortest);
    }

    void seconds(double seconds) {
        time.advance(Duration.ofNanos((long) (seconds * 1e9)));
    }

    double lag(double quantile) {
        double[] sorted = lags.stream().mapToDouble(lag -> lag).sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1, quantile * sorted.length)];
    }

    double meanLag() {
        return lags.stream().mapToDouble(lag -> lag).average().orElseThrow();
    }

    /** @return the most requests that came in a second */
    int mostInASecond() {
        long[] at = requests.stream()
                .mapToLong(instant -> Duration.between(requests.get(0), instant).toNanos())
                .toArray();
        int most = 0;
        int first = 0;
        for (int last = 0; last < at.length; last++) {
            while (at[last] - at[first] >= 1_000_000_000L) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    /** Forgets what was counted. */
    void forget() {
        lags.clear();
        requests.clear();
        readsOf.clear();
        reads = 0;
        pages = 0;
    }

    @Override
    public CompletableFuture<ApiAnswer> apply(ApiCall call) {
        requests.add(time.now());
        String path = call.target();
        if (listHangs && path.equals("/tasks")) {
            pages++;
            return new CompletableFuture<>();
        }
        return CompletableFuture.completedFuture(path.equals("/tasks") ? page(call) : status(path));
    }

    private ApiAnswer status(String path) {
        reads++;
        String id = path.substring("/tasks/".length());
        readsOf.merge(id, 1, Integer::sum);
        return Tasks.answer(200, show(tasks.get(id), true).toString());
    }

    private ApiAnswer page(ApiCall call) {
        pages++;
        ApiAnswer instead = listAnswers.apply(call);
        if (instead != null) {
            return instead;
        }
        int number = parameter(call, "page");
        int size = Math.min(longestPage, parameter(call, "size"));
        ObjectNode body = MediaJson.mapper().createObjectNode();
        body.put("page", number).put("size", size).put("total", listed.size());
        ArrayNode shown = body.putArray("tasks");
        for (int i = (number - 1) * size; i < Math.min(listed.size(), number * size); i++) {
            shown.add(show(listed.get(order == Order.NEWEST_FIRST ? listed.size() - 1 - i : i), !summaries));
        }
        return Tasks.answer(200, body.toString());
    }

    private static int parameter(ApiCall call, String name) {
        return Integer.parseInt(call.query().get(name));
    }

    private ObjectNode show(Task task, boolean whole) {
        boolean over = !time.now().isBefore(task.end());
        ObjectNode shown = MediaJson.mapper().createObjectNode().put("id", task.id());
        shown.put("status", !over ? "RUNNING" : task.fails() ? "FAILED" : "SUCCEEDED");
        if (over && whole && task.fails()) {
            shown.putObject("error").put("code", "refused").put("message", "no");
        } else if (over && whole) {
            shown.put("url", "https://cdn.example/" + task.id() + ".mp4");
        }
        return shown;
    }
}
