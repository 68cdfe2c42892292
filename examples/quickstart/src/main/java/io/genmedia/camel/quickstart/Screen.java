package io.genmedia.camel.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.CostEstimate;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.MediaTaskEvent;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/**
 * What a person sees, a line for each thing that happens. The routes tell it most; two things it hears from Camel: which
 * prompt a task belongs to, and when a prompt's file has been moved and all is done.
 */
public final class Screen extends EventNotifierSupport {

    private static final Duration SILENCE = Duration.ofSeconds(14);
    private static final String PROMPTS_ROUTE = "prompts";

    private static final Duration SOON = Duration.ofMillis(1500);
    private static final int NAMED_AT_MOST = 6;

    private final PrintStream out;
    private final Folders folders;
    private final Provider provider;
    private final Samples samples;
    private final long beganAt = System.nanoTime();
    private final Map<String, Order> open = new LinkedHashMap<>();
    private final Map<String, String> filesOfTasks = new LinkedHashMap<>();
    private final List<Order> done = new ArrayList<>();
    private final List<Duration> taken = new ArrayList<>();
    private BigDecimal remaining;
    private Consumer<Throwable> onDone = failure -> {};
    private Duration lastLine = Duration.ZERO;

    /**
     * @param out where lines go
     * @param folders where the program works
     * @param provider whose media
     */
    Screen(PrintStream out, Folders folders, Provider provider) {
        this.out = out;
        this.folders = folders;
        this.provider = provider;
        this.samples = new Samples(provider);
    }

    /** Sets who is told when a prompt is done; with the failure, where its file could not be dealt with. */
    void onDone(Consumer<Throwable> listener) {
        onDone = listener;
    }

    /** Route: a prompt was found. */
    public synchronized void started(@Variable("file") String file, @Variable("name") String name) {
        Order order = new Order(name, elapsed());
        open.put(file, order);
        line(order, "begins");
    }

    /** Route: a task has changed. Cost and what is left are told where the provider tells them. */
    public synchronized void progress(
            @Body MediaTask task,
            @Header("CamelMediaCost") BigDecimal cost,
            @Header("CamelMediaRemaining") BigDecimal left,
            @Header("CamelMediaAdjustments") JsonNode adjustments) {
        Order order = open.get(filesOfTasks.getOrDefault(task.taskId(), ""));
        if (order == null) {
            return;
        }
        if (cost != null && order.cost(task.taskId(), cost)) {
            line(
                    order,
                    "costs " + Money.dollars(cost)
                            + (left == null ? "" : ", which leaves " + Money.dollars(left) + " of today's budget"));
        }
        if (left != null) {
            remaining = remaining == null ? left : remaining.min(left);
        }
        if (adjustments != null && order.adjusted()) {
            line(
                    order,
                    "WARNING: " + provider.title() + " makes it otherwise than asked, to fit its sizes or the budget: "
                            + Money.adjustments(adjustments));
        }
        if (order.isNews(task)) {
            line(
                    order,
                    switch (task.status()) {
                        case PENDING -> "waits its turn";
                        case RUNNING ->
                            (task.kind() == null ? "is made" : task.kind().replace("3d", "3D model") + " is made")
                                    + (task.progress() == null || task.progress() == 0
                                            ? ""
                                            : ", " + task.progress() + " %");
                        case SUCCEEDED -> "is ready, and fetched";
                        case FAILED -> "failed at the provider";
                    });
        }
    }

    /** It was asked what an order would cost. */
    synchronized void estimated(String file, CostEstimate estimate) {
        Order order = open.get(file);
        if (order != null && order.estimated(estimate.cost())) {
            line(
                    order,
                    "would cost " + Money.dollars(estimate.cost())
                            + (estimate.remaining() == null
                                    ? ""
                                    : "; " + Money.dollars(estimate.remaining()) + " is on the account"));
        }
    }

    /** Route: an output was written. */
    public synchronized void made(@Variable("file") String file, @Header(Exchange.FILE_NAME_PRODUCED) String produced) {
        Order order = open.get(file);
        Path path = Path.of(produced);
        order.made(path);
        line(order, "made: " + shown(path) + " (" + size(path) + ")");
    }

    /** Route: a prompt came to nothing. */
    public synchronized void failed(
            @Variable("file") String file,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception error,
            @Header("CamelMediaTaskId") String taskOfMessage) {
        Order order = open.get(file);
        String task = Reason.taskOf(error, taskOfMessage);
        if (task != null) {
            order.task(task);
        }
        order.failed(
                Reason.message(error), samples.failsOnPurpose(folders.prompts().resolve(file)));
        line(order, "FAILED: " + order.failure());
    }

    /** Route: something went wrong with a prompt, and may be tried again. */
    public synchronized void stumbled(Exchange exchange) {
        Order order = open.get(exchange.getVariable("file", String.class));
        Exception error = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (order != null && error != null) {
            order.stumble(Reason.message(error));
        }
    }

    /** Route: some time has passed. */
    public synchronized void stillWaiting() {
        for (Order order : open.values()) {
            String stumble = order.untoldStumble();
            if (stumble != null) {
                line(order, stumble);
            }
        }
        List<Order> unsent = open.values().stream()
                .filter(Order::waitsToBeSent)
                .filter(order -> elapsed().minus(order.begunAt()).compareTo(SOON) > 0)
                .toList();
        boolean silence = elapsed().minus(lastLine).compareTo(SILENCE) > 0;
        boolean news = unsent.stream().filter(Order::toldToWait).count() > 0;
        if (silence) {
            List<Order> others = open.values().stream()
                    .filter(order -> !unsent.contains(order))
                    .toList();
            if (!others.isEmpty()) {
                say("  " + clock(elapsed()) + "  still waiting for " + names(others));
            }
        }
        if (!unsent.isEmpty() && (news || silence)) {
            say("  " + clock(elapsed()) + "  " + whyUnsent() + ": " + names(unsent));
        }
    }

    private String whyUnsent() {
        Limits limits = provider.limits();
        long making =
                open.values().stream().filter(order -> order.task() != null).count();
        String next = limits == null ? null : limits.nextPlace(taken, (int) making, elapsed());
        return next == null
                ? "not taken by " + provider.title() + " yet"
                : "waiting for a place (" + limits.shown(provider.title()) + "; " + next + ")";
    }

    private String names(List<Order> orders) {
        List<String> named = orders.stream()
                .limit(NAMED_AT_MOST)
                .map(order -> order.name() + " (" + clock(elapsed().minus(order.begunAt())) + ")")
                .toList();
        int more = orders.size() - named.size();
        return String.join(", ", named) + (more == 0 ? "" : " and " + more + " more");
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof MediaTaskEvent
                || event instanceof CamelEvent.ExchangeCompletedEvent
                || event instanceof CamelEvent.ExchangeFailedEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof MediaTaskEvent changed && changed.getSource() instanceof Exchange exchange) {
            Prompt prompt = exchange.getVariable("prompt", Prompt.class);
            taskIsOf(
                    exchange.getVariable("file", String.class),
                    changed.getTask(),
                    prompt != null && changed.getTask().taskId().equals(prompt.task()));
        } else if (event instanceof CamelEvent.ExchangeEvent ended && isPrompt(ended.getExchange())) {
            ended(ended.getExchange());
        }
    }

    /** Whether an exchange is that of a prompt; a part of a split is another exchange of the same prompt. */
    static boolean isPrompt(Exchange exchange) {
        return PROMPTS_ROUTE.equals(exchange.getFromRouteId()) && exchange.getProperty(Exchange.SPLIT_INDEX) == null;
    }

    private synchronized void taskIsOf(String file, MediaTask task, boolean boughtBefore) {
        Order order = open.get(file);
        if (order != null && !order.tasks().contains(task.taskId())) {
            order.seen(task.taskId(), boughtBefore);
            if (!boughtBefore) {
                taken.add(elapsed());
            }
            filesOfTasks.put(task.taskId(), file);
            line(
                    order,
                    "is task " + task.taskId()
                            + (task.model() == null ? "" : " of " + task.model())
                            + (boughtBefore ? ", bought before" : ""));
        }
    }

    private void ended(Exchange exchange) {
        String file = exchange.getVariable("file", String.class);
        synchronized (this) {
            if (!open.containsKey(file)) {
                return;
            }
            Order order = open.get(file);
            if (exchange.getException() == null) {
                done.add(open.remove(file));
            } else if (Reason.taskOf(exchange.getException(), null) != null) {
                order.task(Reason.taskOf(exchange.getException(), null));
            } else if (Reason.isOutcomeUnknown(exchange.getException())) {
                order.outcomeUnknown();
            }
        }
        onDone.accept(exchange.getException());
    }

    /** Whether every prompt that was found is done. */
    synchronized boolean isIdle() {
        return open.isEmpty();
    }

    /** Whether a prompt failed that was not meant to. */
    synchronized boolean hasFailures() {
        return done.stream().anyMatch(order -> order.isFailed() && !order.isFailedOnPurpose());
    }

    /** Prints a line. */
    synchronized void say(String text) {
        out.println(text);
        out.flush();
        lastLine = elapsed();
    }

    /** Prints what came of it all. */
    synchronized void summary(boolean simulated) {
        List<Order> made = done.stream().filter(order -> !order.isFailed()).toList();
        List<Order> failed = done.stream()
                .filter(order -> order.isFailed() && !order.isFailedOnPurpose())
                .toList();
        List<Order> onPurpose = done.stream().filter(Order::isFailedOnPurpose).toList();
        int tasks = done.stream().mapToInt(order -> order.tasks().size()).sum();
        say("");
        say("Made " + made.size() + ", failed " + (failed.size() + onPurpose.size()) + ", in " + clock(elapsed())
                + ". Tasks: " + tasks + (simulated ? ", simulated: nothing was paid." : "."));
        for (Order order : made) {
            say("  " + padded(order.name())
                    + String.join(", ", order.made().stream().map(Screen::shown).toList()) + shownCost(order));
        }
        for (Order order : failed) {
            say("  " + padded(order.name()) + "FAILED, see " + reasonFile(order)
                    + (order.task() == null ? "" : " (task " + order.task() + ")") + shownCost(order));
        }
        for (Order order : onPurpose) {
            say("  " + padded(order.name()) + "failed on purpose, to show how that looks: see " + reasonFile(order));
        }
        done.stream()
                .map(Order::costOfThisRun)
                .flatMap(Optional::stream)
                .reduce(BigDecimal::add)
                .ifPresent(total -> say((simulated ? "By the simulator's made-up prices: " : "Cost: ")
                        + Money.dollars(total) + " in all"
                        + (remaining == null ? "." : "; " + Money.dollars(remaining) + " is left of today's budget.")));
        if (!made.isEmpty()) {
            say("Beside each result is a .json that tells its task, model and addresses.");
        }
    }

    /** Prints what was not done when it was stopped. */
    synchronized void interrupted(boolean simulated) {
        if (open.isEmpty()) {
            return;
        }
        say("");
        say("Stopped. Not done, and still in " + shown(folders.prompts()) + ":");
        for (Map.Entry<String, Order> order : open.entrySet()) {
            say("  " + padded(order.getValue().name()) + whatIsKnown(order.getValue()) + " (" + order.getKey() + ")");
        }
        say(
                simulated
                        ? "The simulator is gone, and its tasks with it."
                        : "The tasks go on at the provider. Run it again: it finds the same tasks, and buys none twice, as long"
                                + " as the files stay as they are.");
    }

    private String whatIsKnown(Order order) {
        boolean perhaps = order.isOutcomeUnknown() && !provider.knowsOrders();
        if (order.tasks().isEmpty()) {
            return perhaps
                    ? "MAY HAVE BEEN BOUGHT: look at your account before you run it again"
                    : "no task was seen yet";
        }
        return "task " + String.join(" and task ", order.tasks())
                + (perhaps ? ", and another MAY HAVE BEEN BOUGHT: look at your account before you run it again" : "");
    }

    private static String shownCost(Order order) {
        return order.cost().map(cost -> "  " + Money.dollars(cost)).orElse("");
    }

    private String reasonFile(Order order) {
        return shown(folders.failed().resolve(order.name() + ".reason.txt"));
    }

    private void line(Order order, String text) {
        say("  " + clock(elapsed()) + "  " + padded(order.name()) + text);
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - beganAt);
    }

    private static String padded(String name) {
        return String.format("%-10s  ", name);
    }

    private static String clock(Duration time) {
        return String.format("%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    /** A path as a person would type it here. */
    static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute).toString() : absolute.toString();
    }

    private static String size(Path file) {
        try {
            long bytes = Files.size(file);
            return bytes < 1_000_000 ? Math.max(1, bytes / 1000) + " kB" : bytes / 1_000_000 + " MB";
        } catch (IOException e) {
            return "size not known";
        }
    }
}
