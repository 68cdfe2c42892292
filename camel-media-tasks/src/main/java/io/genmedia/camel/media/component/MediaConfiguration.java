package io.genmedia.camel.media.component;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * The options that the components of all providers share; each may stand on the endpoint, or once on the component.
 *
 * <p>Durations and sizes are text that this project reads itself: {@code 5s}, {@code 45m}, {@code 2GiB}.
 */
@UriParams
public abstract class MediaConfiguration implements Cloneable {

    @UriParam(
            displayName = "API Key",
            label = "security",
            secret = true,
            description =
                    "The API key. Where neither the endpoint nor the component names one, it is taken from the provider's environment variable.")
    @Metadata(displayName = "API Key", secret = true, label = "security")
    private String apiKey;

    @UriParam(
            displayName = "Base URL",
            label = "common",
            description = "The base URL of the service; by default the provider's public one.")
    private String baseUrl;

    @UriParam(label = "producer", description = "The model. The header CamelMediaModel goes before it.")
    private String model;

    @UriParam(
            label = "producer",
            description =
                    "The prompt: what is to be made, in words. The body and the header CamelMediaPrompt go before it.")
    private String prompt;

    @UriParam(
            label = "producer",
            prefix = "input.",
            multiValue = true,
            description = "Any parameter of the provider's API under its own name, as input.guidance_scale=3.5.")
    private Map<String, Object> input;

    @UriParam(
            label = "producer",
            defaultValue = "5s",
            description =
                    "The time between two status reads of a task, as a duration. Where it is not set, the component learns how long tasks take and chooses when to read, on the whole no more often than every 5s. Where a callback tells the end, a status read is but a safety net, and the default is 5m.")
    private String pollInterval = "5s";

    private boolean pollIntervalGiven;

    @UriParam(
            label = "producer",
            defaultValue = "45m",
            description =
                    "The time for the whole wait, from the message to the result, as a duration. When it has passed, MediaTaskTimeoutException names the task, which can be resumed with the operation await.")
    private String timeout = "45m";

    @UriParam(
            label = "producer",
            description =
                    "A Simple expression that names what is bought, as $simple{header.orderId}: the same key never buys the same twice. By default it is derived from the message.")
    private String idempotencyKey;

    @UriParam(
            label = "producer",
            defaultValue = "3",
            description =
                    "How many tasks are bought at most for one message, when the provider's own task FAILED and the route asks again.")
    private int maxAttempts = 3;

    @UriParam(
            label = "producer",
            defaultValue = "standard",
            enums = "standard,strict,off",
            description =
                    "How strictly a request is checked against the catalog before money is spent. standard refuses what the provider documents as wrong, and warns of values outside documented lists and ranges, of unknown parameters and unknown models; strict refuses these too.")
    private String validation = "standard";

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description =
                    "Whether local media in the input (files, bytes, streams) are accepted: they are uploaded first, or put into the request, as the provider takes them.")
    private boolean autoUpload = true;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether the content of the outputs becomes the body: one stream, or a list of them.")
    private boolean download;

    @UriParam(
            label = "producer",
            defaultValue = "2GiB",
            description = "The largest content that is downloaded, as a size.")
    private String maxDownloadSize = "2GiB";

    @UriParam(
            label = "producer,security",
            defaultValue = "false",
            description =
                    "Whether a redirect of a download may lead to a private address: of this machine, or of the own network.")
    private boolean allowPrivateAddresses;

    @UriParam(
            label = "producer",
            defaultValue = "0s",
            description =
                    "How long a stop of the route or of the context lets a waiting task finish before it interrupts the wait, as a duration.")
    private String drainTimeout = "0s";

    @UriParam(
            label = "producer",
            description =
                    "An endpoint that gets an exchange at every change of progress, as direct:progress; its body is the MediaTask.")
    private String progress;

    @UriParam(
            label = "producer",
            description =
                    "With completion=none: names of headers that are kept with the task and put back when the consumer completed tells its end, as orderId,customer. Strings, numbers and booleans are kept as they are, all else as text.")
    private String correlate;

    @UriParam(
            label = "advanced",
            defaultValue = "10s",
            description = "How long a connection may take to stand, as a duration.")
    private String connectTimeout = "10s";

    @UriParam(
            label = "advanced",
            defaultValue = "60s",
            description =
                    "The longest silence of the server while an answer is waited for, as a duration. It does not bound the time of a task.")
    private String responseTimeout = "60s";

    @UriParam(label = "proxy", description = "The host of an HTTP proxy.")
    private String proxyHost;

    @UriParam(label = "proxy", description = "The port of the HTTP proxy.")
    private Integer proxyPort;

    @UriParam(label = "proxy,security", secret = true, description = "The user at the proxy, for Basic authentication.")
    private String proxyAuthUsername;

    @UriParam(label = "proxy,security", secret = true, description = "The password at the proxy.")
    private String proxyAuthPassword;

    @UriParam(
            displayName = "SSL Context Parameters",
            label = "security",
            description = "TLS settings: a bean of type SSLContextParameters.")
    private SSLContextParameters sslContextParameters;

    /**
     * The typed options and those of {@code input.NAME}, under the provider's own names.
     *
     * @return the parameters that the endpoint names, as text
     */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        putIfGiven(parameters, "prompt", prompt);
        typedParameters(parameters);
        if (input != null) {
            input.forEach((name, value) -> putIfGiven(parameters, name, value == null ? null : value.toString()));
        }
        return parameters;
    }

    /** @return which of {@link #parameters} come from typed options */
    public Set<String> typed() {
        Map<String, String> typed = new LinkedHashMap<>();
        typedParameters(typed);
        if (input != null) {
            typed.keySet().removeAll(input.keySet());
        }
        return Set.copyOf(typed.keySet());
    }

    /**
     * Adds the provider's typed options under the provider's own names.
     *
     * @param parameters to add to; use {@link #putIfGiven}
     */
    protected abstract void typedParameters(Map<String, String> parameters);

    /** Adds a parameter, unless it is not given. */
    protected static void putIfGiven(Map<String, String> parameters, String name, String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    /** @return how the end of a task is learned, as the provider's own option has it */
    public abstract String getCompletion();

    /** @return what a task may cost at most, in US dollars, as text; null for any price */
    protected String maxCost() {
        return null;
    }

    /** @return where files are uploaded; null for the provider's own address */
    public String getUploadUrl() {
        return null;
    }

    /** @return at which address the provider reaches this application; null where it does not */
    public String getPublicUrl() {
        return null;
    }

    /** @return at which path callbacks are taken; null where the provider makes none */
    public String getPath() {
        return null;
    }

    /** @return any other address that the provider is to call when a task ends; null for none */
    public String getCallbackUrl() {
        return null;
    }

    /** @return whether the outcome of a task is taken from the body of a callback */
    public boolean isTrustCallback() {
        return false;
    }

    /** @return whether the provider may change a request to fit the budget */
    protected boolean allowAdjustments() {
        return true;
    }

    /** @return whether a task that the account shows is taken up where the outcome of its submit is not known */
    protected boolean adoptLostTask() {
        return false;
    }

    /** @return a copy whose changes do not show here */
    public MediaConfiguration copy() {
        try {
            MediaConfiguration copy = (MediaConfiguration) super.clone();
            copy.input = input == null ? null : new LinkedHashMap<>(input);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public String getModel() {
        return model;
    }

    public void setModel(String model) {
        this.model = model;
    }

    public String getPrompt() {
        return prompt;
    }

    public void setPrompt(String prompt) {
        this.prompt = prompt;
    }

    public Map<String, Object> getInput() {
        return input;
    }

    public void setInput(Map<String, Object> input) {
        this.input = input;
    }

    /** @return whether somebody has set {@code pollInterval}, and the default does not hold */
    boolean isPollIntervalGiven() {
        return pollIntervalGiven;
    }

    public String getPollInterval() {
        return pollInterval;
    }

    public void setPollInterval(String pollInterval) {
        this.pollInterval = pollInterval;
        this.pollIntervalGiven = true;
    }

    public String getTimeout() {
        return timeout;
    }

    public void setTimeout(String timeout) {
        this.timeout = timeout;
    }

    public String getIdempotencyKey() {
        return idempotencyKey;
    }

    public void setIdempotencyKey(String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }

    public int getMaxAttempts() {
        return maxAttempts;
    }

    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public String getValidation() {
        return validation;
    }

    public void setValidation(String validation) {
        this.validation = validation;
    }

    public boolean isAutoUpload() {
        return autoUpload;
    }

    public void setAutoUpload(boolean autoUpload) {
        this.autoUpload = autoUpload;
    }

    public boolean isDownload() {
        return download;
    }

    public void setDownload(boolean download) {
        this.download = download;
    }

    public String getMaxDownloadSize() {
        return maxDownloadSize;
    }

    public void setMaxDownloadSize(String maxDownloadSize) {
        this.maxDownloadSize = maxDownloadSize;
    }

    public boolean isAllowPrivateAddresses() {
        return allowPrivateAddresses;
    }

    public void setAllowPrivateAddresses(boolean allowPrivateAddresses) {
        this.allowPrivateAddresses = allowPrivateAddresses;
    }

    public String getDrainTimeout() {
        return drainTimeout;
    }

    public void setDrainTimeout(String drainTimeout) {
        this.drainTimeout = drainTimeout;
    }

    public String getProgress() {
        return progress;
    }

    public void setProgress(String progress) {
        this.progress = progress;
    }

    public String getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(String connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public String getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(String responseTimeout) {
        this.responseTimeout = responseTimeout;
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

    public String getProxyAuthUsername() {
        return proxyAuthUsername;
    }

    public void setProxyAuthUsername(String proxyAuthUsername) {
        this.proxyAuthUsername = proxyAuthUsername;
    }

    public String getProxyAuthPassword() {
        return proxyAuthPassword;
    }

    public void setProxyAuthPassword(String proxyAuthPassword) {
        this.proxyAuthPassword = proxyAuthPassword;
    }

    public String getCorrelate() {
        return correlate;
    }

    public void setCorrelate(String correlate) {
        this.correlate = correlate;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }
}
