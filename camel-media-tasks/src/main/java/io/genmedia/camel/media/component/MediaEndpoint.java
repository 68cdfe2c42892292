package io.genmedia.camel.media.component;

import io.genmedia.camel.media.catalog.ValidationLevel;
import io.genmedia.camel.media.internal.engine.Account;
import io.genmedia.camel.media.internal.engine.AccountSettings;
import io.genmedia.camel.media.internal.engine.CallbackUrl;
import io.genmedia.camel.media.internal.engine.GenerateFlow;
import io.genmedia.camel.media.internal.engine.MediaEngine;
import io.genmedia.camel.media.internal.engine.ProgressTeller;
import io.genmedia.camel.media.internal.engine.Spending;
import io.genmedia.camel.media.internal.engine.UploadTarget;
import io.genmedia.camel.media.internal.engine.WaitOptions;
import io.genmedia.camel.media.internal.exchange.RequestReader;
import io.genmedia.camel.media.internal.http.ApiKey;
import io.genmedia.camel.media.internal.http.HttpSettings;
import io.genmedia.camel.media.internal.options.OptionText;
import io.genmedia.camel.media.internal.tracking.Pace;
import io.genmedia.camel.media.spi.MediaProvider;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the endpoints of all providers do alike. */
@ManagedResource(description = "An endpoint of a generative media component")
public abstract class MediaEndpoint extends ScheduledPollEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(MediaEndpoint.class);
    private static final long TASKS_DELAY_MILLIS = 5000;
    private static final int MAXIMUM_DELIVERIES = 20;
    private static final Duration SAFETY_INTERVAL = Duration.ofMinutes(5);

    private final MediaOperation operation;

    @UriParam(
            label = "consumer",
            defaultValue = "now",
            enums = "now,beginning",
            description = "Of the consumer tasks: whether the tasks that ended before it started are told too.")
    private String startFrom = "now";

    @UriParam(
            label = "consumer,advanced",
            description =
                    "Of the consumers tasks and callback: remembers which tasks were told, so that each is told once; confirmed when the route has handled it. By default in memory.")
    @Metadata(autowired = false)
    private IdempotentRepository idempotentRepository;

    @UriParam(
            label = "consumer",
            defaultValue = "" + MAXIMUM_DELIVERIES,
            description =
                    "Of the consumer completed: how often a task is told that the route fails to handle, after growing pauses of up to 5 minutes. Then it is told no more until it is released, by JMX or by the application. 0 for no bound.")
    private int maximumDeliveries = MAXIMUM_DELIVERIES;

    @UriParam(
            label = "consumer,scheduler",
            defaultValue = "" + TASKS_DELAY_MILLIS,
            description = "Of the consumer tasks: milliseconds before the next poll.")
    private long delay = TASKS_DELAY_MILLIS;

    /**
     * @param uri the endpoint's URI
     * @param component its component
     * @param operation what it does
     */
    protected MediaEndpoint(String uri, MediaComponent component, MediaOperation operation) {
        super(uri, component);
        this.operation = operation;
        setDelay(TASKS_DELAY_MILLIS);
    }

    /** @return the endpoint's options */
    public abstract MediaConfiguration getConfiguration();

    /** @return what it does */
    public MediaOperation operation() {
        return operation;
    }

    @Override
    public MediaComponent getComponent() {
        return (MediaComponent) super.getComponent();
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public Producer createProducer() throws Exception {
        return switch (operation) {
            case VIDEO, IMAGE, MUSIC, AUDIO, THREE_D, GENERATE -> new GenerateProducer(this);
            case AWAIT, TASK, UPLOAD, DOWNLOAD -> new TaskProducer(this);
            case TASKS -> {
                if (!provider().capabilities().contains(MediaProvider.Capability.LIST)) {
                    throw new UnsupportedOperationException(provider().scheme()
                            + ":tasks tells tasks that end and lists none: use it as from:, not as to:");
                }
                yield new TaskProducer(this);
            }
            case ESTIMATE, MODELS, ACCOUNT -> new InquiryProducer(this);
            case CATALOG -> new CatalogProducer(this);
            case COMPLETED, CALLBACK ->
                throw new UnsupportedOperationException(provider().scheme() + ":" + operation.path()
                        + " tells tasks and takes none: use it as from:, not as to:");
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Consumer consumer =
                switch (operation) {
                    case TASKS -> new TasksConsumer(this, processor);
                    case COMPLETED -> new CompletedConsumer(this, processor);
                    case CALLBACK -> new CallbackConsumer(this, processor);
                    default ->
                        throw new UnsupportedOperationException(provider().scheme() + ":" + operation.path()
                                + " takes messages and tells none: use it as to:, not as from:. Consumers are "
                                + consumers());
                };
        configureConsumer(consumer);
        return consumer;
    }

    private String consumers() {
        return Stream.of(MediaOperation.TASKS, MediaOperation.COMPLETED, MediaOperation.CALLBACK)
                .filter(getComponent().operations()::contains)
                .map(MediaOperation::path)
                .collect(Collectors.joining(" and "));
    }

    MediaProvider provider() {
        return getComponent().provider();
    }

    MediaEngine engine() {
        return getComponent().engine();
    }

    /** The account that the options name; an error where there is no key and the operation needs one. */
    Account account() throws Exception {
        MediaConfiguration options = getConfiguration();
        String key = options.getApiKey() != null
                ? options.getApiKey()
                : System.getenv(provider().apiKeyVariable());
        boolean none = key == null || key.isBlank();
        if (none && operation.needsKey()) {
            throw new IllegalArgumentException("No API key for " + provider().displayName()
                    + ": set the option apiKey on the"
                    + " endpoint or the component (camel.component."
                    + provider().scheme()
                    + ".api-key), or the environment variable " + provider().apiKeyVariable() + ". "
                    + provider().apiKeyHelp());
        }
        URI baseUrl = baseUrl();
        return engine().account(new AccountSettings(
                baseUrl,
                none ? null : ApiKey.of(key.strip()),
                httpSettings(),
                uploadTarget(baseUrl),
                getConfiguration().isAllowPrivateAddresses()));
    }

    private URI baseUrl() {
        String given = getConfiguration().getBaseUrl();
        String text = given == null || given.isBlank() ? provider().defaultBaseUrl() : given.strip();
        try {
            URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new IllegalArgumentException("Option baseUrl must be an http(s) address as "
                + provider().defaultBaseUrl() + ", but was '" + text + "'");
    }

    private UploadTarget uploadTarget(URI baseUrl) {
        try {
            return UploadTarget.of(provider(), baseUrl, getConfiguration().getUploadUrl());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Option uploadUrl must be an http(s) address as "
                            + provider().upload().target() + ": " + e.getMessage(),
                    e);
        }
    }

    private HttpSettings httpSettings() throws Exception {
        MediaConfiguration options = getConfiguration();
        HttpSettings settings = HttpSettings.defaults()
                .withTimeouts(
                        OptionText.duration("connectTimeout", options.getConnectTimeout()),
                        OptionText.duration("responseTimeout", options.getResponseTimeout()));
        if (options.getProxyHost() != null) {
            if (options.getProxyPort() == null) {
                throw new IllegalArgumentException("Option proxyHost needs proxyPort: give both");
            }
            settings = settings.withProxy(
                    options.getProxyHost(),
                    options.getProxyPort(),
                    options.getProxyAuthUsername(),
                    options.getProxyAuthPassword());
        }
        SSLContextParameters tls = options.getSslContextParameters();
        if (tls == null && getComponent().isUseGlobalSslContextParameters()) {
            tls = getCamelContext().getSSLContextParameters();
        }
        return tls == null ? settings : settings.withTls(tls.createSSLContext(getCamelContext()), null);
    }

    WaitOptions waitOptions(ProgressTeller progress) {
        MediaConfiguration options = getConfiguration();
        return new WaitOptions(
                pace(),
                OptionText.duration("timeout", options.getTimeout()),
                OptionText.duration("drainTimeout", options.getDrainTimeout()),
                options.isDownload(),
                maxDownloadSize(),
                progress);
    }

    long maxDownloadSize() {
        return OptionText.size("maxDownloadSize", getConfiguration().getMaxDownloadSize());
    }

    GenerateFlow.Completion completion() {
        String given = getConfiguration().getCompletion();
        for (GenerateFlow.Completion completion : GenerateFlow.Completion.values()) {
            if (isPossible(completion) && completion.name().equalsIgnoreCase(given)) {
                return completion;
            }
        }
        String accepted = Stream.of(GenerateFlow.Completion.values())
                .filter(this::isPossible)
                .map(completion -> completion.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
                "Option completion must be one of " + accepted + ", but was '" + given + "'");
    }

    private boolean isPossible(GenerateFlow.Completion completion) {
        return switch (completion) {
            case POLL, NONE -> true;
            case STREAM -> provider().capabilities().contains(MediaProvider.Capability.STREAM);
            case CALLBACK -> provider().capabilities().contains(MediaProvider.Capability.CALLBACK);
        };
    }

    /** Which address the provider is to call, of a generate with this completion; null for none. */
    CallbackUrl callbackAddress(GenerateFlow.Completion completion) {
        MediaConfiguration options = getConfiguration();
        boolean waits = completion == GenerateFlow.Completion.CALLBACK;
        if (isGiven(options.getCallbackUrl())) {
            if (waits) {
                LOG.warn(
                        "{}:{}: callbackUrl names another address, so that no callback comes here: with completion=callback the"
                                + " status is read every {} ms. Set publicUrl instead, to be told.",
                        provider().scheme(),
                        operation.path(),
                        pace().interval().toMillis());
            }
            return CallbackUrl.foreign(options.getCallbackUrl());
        }
        if (!isGiven(options.getPublicUrl())) {
            if (waits) {
                throw new IllegalArgumentException(
                        "completion=callback needs the option publicUrl: the address at which "
                                + provider().displayName()
                                + " reaches this application, as https://our.host. Without one, use"
                                + " completion=poll.");
            }
            return null;
        }
        return waits || completion == GenerateFlow.Completion.NONE
                ? CallbackUrl.own(options.getPublicUrl(), options.getPath(), options.isTrustCallback())
                : null;
    }

    private static boolean isGiven(String option) {
        return option != null && !option.isBlank();
    }

    /** Where a callback tells the end, a status read is but a safety net. Else the engine chooses, unless somebody said how often. */
    private Pace pace() {
        MediaConfiguration options = getConfiguration();
        Duration interval = OptionText.positiveDuration("pollInterval", options.getPollInterval());
        if (options.isPollIntervalGiven()) {
            return Pace.fixed(interval);
        }
        boolean told = operation.generates()
                && GenerateFlow.Completion.CALLBACK.name().equalsIgnoreCase(options.getCompletion())
                && !isGiven(options.getCallbackUrl());
        return told ? Pace.fixed(SAFETY_INTERVAL) : Pace.chosen(interval);
    }

    Spending spending() {
        MediaConfiguration options = getConfiguration();
        String maxCost = options.maxCost();
        return new Spending(
                maxCost == null ? null : OptionText.dollars("maxCost", maxCost),
                options.allowAdjustments(),
                options.adoptLostTask());
    }

    RequestReader.Options readingOptions() {
        MediaConfiguration options = getConfiguration();
        Map<String, String> parameters = options.parameters();
        return new RequestReader.Options(
                operation.path(),
                options.getModel(),
                parameters,
                options.typed(),
                ValidationLevel.of(options.getValidation()),
                options.isAutoUpload());
    }

    @Override
    public long getDelay() {
        return delay;
    }

    @Override
    public void setDelay(long delay) {
        super.setDelay(delay);
        this.delay = delay;
    }

    /** @return of the operation tasks: which page, from 1 */
    public int getPage() {
        return 1;
    }

    /** @return of the operation tasks: how many tasks a page holds */
    public int getPageSize() {
        return 20;
    }

    /** @return of the operation account: whether all is asked for that the provider shows of it */
    public boolean isDashboard() {
        return false;
    }

    /** @return of the operation models: whether the parameters of all models are asked for in full */
    public boolean isSchema() {
        return false;
    }

    public int getMaximumDeliveries() {
        return maximumDeliveries;
    }

    public void setMaximumDeliveries(int maximumDeliveries) {
        this.maximumDeliveries = maximumDeliveries;
    }

    /**
     * The tasks of this provider that the route of {@code completed} failed to handle too often. Blocks while the store is asked.
     *
     * @return a line for each: its id, kind and model, how often it was told, and when last
     */
    @ManagedOperation(description = "The tasks that the route of completed failed to handle too often")
    public List<String> deadTasks() {
        return engine().detached().dead().stream()
                .map(task -> task.taskId() + " " + task.request().kind() + " "
                        + task.request().model() + ", told "
                        + task.delivery().tries() + " times, last at " + task.updatedAt())
                .toList();
    }

    /**
     * Tells a task again that the route of {@code completed} failed to handle too often. Blocks while the store is asked.
     *
     * @param taskId the provider's id
     * @return whether there was such a task
     */
    @ManagedOperation(description = "Tells a task again that the route of completed failed to handle too often")
    public boolean releaseTask(String taskId) {
        return engine().detached().release(taskId);
    }

    /**
     * Tells all tasks again that the route of {@code completed} failed to handle too often. Blocks while the store is asked.
     *
     * @return how many
     */
    @ManagedOperation(description = "Tells all tasks again that the route of completed failed to handle too often")
    public int releaseTasks() {
        return (int) engine().detached().dead().stream()
                .filter(task -> releaseTask(task.taskId()))
                .count();
    }

    /** The headers that are kept with a task that is handed on at once. */
    List<String> correlated() {
        String names = getConfiguration().getCorrelate();
        return names == null
                ? List.of()
                : Stream.of(names.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList();
    }

    public String getStartFrom() {
        return startFrom;
    }

    public void setStartFrom(String startFrom) {
        this.startFrom = startFrom;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }
}
