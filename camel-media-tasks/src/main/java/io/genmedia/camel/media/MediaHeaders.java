package io.genmedia.camel.media;

/** The message headers that all components share. A component's own constants repeat them for its documents. */
public final class MediaHeaders {

    /** In: the model. */
    public static final String MODEL = "CamelMediaModel";
    /** In: the prompt. */
    public static final String PROMPT = "CamelMediaPrompt";
    /** In: parameters under the provider's own names (a {@code Map}). */
    public static final String INPUT = "CamelMediaInput";
    /** In: image inputs: URLs, files, bytes, or a list of these. */
    public static final String IMAGES = "CamelMediaImages";
    /** In: video inputs: URLs, files, bytes, or a list of these. */
    public static final String VIDEOS = "CamelMediaVideos";
    /** In: {@code true} buys again where the outcome of an earlier submit is not known. */
    public static final String RESUBMIT = "CamelMediaResubmit";

    /** Out: the scheme of the component. */
    public static final String PROVIDER = "CamelMediaProvider";
    /** Out, and in for {@code await} and {@code task}: the provider's id of the task. */
    public static final String TASK_ID = "CamelMediaTaskId";
    /** Out: a {@link MediaStatus}, as text. */
    public static final String STATUS = "CamelMediaStatus";
    /** Out: 0 to 100. */
    public static final String PROGRESS = "CamelMediaProgress";
    /** Out: the address of the first output. */
    public static final String URL = "CamelMediaUrl";
    /** Out: the addresses of all outputs, a list. */
    public static final String URLS = "CamelMediaUrls";
    /** Out: what it cost, in US dollars. */
    public static final String COST = "CamelMediaCost";
    /** Out: what is left of the budget, in US dollars. */
    public static final String REMAINING = "CamelMediaRemaining";
    /** Out: what the provider changed in the request to fit the budget. */
    public static final String ADJUSTMENTS = "CamelMediaAdjustments";
    /** Out: the key under which the task was bought. */
    public static final String IDEMPOTENCY_KEY = "CamelMediaIdempotencyKey";
    /** Out, {@code tasks}: how many tasks there are in all. */
    public static final String TOTAL = "CamelMediaTotal";
    /** Out, {@code completed}: true for a task whose message did not come back. */
    public static final String ORPHAN = "CamelMediaOrphan";

    /** Out, {@code callback}: whether an exchange of this application waits for the task too. */
    public static final String AWAITED = "CamelMediaAwaited";

    private MediaHeaders() {}
}
