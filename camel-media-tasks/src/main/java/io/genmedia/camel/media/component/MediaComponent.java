package io.genmedia.camel.media.component;

import io.genmedia.camel.media.internal.engine.EngineOptions;
import io.genmedia.camel.media.internal.engine.MediaEngine;
import io.genmedia.camel.media.internal.options.OptionText;
import io.genmedia.camel.media.internal.submit.RateLimit;
import io.genmedia.camel.media.spi.AccountLimits;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.TaskStore;
import io.genmedia.camel.media.spi.TaskStoreFactory;
import io.genmedia.camel.media.spi.TimeSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.Service;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.util.PropertiesHelper;

/** What the components of all providers do alike. */
public abstract class MediaComponent extends HealthCheckComponent implements SSLContextParametersAware {

    /** Of the module that makes durable stores. */
    private static final String JDBC_STORE = "io.genmedia.camel.media.jdbc.JdbcTaskStore";

    @Metadata(
            label = "producer",
            description =
                    "Tasks in flight at most for an account, across all routes of the context; who comes later waits in order, and holds no thread. 0 for no limit. By default the limit that the provider documents, and where it documents none, no limit.")
    private Integer maxConcurrent;

    @Metadata(
            label = "producer",
            description =
                    "Submits at most for an account in any window of a length, across all routes of the context, as N/DURATION: 5/30s; none for no limit. By default the limit that the provider documents, and where it documents none, no limit.")
    private String rateLimit;

    @Metadata(
            label = "advanced",
            description =
                    "Where it is kept what was bought: a bean of type TaskStore. The only one in the registry is found by itself; where there is none, and no taskStoreUrl, it is kept in memory.")
    private TaskStore taskStore;

    @Metadata(
            displayName = "Task Store URL",
            description =
                    "The database that keeps what was bought, so that a restart or a crash loses nothing and pays nothing twice, as jdbc:h2:file:./data/tasks or jdbc:postgresql://host/db. It needs camel-media-tasks-jdbc on the class path. With that, the only DataSource in the registry is taken where this option is not set.")
    private String taskStoreUrl;

    @Metadata(label = "security", secret = true, description = "The user at the database of taskStoreUrl.")
    private String taskStoreUsername;

    @Metadata(label = "security", secret = true, description = "The password at the database of taskStoreUrl.")
    private String taskStorePassword;

    @Metadata(
            label = "advanced",
            defaultValue = "30d",
            description =
                    "How long a durable store keeps what ended, as a duration: for so long a message that is delivered again finds its task.")
    private String taskStoreRetention = "30d";

    @Metadata(
            label = "advanced",
            defaultValue = "10m",
            description =
                    "With a durable store: how long the message of a task may take to come back after its application ended or its exchange failed, as a duration. Then the task is an orphan: the consumer completed is told its result, with the header CamelMediaOrphan, and where there is none the log names it.")
    private String orphanGrace = "10m";

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Whether the TLS settings of the CamelContext are used.")
    private boolean useGlobalSslContextParameters;

    private MediaEngine engine;
    private MediaConsole console;

    /** @param context may be null */
    protected MediaComponent(CamelContext context) {
        super(context);
    }

    /** @return whose component this is */
    public abstract MediaProvider provider();

    /** @return the options that hold for all endpoints */
    public abstract MediaConfiguration getConfiguration();

    /** @return an endpoint, with its own copy of the options */
    protected abstract MediaEndpoint createEndpoint(
            String uri, MediaOperation operation, MediaConfiguration configuration);

    /** @return the operations of the component */
    public abstract Set<MediaOperation> operations();

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        engine();
        MediaOperation operation = MediaOperation.of(remaining, provider(), operations());
        MediaConfiguration configuration = getConfiguration().copy();
        Map<String, Object> input = PropertiesHelper.extractProperties(parameters, "input.");
        if (!input.isEmpty()) {
            Map<String, Object> all = new LinkedHashMap<>();
            if (configuration.getInput() != null) {
                all.putAll(configuration.getInput());
            }
            all.putAll(input);
            configuration.setInput(all);
        }
        MediaEndpoint endpoint = createEndpoint(SecretOptions.hide(uri), operation, configuration);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** A store that is a bean starts and stops with the context, so that other nodes learn at once when this one is gone. */
    private void manage(Service store) {
        if (getCamelContext().hasService(known -> known == store) == null) {
            try {
                getCamelContext().addService(store, true, true);
            } catch (Exception e) {
                throw RuntimeCamelException.wrapRuntimeCamelException(e);
            }
        }
    }

    private boolean hasDataSource() {
        return !getCamelContext().getRegistry().findByType(DataSource.class).isEmpty();
    }

    /** Which of several was meant is not guessed, and memory is not taken instead: what is bought would be forgotten. */
    private TaskStore storeOfRegistry() {
        Registry registry = getCamelContext().getRegistry();
        TaskStore only = registry.findSingleByType(TaskStore.class);
        if (only == null && !registry.findByType(TaskStore.class).isEmpty()) {
            throw new IllegalArgumentException("The registry has several task stores, and it can't be told which one "
                    + provider().scheme() + " is to use: "
                    + new TreeSet<>(registry.findByTypeWithName(TaskStore.class).keySet())
                    + ". Name one with the option taskStore, as #bean:name.");
        }
        return only;
    }

    private TaskStore storeOfOptions() {
        Optional<TaskStoreFactory> factory = getCamelContext()
                .getCamelContextExtension()
                .getFactoryFinder(TaskStoreFactory.PATH)
                .newInstance(TaskStoreFactory.NAME, TaskStoreFactory.class);
        if (factory.isPresent()) {
            return factory.get()
                    .storeOf(
                            getCamelContext(),
                            new TaskStoreFactory.Options(taskStoreUrl, taskStoreUsername, taskStorePassword))
                    .orElse(null);
        }
        boolean isThere = getCamelContext().getClassResolver().resolveClass(JDBC_STORE) != null;
        if (isThere && (taskStoreUrl != null || hasDataSource())) {
            throw new IllegalArgumentException(
                    "camel-media-tasks-jdbc is on the class path, but Camel does not find its service "
                            + TaskStoreFactory.PATH + TaskStoreFactory.NAME
                            + ": on Quarkus take the extension camel-quarkus-"
                            + provider().scheme()
                            + "; in a jar of several jars keep the files below META-INF/services");
        }
        if (taskStoreUrl != null) {
            throw new IllegalArgumentException(
                    "Option taskStoreUrl of " + provider().scheme()
                            + " needs the dependency io.genmedia.camel:camel-media-tasks-jdbc, which is not on the class path");
        }
        return null;
    }

    private EngineOptions engineOptions(TaskStore used) {
        if (getCallbackSecret() != null && getCallbackSecret().isBlank()) {
            throw new IllegalArgumentException(
                    "Option callbackSecret of " + provider().scheme()
                            + " is blank: give a long random text, the same on every node, or none at all for one that lasts until the"
                            + " application ends");
        }
        Optional<AccountLimits> documented = provider().limits();
        int inFlight = maxConcurrent == null
                ? documented.map(AccountLimits::inFlight).orElse(0)
                : OptionText.count("maxConcurrent", maxConcurrent.toString(), 0);
        RateLimit rate = rateLimit == null
                ? documented
                        .map(limits -> new RateLimit(limits.submits(), limits.window()))
                        .orElse(null)
                : rateLimit.strip().equalsIgnoreCase("none") ? null : RateLimit.parse(rateLimit);
        return new EngineOptions(
                inFlight,
                rate,
                documented.map(AccountLimits::placeFreedAfter).orElse(null),
                used,
                OptionText.duration("orphanGrace", orphanGrace),
                OptionText.positiveDuration("taskStoreRetention", taskStoreRetention),
                getCamelContext().getRegistry().findSingleByType(TimeSource.class),
                getCallbackSecret());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        engine().start();
        console = new MediaConsole(provider(), engine);
        console.register(getCamelContext());
    }

    @Override
    protected void doStop() throws Exception {
        // a context that is closed without having been started stops what was only initialised
        if (console != null) {
            console.unregister(getCamelContext());
        }
        if (engine != null) {
            engine.stop();
        }
        super.doStop();
    }

    /**
     * What all endpoints share. It is made with the first endpoint, or as the component starts: Camel's Main initialises a
     * component before it sets the options.
     */
    synchronized MediaEngine engine() {
        if (engine == null) {
            TaskStore store = taskStore;
            // an address that is given goes before a bean that happens to be there
            if (store == null && taskStoreUrl == null) {
                store = storeOfRegistry();
            }
            if (store instanceof Service service) {
                manage(service);
            }
            engine = new MediaEngine(
                    getCamelContext(), provider(), engineOptions(store == null ? storeOfOptions() : store));
            engine.init();
        }
        return engine;
    }

    /** @return the secret under which addresses of callbacks are signed; null for a random one */
    public String getCallbackSecret() {
        return null;
    }

    public Integer getMaxConcurrent() {
        return maxConcurrent;
    }

    public void setMaxConcurrent(Integer maxConcurrent) {
        this.maxConcurrent = maxConcurrent;
    }

    public String getRateLimit() {
        return rateLimit;
    }

    public void setRateLimit(String rateLimit) {
        this.rateLimit = rateLimit;
    }

    public TaskStore getTaskStore() {
        return taskStore;
    }

    public void setTaskStore(TaskStore taskStore) {
        this.taskStore = taskStore;
    }

    public String getTaskStoreUrl() {
        return taskStoreUrl;
    }

    public void setTaskStoreUrl(String taskStoreUrl) {
        this.taskStoreUrl = taskStoreUrl;
    }

    public String getTaskStoreUsername() {
        return taskStoreUsername;
    }

    public void setTaskStoreUsername(String taskStoreUsername) {
        this.taskStoreUsername = taskStoreUsername;
    }

    public String getTaskStorePassword() {
        return taskStorePassword;
    }

    public void setTaskStorePassword(String taskStorePassword) {
        this.taskStorePassword = taskStorePassword;
    }

    public String getTaskStoreRetention() {
        return taskStoreRetention;
    }

    public void setTaskStoreRetention(String taskStoreRetention) {
        this.taskStoreRetention = taskStoreRetention;
    }

    public String getOrphanGrace() {
        return orphanGrace;
    }

    public void setOrphanGrace(String orphanGrace) {
        this.orphanGrace = orphanGrace;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
