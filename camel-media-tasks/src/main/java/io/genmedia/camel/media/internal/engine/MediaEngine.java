package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.internal.calls.Workers;
import io.genmedia.camel.media.internal.http.HttpSettings;
import io.genmedia.camel.media.internal.http.MediaHttpClient;
import io.genmedia.camel.media.internal.meters.MeterLookup;
import io.genmedia.camel.media.internal.meters.TaskMeters;
import io.genmedia.camel.media.internal.store.InMemoryTaskStore;
import io.genmedia.camel.media.internal.store.StoreCalls;
import io.genmedia.camel.media.internal.submit.RateLimit;
import io.genmedia.camel.media.internal.submit.SubmitLimits;
import io.genmedia.camel.media.internal.submit.SubmitTurns;
import io.genmedia.camel.media.internal.time.SystemTime;
import io.genmedia.camel.media.internal.tracking.LearnedLengths;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.SharedLimits;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.TaskStore;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.ToIntFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.service.ServiceSupport;

/** All that a component's endpoints share: threads, connections, accounts, what is bought and what is waited for. */
public final class MediaEngine extends ServiceSupport {

    private static final int WORKERS = 8;
    private static final int TRANSFERS = 8;
    private static final int STORE_CALLS = 4;

    /** A place of a provider that does not say how long one is held: longer than any task that is followed by default. */
    private static final Duration LONGEST_SHARED_PLACE = Duration.ofHours(1);

    private final CamelContext context;
    private final MediaProvider provider;
    private final EngineOptions options;
    private final Map<HttpSettings, MediaHttpClient> clients = new ConcurrentHashMap<>();
    private final Map<AccountSettings, Account> accounts = new ConcurrentHashMap<>();
    /** By base URL and key. */
    private final Map<List<Object>, Account.Shared> shared = new ConcurrentHashMap<>();

    private final LearnedLengths lengths = new LearnedLengths();
    private final StopNotifier stopNotifier = new StopNotifier();

    private ScheduledExecutorService timer;
    private ExecutorService workerPool;
    private Executor workers;
    private ExecutorService transfers;
    private ExecutorService storePool;
    private TaskStore store;
    private StoreCalls calls;
    private Housekeeping housekeeping;
    private LengthKeeping lengthKeeping;
    private TimeSource time;
    private RouteStops routeStops;
    private Steps steps;
    private Purchases purchases;
    private DetachedTasks detached;
    private TaskMeters meters;

    /** Null until the first message: a route that starts is not to wait for them. */
    private volatile Flows flows;

    /**
     * @param context the context
     * @param provider whose tasks
     * @param options of the component
     */
    public MediaEngine(CamelContext context, MediaProvider provider, EngineOptions options) {
        this.context = context;
        this.provider = provider;
        this.options = options;
    }

    @Override
    protected void doInit() {
        // those of an earlier start stand on threads and steps that ended with it
        flows = null;
        ExecutorServiceManager threads = context.getExecutorServiceManager();
        String name = "media-" + provider.scheme();
        timer = threads.newScheduledThreadPool(this, name + "-timer", timerPool());
        workerPool = threads.newThreadPool(this, name + "-worker", pool(WORKERS));
        transfers = threads.newThreadPool(this, name + "-transfer", pool(TRANSFERS));
        TimeSource ofThisMachine = new SystemTime(timer);
        time = options.time() == null ? ofThisMachine : options.time();
        // threads that cost nothing, where the application has these, need no watching
        workers = workerPool instanceof ThreadPoolExecutor pool ? new Workers(pool, ofThisMachine) : workerPool;
        steps = new Steps(provider, time, workers);
        meters = MeterLookup.of(context, provider.scheme());
        store = options.store() == null ? new InMemoryTaskStore(time) : options.store();
        if (store.isDurable()) {
            // what waits for a database is not to hold up what goes on after a task
            storePool = threads.newThreadPool(this, name + "-store", pool(STORE_CALLS));
        }
        calls = new StoreCalls(provider.scheme(), time, storePool == null ? workers : storePool);
        purchases = new Purchases(provider, store, calls, time);
        detached = new DetachedTasks(provider, store, calls, time, workers, this::accountOf);
        housekeeping =
                new Housekeeping(provider, store, calls, time, detached, options.orphanGrace(), options.retention());
        lengthKeeping = new LengthKeeping(provider.scheme(), store, calls, time, lengths);
        routeStops = new RouteStops(steps);
    }

    /** What messages go through. */
    private record Flows(
            LocalUploads uploads,
            OutputDownloads downloads,
            TaskFlow tasks,
            Callbacks callbacks,
            GenerateFlow generate) {}

    private Flows flows() {
        Flows known = flows;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            if (flows == null) {
                flows = makeFlows();
            }
            return flows;
        }
    }

    private Flows makeFlows() {
        LocalUploads uploads = new LocalUploads(provider, time);
        OutputDownloads downloads = new OutputDownloads(context, provider, time);
        TaskFlow tasks = new TaskFlow(provider, time, steps, downloads);
        Callbacks callbacks =
                new Callbacks(provider, accounts::values, purchases, detached, time, workers, options.callbackSecret());
        GenerateFlow generate = new GenerateFlow(
                provider, time, steps, purchases, uploads, tasks, detached, callbacks, options.orphanGrace());
        return new Flows(uploads, downloads, tasks, callbacks, generate);
    }

    @Override
    protected void doStart() throws Exception {
        steps.started();
        context.addLifecycleStrategy(routeStops);
        // a component that is made while routes run, by toD, has to learn of those too
        routeStops.onRoutesAdd(java.util.List.copyOf(context.getRoutes()));
        stopNotifier.start();
        context.getManagementStrategy().addEventNotifier(stopNotifier);
        housekeeping.start();
        lengthKeeping.start();
        meters.watch(() -> sum(AccountState::tasksFollowed), () -> sum(AccountState::waiting));
    }

    private int sum(ToIntFunction<AccountState> number) {
        return accounts().stream().mapToInt(number).sum();
    }

    @Override
    protected void doStop() {
        meters.close();
        housekeeping.stop();
        lengthKeeping.stop();
        steps.stopAll();
        context.getManagementStrategy().removeEventNotifier(stopNotifier);
        context.getLifecycleStrategies().remove(routeStops);
        accounts.values().forEach(Account::close);
        accounts.clear();
        clients.values().forEach(MediaHttpClient::close);
        clients.clear();
        // the timer that would end a step whose request is on its way, or is to be sent again, ends too
        steps.endAll();
        ExecutorServiceManager threads = context.getExecutorServiceManager();
        threads.shutdownGraceful(workerPool);
        if (storePool != null) {
            threads.shutdownGraceful(storePool);
        }
        calls.close();
        threads.shutdownNow(transfers);
        threads.shutdownNow(timer);
    }

    private static ThreadPoolProfile timerPool() {
        ThreadPoolProfile profile = new ThreadPoolProfile("media-timer");
        profile.setPoolSize(1);
        // each task in flight waits for two times; Camel's default profile refuses what comes beyond a thousand
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        return profile;
    }

    private static ThreadPoolProfile pool(int size) {
        ThreadPoolProfile profile = new ThreadPoolProfile("media");
        profile.setPoolSize(size);
        profile.setMaxPoolSize(size);
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        profile.setKeepAliveTime(60L);
        profile.setAllowCoreThreadTimeOut(true);
        return profile;
    }

    /** The account that bought a stored task, where this application uses it still. */
    private Optional<Account> accountOf(StoredTask task) {
        return accounts.values().stream()
                .filter(account -> account.fingerprint().equals(task.request().account())
                        && account.baseUrl().toString().equals(task.request().baseUrl()))
                .findFirst();
    }

    /** Where the store holds limits for all nodes, those; else this application minds them alone. */
    private Account.Shared shared(AccountSettings account) {
        RateLimit rate = options.rateLimit();
        boolean limited = options.maxConcurrent() > 0 || rate != null;
        Optional<SharedLimits> common = limited ? store.limits() : Optional.empty();
        if (common.isEmpty()) {
            return new Account.Shared(
                    new SubmitLimits(time, options.maxConcurrent(), rate, options.longestPlace()),
                    new SubmitTurns(),
                    null,
                    lengths);
        }
        SharedLimits.Limits limits = new SharedLimits.Limits(
                options.maxConcurrent(),
                rate == null ? 0 : rate.atMost(),
                rate == null ? null : rate.window(),
                options.longestPlace() == null ? LONGEST_SHARED_PLACE : options.longestPlace());
        return new Account.Shared(
                new SubmitLimits(time, 0, null, null),
                new SubmitTurns(),
                new SharedPlaces(account.baseUrl() + " " + account.fingerprint(), common.get(), limits, calls, time),
                lengths);
    }

    /** @return what all routes share that use this account */
    public Account account(AccountSettings settings) {
        return accounts.computeIfAbsent(
                settings,
                s -> new Account(
                        s,
                        () -> client(s.http()),
                        provider,
                        time,
                        shared.computeIfAbsent(Arrays.asList(s.baseUrl(), s.key()), key -> shared(s)),
                        meters,
                        transfers));
    }

    private MediaHttpClient client(HttpSettings settings) {
        MediaHttpClient client = clients.computeIfAbsent(
                settings, http -> new MediaHttpClient(http, "media-" + provider.scheme() + "-http"));
        if (isStoppingOrStopped()) {
            // nobody closes what is made now
            client.close();
        }
        return client;
    }

    /** @return the accounts that are used, as a person sees them */
    public List<AccountState> accounts() {
        return accounts.values().stream().map(Account::state).toList();
    }

    /** @return a teller of progress; its owner starts and stops it */
    public ProgressTeller progress(Endpoint target) {
        return new ProgressTeller(context, provider.scheme(), target, workers);
    }

    /** @return the flow of a generate */
    public GenerateFlow generate() {
        return flows().generate();
    }

    /** @return the flows of the operations that buy nothing */
    public TaskOperations operations() {
        Flows all = flows();
        return new TaskOperations(provider, time, steps, all.tasks(), all.uploads(), all.downloads());
    }

    /** @return the questions that concern no task */
    public Inquiries inquiries() {
        Flows all = flows();
        return new Inquiries(provider, time, steps, all.generate().requests(), all.uploads());
    }

    /** @return the tasks that nobody waits for */
    public DetachedTasks detached() {
        return detached;
    }

    /** @return what the provider tells by calling this application */
    public Callbacks callbacks() {
        return flows().callbacks();
    }

    /** @return the exchanges that are being worked on */
    public Steps steps() {
        return steps;
    }

    /** @return done when a durable store has answered, at once where none is used; fails with what the store throws */
    public CompletableFuture<?> askStore() {
        return storePool == null
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.supplyAsync(() -> store.find(provider.scheme(), ""), storePool);
    }

    /** @return the time */
    public TimeSource time() {
        return time;
    }

    /** The context's stop: the only word of it that comes before Camel begins to wait for exchanges. */
    private final class StopNotifier extends EventNotifierSupport {

        StopNotifier() {
            setIgnoreCamelContextEvents(false);
            setIgnoreCamelContextInitEvents(true);
            setIgnoreExchangeEvents(true);
            setIgnoreRouteEvents(true);
            setIgnoreServiceEvents(true);
            setIgnoreStepEvents(true);
        }

        @Override
        public boolean isEnabled(CamelEvent event) {
            return event instanceof CamelEvent.CamelContextStoppingEvent;
        }

        @Override
        public void notify(CamelEvent event) {
            steps.stopAll();
        }
    }
}
