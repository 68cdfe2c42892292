package io.genmedia.camel.quickstart;

import io.genmedia.camel.media.MediaJson;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Processor;
import org.apache.camel.main.Main;

/** The program: it prepares folders and service, lets the routes work, and ends when every prompt is done. */
public final class Quickstart {

    private static final int SECONDS_TO_THINK = 10;

    /** What a shell is told of a program that was interrupted. */
    private static final int STOPPED = 130;

    private final Arguments arguments;
    private final Service service;
    private final Provider provider;
    private final Screen screen;
    private final CountDownLatch finished = new CountDownLatch(1);
    private final AtomicReference<Throwable> broken = new AtomicReference<>();
    private volatile Main main;
    private volatile boolean stopped;

    Quickstart(Arguments arguments, Service service, PrintStream out) {
        this.arguments = arguments;
        this.service = service;
        this.provider = service.provider();
        this.screen = new Screen(out, arguments.folders(), provider);
    }

    /** Runs it; {@code --help} tells the options. Ends with 0 where every prompt was made, 1 where one failed. */
    public static void main(String[] given) throws Exception {
        if (List.of(given).contains("--help")) {
            System.out.println(Arguments.USAGE);
            return;
        }
        int code;
        try {
            Arguments arguments = Arguments.of(given, System.getenv());
            code = new Quickstart(arguments, arguments.service(), System.out).run();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + System.lineSeparator() + "--help tells the options.");
            code = 2;
        }
        System.exit(code);
    }

    /** Runs until every prompt is done, or until it is stopped. */
    int run() throws Exception {
        Thread onSignal = new Thread(this::stop, "quickstart-stop");
        Runtime.getRuntime().addShutdownHook(onSignal);
        try {
            if (!prepare()) {
                return 0;
            }
            main = camel();
            main.start();
            if (arguments.watch()) {
                screen.say("Watching " + Screen.shown(arguments.folders().prompts()) + "; Ctrl-C ends it.");
            }
            finished.await();
            return stopped ? STOPPED : end();
        } finally {
            removeHook(onSignal);
            if (main != null) {
                main.stop();
            }
            service.close();
        }
    }

    /** Whether there is anything to do. */
    private boolean prepare() throws IOException, InterruptedException {
        Folders folders = arguments.folders();
        folders.create();
        boolean samples = arguments.samples() || folders.isUntouched();
        if (samples) {
            new Samples(provider).putInto(folders.prompts());
        }
        List<Path> waiting = folders.waiting();
        if (service.isSimulated()) {
            screen.say("SIMULATED: no " + provider.apiKeyVariable() + " is used. A stand-in for " + provider.title()
                    + " on this machine makes");
            screen.say(provider.simulatedMedia() + ". Nothing leaves this machine, and nothing is paid.");
            if (arguments.baseUrl() != null) {
                screen.say("The address " + arguments.baseUrl() + " is used with a key only.");
            }
        } else {
            screen.say(
                    "Using " + provider.title() + " at " + service.baseUrl() + " with your " + provider.apiKeyVariable()
                            + (service.isPaid() ? ": THIS SPENDS MONEY, for " + waiting.size() + " prompts." : "."));
        }
        if (provider.limits() != null) {
            screen.say(provider.limits().shown(provider.title()) + "; others wait for their place.");
        }
        screen.say("");
        screen.say("  prompts   " + Screen.shown(folders.prompts())
                + (samples ? "  (sample prompts were put here)" : "  (" + waiting.size() + " waiting)"));
        screen.say("  results   " + Screen.shown(folders.results()));
        screen.say("  failed    " + Screen.shown(folders.failed()));
        screen.say("");
        if (waiting.isEmpty() && !arguments.watch()) {
            screen.say("There are no prompts. Write one, as "
                    + Screen.shown(folders.prompts().resolve("boat.video.txt"))
                    + ", and run this again; or run it with --samples.");
            return false;
        }
        if (service.isPaid() && !waiting.isEmpty() && !arguments.yes()) {
            screen.say("Begins in " + SECONDS_TO_THINK + " seconds; Ctrl-C if that is not what you want.");
            return !finished.await(SECONDS_TO_THINK, TimeUnit.SECONDS);
        }
        return true;
    }

    private Main camel() {
        Main camel = new Main();
        camel.bind("screen", screen);
        Path prompts = arguments.folders().prompts();
        if (provider.knowsOrders() || arguments.durable()) {
            camel.bind("promptReader", new PromptReader(prompts, provider, (file, part) -> Optional.empty()));
        } else {
            Receipts receipts = new Receipts(prompts, service.baseUrl());
            camel.bind("receipts", receipts);
            camel.bind("promptReader", new PromptReader(prompts, provider, receipts::taskOf));
        }
        camel.bind("onStumble", (Processor) screen::stumbled);
        camel.bind("reason", new Reason(provider));
        camel.bind("price", new Price(screen));
        // a copy: the data format sets it up as the route wants it
        camel.bind("mediaJson", MediaJson.mapper().copy());
        camel.addOverrideProperty("quickstart.provider", provider.scheme());
        camel.addOverrideProperty("quickstart.prompts", inUri(prompts));
        camel.addOverrideProperty(
                "quickstart.results", inUri(arguments.folders().results()));
        camel.addOverrideProperty("quickstart.failed", inUri(arguments.folders().failed()));
        camel.addOverrideProperty("quickstart.include", Folders.INCLUDE);
        String component = "camel.component." + provider.scheme();
        camel.addOverrideProperty(component + ".base-url", service.baseUrl());
        camel.addOverrideProperty(component + ".api-key", service.apiKey());
        if (service.uploadUrl() != null) {
            camel.addOverrideProperty(component + ".upload-url", service.uploadUrl());
        }
        if (arguments.durable()) {
            camel.addOverrideProperty(
                    component + ".task-store-url",
                    "jdbc:h2:file:" + inUri(arguments.folders().store()));
        }
        if (arguments.maxCost() != null) {
            camel.addOverrideProperty(component + ".max-cost", arguments.maxCost());
        }
        if (service.pollInterval() != null) {
            camel.addOverrideProperty(component + ".poll-interval", service.pollInterval());
        }
        screen.onDone(this::promptIsDone);
        return camel;
    }

    private void promptIsDone(Throwable notDealtWith) {
        if (notDealtWith != null && main.getCamelContext().isStarted()) {
            // its file is where it was, and would be read again and again
            broken.compareAndSet(null, notDealtWith);
            finished.countDown();
        } else if (!arguments.watch()
                && screen.isIdle()
                && arguments.folders().waiting().isEmpty()) {
            finished.countDown();
        }
    }

    private int end() {
        if (broken.get() != null) {
            screen.say("This cannot go on: " + Reason.message(broken.get()));
            return 1;
        }
        screen.summary(service.isSimulated());
        return screen.hasFailures() ? 1 : 0;
    }

    /** Ctrl-C: the routes end at once, and what they were waiting for is named. */
    void stop() {
        stopped = true;
        if (main != null) {
            screen.say("Stopping ...");
            main.stop();
            if (arguments.watch()) {
                screen.summary(service.isSimulated());
            }
            screen.interrupted(service.isSimulated());
        }
        service.close();
        finished.countDown();
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it is running: the program is being stopped
        }
    }

    private static String inUri(Path folder) {
        return folder.toAbsolutePath().normalize().toString().replace('\\', '/');
    }
}
