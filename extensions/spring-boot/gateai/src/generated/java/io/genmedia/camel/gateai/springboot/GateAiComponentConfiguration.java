package io.genmedia.camel.gateai.springboot;

import io.genmedia.camel.media.springboot.MediaComponentOptions;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Make pictures, videos and 3D models with the generative models of GateAI Core.
 *
 * <p>Generated from the metadata of the component: do not edit, build the starter again.
 */
@ConfigurationProperties(prefix = "camel.component.gateai", ignoreUnknownFields = false)
public class GateAiComponentConfiguration extends MediaComponentOptions {

    /**
     * The options that hold for all endpoints of the component. Names a bean of type
     * io.genmedia.camel.gateai.GateAiConfiguration, as #bean:name.
     */
    private String configuration;

    /** The base URL of the service; by default the provider's public one. */
    private String baseUrl;

    /**
     * The database that keeps what was bought, so that a restart or a crash loses nothing and pays nothing twice, as
     * jdbc:h2:file:./data/tasks or jdbc:postgresql://host/db. It needs camel-media-tasks-jdbc on the class path.
     * With that, the only DataSource in the registry is taken where this option is not set.
     */
    private String taskStoreUrl;

    /**
     * Allows for bridging the consumer to the Camel routing Error Handler, which mean any exceptions (if possible)
     * occurred while the Camel consumer is trying to pickup incoming messages, or the likes, will now be processed
     * as a message and handled by the routing Error Handler. Important: This is only possible if the 3rd party
     * component allows Camel to be alerted if an exception was thrown. Some components handle this internally only,
     * and therefore bridgeErrorHandler is not possible. In other situations we may improve the Camel component to
     * hook into the 3rd party component and make this possible for future releases. By default the consumer will use
     * the org.apache.camel.spi.ExceptionHandler to deal with exceptions, that will be logged at WARN or ERROR level
     * and ignored.
     */
    private Boolean bridgeErrorHandler;

    /**
     * Whether GateAI may lower resolution or length so that a request fits what is left of the day's budget. With
     * false the cost is asked for before the submit, and what does not fit is refused with
     * InsufficientFundsException.
     */
    private Boolean allowAdjustments;

    /**
     * Whether local media in the input (files, bytes, streams) are accepted: they are uploaded first, or put into
     * the request, as the provider takes them.
     */
    private Boolean autoUpload;

    /**
     * How the end of a task is learned: poll reads its status; none does not wait, and hands the MediaTask on at
     * once.
     */
    private String completion;

    /**
     * With completion=none: names of headers that are kept with the task and put back when the consumer completed
     * tells its end, as orderId,customer. Strings, numbers and booleans are kept as they are, all else as text.
     */
    private String correlate;

    /** Whether the content of the outputs becomes the body: one stream, or a list of them. */
    private Boolean download;

    /**
     * How long a stop of the route or of the context lets a waiting task finish before it interrupts the wait, as a
     * duration.
     */
    private String drainTimeout;

    /**
     * A Simple expression that names what is bought, as $simple{header.orderId}: the same key never buys the same
     * twice. By default it is derived from the message.
     */
    private String idempotencyKey;

    /**
     * Any parameter of the provider's API under its own name, as input.guidance_scale=3.5. This is a multi-value
     * option with prefix: input.
     */
    private Map<String, Object> input;

    /**
     * Whether the producer should be started lazy (on the first message). By starting lazy you can use this to allow
     * CamelContext and routes to startup in situations where a producer may otherwise fail during starting and cause
     * the route to fail being started. By deferring this startup to be lazy then the startup failure can be handled
     * during routing messages via Camel's routing error handlers. Beware that when the first message is processed
     * then creating and starting the producer may take a little time and prolong the total processing time of the
     * processing.
     */
    private Boolean lazyStartProducer;

    /**
     * How many tasks are bought at most for one message, when the provider's own task FAILED and the route asks
     * again.
     */
    private Integer maxAttempts;

    /**
     * Tasks in flight at most for an account, across all routes of the context; who comes later waits in order, and
     * holds no thread. 0 for no limit. By default the limit that the provider documents, and where it documents
     * none, no limit.
     */
    private Integer maxConcurrent;

    /**
     * What a task may cost at most, in US dollars, as 0.25. The cost is asked for before the submit, and what is
     * dearer is refused with InsufficientFundsException; nothing is bought then.
     */
    private String maxCost;

    /** The largest content that is downloaded, as a size. */
    private String maxDownloadSize;

    /** The model. The header CamelMediaModel goes before it. */
    private String model;

    /**
     * The time between two status reads of a task, as a duration. Where it is not set, the component learns how long
     * tasks take and chooses when to read, on the whole no more often than every 5s. Where a callback tells the end,
     * a status read is but a safety net, and the default is 5m.
     */
    private String pollInterval;

    /** An endpoint that gets an exchange at every change of progress, as direct:progress; its body is the MediaTask. */
    private String progress;

    /** The prompt: what is to be made, in words. The body and the header CamelMediaPrompt go before it. */
    private String prompt;

    /**
     * Submits at most for an account in any window of a length, across all routes of the context, as N/DURATION:
     * 5/30s; none for no limit. By default the limit that the provider documents, and where it documents none, no
     * limit.
     */
    private String rateLimit;

    /**
     * The time for the whole wait, from the message to the result, as a duration. When it has passed,
     * MediaTaskTimeoutException names the task, which can be resumed with the operation await.
     */
    private String timeout;

    /**
     * How strictly a request is checked against the catalog before money is spent. standard refuses what the
     * provider documents as wrong, and warns of values outside documented lists and ranges, of unknown parameters
     * and unknown models; strict refuses these too.
     */
    private String validation;

    /**
     * Whether a task is looked for at the account's dashboard where the outcome of its submit is not known, and
     * taken up where exactly one came to the account with it. Right only where nobody but this application uses the
     * key.
     */
    private Boolean adoptLostTask;

    /**
     * Whether autowiring is enabled. This is used for automatic autowiring options (the option must be marked as
     * autowired) by looking up in the registry to find if there is a single instance of matching type, which then
     * gets configured on the component. This can be used for automatic configuring JDBC data sources, JMS connection
     * factories, AWS Clients, etc.
     */
    private Boolean autowiredEnabled;

    /** How long a connection may take to stand, as a duration. */
    private String connectTimeout;

    /**
     * With a durable store: how long the message of a task may take to come back after its application ended or its
     * exchange failed, as a duration. Then the task is an orphan: the consumer completed is told its result, with
     * the header CamelMediaOrphan, and where there is none the log names it.
     */
    private String orphanGrace;

    /**
     * The longest silence of the server while an answer is waited for, as a duration. It does not bound the time of
     * a task.
     */
    private String responseTimeout;

    /**
     * Where it is kept what was bought: a bean of type TaskStore. The only one in the registry is found by itself;
     * where there is none, and no taskStoreUrl, it is kept in memory. Names a bean of type
     * io.genmedia.camel.media.spi.TaskStore, as #bean:name.
     */
    private String taskStore;

    /**
     * How long a durable store keeps what ended, as a duration: for so long a message that is delivered again finds
     * its task.
     */
    private String taskStoreRetention;

    /** Used for enabling or disabling all consumer based health checks from this component */
    private Boolean healthCheckConsumerEnabled;

    /**
     * Used for enabling or disabling all producer based health checks from this component. Notice: Camel has by
     * default disabled all producer based health-checks. You can turn on producer checks globally by setting
     * camel.health.producersEnabled=true.
     */
    private Boolean healthCheckProducerEnabled;

    /** The aspect ratio as width:height, of the models that take one: 16:9 or 9:16. All others take width and height. */
    private String aspectRatio;

    /**
     * The length of a video in seconds. Most models accept a few lengths, as 5 or 10, Seedance 4 to 15. It is sent
     * as durationSeconds to the models that call it so.
     */
    private String duration;

    /**
     * Whether sound is made with the video: true or false. It is sent as motion_has_audio to the models that call it
     * so.
     */
    private String generateAudio;

    /** How closely the result follows the prompt, as a number. */
    private String guidanceScale;

    /** The height in pixels, with width. */
    private String height;

    /**
     * Image inputs: addresses, data URIs or local files, separated by commas; they stand in the parameter that the
     * model has for them. A data URI needs RAW(). The header CamelMediaImages goes before it. Ids of uploaded files
     * are given as input.images.
     */
    private String images;

    /**
     * The mode: RESOLUTION_720, RESOLUTION_1080 or RESOLUTION_2160 of a video; FAST, ULTRA, TURBO, BALANCED or
     * QUALITY of a picture; which of them depends on the model.
     */
    private String mode;

    /** What is not wanted in the result, in words. */
    private String negativePrompt;

    /** The format of a picture: jpeg, png or webp; which of them depends on the model. */
    private String outputFormat;

    /** The quality of a picture: low, medium or high; of a 3D model also extra_low. */
    private String quality;

    /** How many pictures, 1 to 8; of a video 1. */
    private String quantity;

    /** The resolution of the models that take one: 768p, 1080p, 1440p or 2160p. Others take mode. */
    private String resolution;

    /** The seed: the same one makes the same again. */
    private String seed;

    /** The style of a picture, of the models that take one. */
    private String style;

    /**
     * Video inputs: addresses or local files, separated by commas; they stand in the parameter that the model has
     * for them. The header CamelMediaVideos goes before it. Ids of uploaded files are given as input.videos.
     */
    private String videos;

    /** The width in pixels, with height. GateAI rounds a size that a model does not have to the nearest that it has. */
    private String width;

    /** The host of an HTTP proxy. */
    private String proxyHost;

    /** The port of the HTTP proxy. */
    private Integer proxyPort;

    /** Whether a redirect of a download may lead to a private address: of this machine, or of the own network. */
    private Boolean allowPrivateAddresses;

    /**
     * The API key. Where neither the endpoint nor the component names one, it is taken from the provider's
     * environment variable. Secret: never shown.
     */
    private String apiKey;

    /** The password at the proxy. Secret: never shown. */
    private String proxyAuthPassword;

    /** The user at the proxy, for Basic authentication. Secret: never shown. */
    private String proxyAuthUsername;

    /**
     * TLS settings: a bean of type SSLContextParameters. Names a bean of type
     * org.apache.camel.support.jsse.SSLContextParameters, as #bean:name.
     */
    private String sslContextParameters;

    /** The password at the database of taskStoreUrl. Secret: never shown. */
    private String taskStorePassword;

    /** The user at the database of taskStoreUrl. Secret: never shown. */
    private String taskStoreUsername;

    /** Whether the TLS settings of the CamelContext are used. */
    private Boolean useGlobalSslContextParameters;

    public String getConfiguration() {
        return configuration;
    }

    public void setConfiguration(String configuration) {
        this.configuration = configuration;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public String getTaskStoreUrl() {
        return taskStoreUrl;
    }

    public void setTaskStoreUrl(String taskStoreUrl) {
        this.taskStoreUrl = taskStoreUrl;
    }

    public Boolean getBridgeErrorHandler() {
        return bridgeErrorHandler;
    }

    public void setBridgeErrorHandler(Boolean bridgeErrorHandler) {
        this.bridgeErrorHandler = bridgeErrorHandler;
    }

    public Boolean getAllowAdjustments() {
        return allowAdjustments;
    }

    public void setAllowAdjustments(Boolean allowAdjustments) {
        this.allowAdjustments = allowAdjustments;
    }

    public Boolean getAutoUpload() {
        return autoUpload;
    }

    public void setAutoUpload(Boolean autoUpload) {
        this.autoUpload = autoUpload;
    }

    public String getCompletion() {
        return completion;
    }

    public void setCompletion(String completion) {
        this.completion = completion;
    }

    public String getCorrelate() {
        return correlate;
    }

    public void setCorrelate(String correlate) {
        this.correlate = correlate;
    }

    public Boolean getDownload() {
        return download;
    }

    public void setDownload(Boolean download) {
        this.download = download;
    }

    public String getDrainTimeout() {
        return drainTimeout;
    }

    public void setDrainTimeout(String drainTimeout) {
        this.drainTimeout = drainTimeout;
    }

    public String getIdempotencyKey() {
        return idempotencyKey;
    }

    public void setIdempotencyKey(String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }

    public Map<String, Object> getInput() {
        return input;
    }

    public void setInput(Map<String, Object> input) {
        this.input = input;
    }

    public Boolean getLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(Boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }

    public Integer getMaxAttempts() {
        return maxAttempts;
    }

    public void setMaxAttempts(Integer maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public Integer getMaxConcurrent() {
        return maxConcurrent;
    }

    public void setMaxConcurrent(Integer maxConcurrent) {
        this.maxConcurrent = maxConcurrent;
    }

    public String getMaxCost() {
        return maxCost;
    }

    public void setMaxCost(String maxCost) {
        this.maxCost = maxCost;
    }

    public String getMaxDownloadSize() {
        return maxDownloadSize;
    }

    public void setMaxDownloadSize(String maxDownloadSize) {
        this.maxDownloadSize = maxDownloadSize;
    }

    public String getModel() {
        return model;
    }

    public void setModel(String model) {
        this.model = model;
    }

    public String getPollInterval() {
        return pollInterval;
    }

    public void setPollInterval(String pollInterval) {
        this.pollInterval = pollInterval;
    }

    public String getProgress() {
        return progress;
    }

    public void setProgress(String progress) {
        this.progress = progress;
    }

    public String getPrompt() {
        return prompt;
    }

    public void setPrompt(String prompt) {
        this.prompt = prompt;
    }

    public String getRateLimit() {
        return rateLimit;
    }

    public void setRateLimit(String rateLimit) {
        this.rateLimit = rateLimit;
    }

    public String getTimeout() {
        return timeout;
    }

    public void setTimeout(String timeout) {
        this.timeout = timeout;
    }

    public String getValidation() {
        return validation;
    }

    public void setValidation(String validation) {
        this.validation = validation;
    }

    public Boolean getAdoptLostTask() {
        return adoptLostTask;
    }

    public void setAdoptLostTask(Boolean adoptLostTask) {
        this.adoptLostTask = adoptLostTask;
    }

    public Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(Boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }

    public String getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(String connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public String getOrphanGrace() {
        return orphanGrace;
    }

    public void setOrphanGrace(String orphanGrace) {
        this.orphanGrace = orphanGrace;
    }

    public String getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(String responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public String getTaskStore() {
        return taskStore;
    }

    public void setTaskStore(String taskStore) {
        this.taskStore = taskStore;
    }

    public String getTaskStoreRetention() {
        return taskStoreRetention;
    }

    public void setTaskStoreRetention(String taskStoreRetention) {
        this.taskStoreRetention = taskStoreRetention;
    }

    public Boolean getHealthCheckConsumerEnabled() {
        return healthCheckConsumerEnabled;
    }

    public void setHealthCheckConsumerEnabled(Boolean healthCheckConsumerEnabled) {
        this.healthCheckConsumerEnabled = healthCheckConsumerEnabled;
    }

    public Boolean getHealthCheckProducerEnabled() {
        return healthCheckProducerEnabled;
    }

    public void setHealthCheckProducerEnabled(Boolean healthCheckProducerEnabled) {
        this.healthCheckProducerEnabled = healthCheckProducerEnabled;
    }

    public String getAspectRatio() {
        return aspectRatio;
    }

    public void setAspectRatio(String aspectRatio) {
        this.aspectRatio = aspectRatio;
    }

    public String getDuration() {
        return duration;
    }

    public void setDuration(String duration) {
        this.duration = duration;
    }

    public String getGenerateAudio() {
        return generateAudio;
    }

    public void setGenerateAudio(String generateAudio) {
        this.generateAudio = generateAudio;
    }

    public String getGuidanceScale() {
        return guidanceScale;
    }

    public void setGuidanceScale(String guidanceScale) {
        this.guidanceScale = guidanceScale;
    }

    public String getHeight() {
        return height;
    }

    public void setHeight(String height) {
        this.height = height;
    }

    public String getImages() {
        return images;
    }

    public void setImages(String images) {
        this.images = images;
    }

    public String getMode() {
        return mode;
    }

    public void setMode(String mode) {
        this.mode = mode;
    }

    public String getNegativePrompt() {
        return negativePrompt;
    }

    public void setNegativePrompt(String negativePrompt) {
        this.negativePrompt = negativePrompt;
    }

    public String getOutputFormat() {
        return outputFormat;
    }

    public void setOutputFormat(String outputFormat) {
        this.outputFormat = outputFormat;
    }

    public String getQuality() {
        return quality;
    }

    public void setQuality(String quality) {
        this.quality = quality;
    }

    public String getQuantity() {
        return quantity;
    }

    public void setQuantity(String quantity) {
        this.quantity = quantity;
    }

    public String getResolution() {
        return resolution;
    }

    public void setResolution(String resolution) {
        this.resolution = resolution;
    }

    public String getSeed() {
        return seed;
    }

    public void setSeed(String seed) {
        this.seed = seed;
    }

    public String getStyle() {
        return style;
    }

    public void setStyle(String style) {
        this.style = style;
    }

    public String getVideos() {
        return videos;
    }

    public void setVideos(String videos) {
        this.videos = videos;
    }

    public String getWidth() {
        return width;
    }

    public void setWidth(String width) {
        this.width = width;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public Boolean getAllowPrivateAddresses() {
        return allowPrivateAddresses;
    }

    public void setAllowPrivateAddresses(Boolean allowPrivateAddresses) {
        this.allowPrivateAddresses = allowPrivateAddresses;
    }

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getProxyAuthPassword() {
        return proxyAuthPassword;
    }

    public void setProxyAuthPassword(String proxyAuthPassword) {
        this.proxyAuthPassword = proxyAuthPassword;
    }

    public String getProxyAuthUsername() {
        return proxyAuthUsername;
    }

    public void setProxyAuthUsername(String proxyAuthUsername) {
        this.proxyAuthUsername = proxyAuthUsername;
    }

    public String getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(String sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public String getTaskStorePassword() {
        return taskStorePassword;
    }

    public void setTaskStorePassword(String taskStorePassword) {
        this.taskStorePassword = taskStorePassword;
    }

    public String getTaskStoreUsername() {
        return taskStoreUsername;
    }

    public void setTaskStoreUsername(String taskStoreUsername) {
        this.taskStoreUsername = taskStoreUsername;
    }

    public Boolean getUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    public void setUseGlobalSslContextParameters(Boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    @Override
    protected void options(Sink options) {
        options.option("configuration", configuration);
        options.option("baseUrl", baseUrl);
        options.option("taskStoreUrl", taskStoreUrl);
        options.option("bridgeErrorHandler", bridgeErrorHandler);
        options.option("allowAdjustments", allowAdjustments);
        options.option("autoUpload", autoUpload);
        options.option("completion", completion, "poll", "none");
        options.option("correlate", correlate);
        options.option("download", download);
        options.option("drainTimeout", drainTimeout);
        options.option("idempotencyKey", idempotencyKey);
        options.option("input", input);
        options.option("lazyStartProducer", lazyStartProducer);
        options.option("maxAttempts", maxAttempts);
        options.option("maxConcurrent", maxConcurrent);
        options.option("maxCost", maxCost);
        options.option("maxDownloadSize", maxDownloadSize);
        options.option("model", model);
        options.option("pollInterval", pollInterval);
        options.option("progress", progress);
        options.option("prompt", prompt);
        options.option("rateLimit", rateLimit);
        options.option("timeout", timeout);
        options.option("validation", validation, "standard", "strict", "off");
        options.option("adoptLostTask", adoptLostTask);
        options.option("autowiredEnabled", autowiredEnabled);
        options.option("connectTimeout", connectTimeout);
        options.option("orphanGrace", orphanGrace);
        options.option("responseTimeout", responseTimeout);
        options.option("taskStore", taskStore);
        options.option("taskStoreRetention", taskStoreRetention);
        options.option("healthCheckConsumerEnabled", healthCheckConsumerEnabled);
        options.option("healthCheckProducerEnabled", healthCheckProducerEnabled);
        options.option("aspectRatio", aspectRatio);
        options.option("duration", duration);
        options.option("generateAudio", generateAudio);
        options.option("guidanceScale", guidanceScale);
        options.option("height", height);
        options.option("images", images);
        options.option("mode", mode);
        options.option("negativePrompt", negativePrompt);
        options.option("outputFormat", outputFormat);
        options.option("quality", quality);
        options.option("quantity", quantity);
        options.option("resolution", resolution);
        options.option("seed", seed);
        options.option("style", style);
        options.option("videos", videos);
        options.option("width", width);
        options.option("proxyHost", proxyHost);
        options.option("proxyPort", proxyPort);
        options.option("allowPrivateAddresses", allowPrivateAddresses);
        options.option("apiKey", apiKey);
        options.option("proxyAuthPassword", proxyAuthPassword);
        options.option("proxyAuthUsername", proxyAuthUsername);
        options.option("sslContextParameters", sslContextParameters);
        options.option("taskStorePassword", taskStorePassword);
        options.option("taskStoreUsername", taskStoreUsername);
        options.option("useGlobalSslContextParameters", useGlobalSslContextParameters);
    }

    @Override
    public Set<String> secrets() {
        return Set.of("apiKey", "proxyAuthPassword", "proxyAuthUsername", "taskStorePassword", "taskStoreUsername");
    }
}
