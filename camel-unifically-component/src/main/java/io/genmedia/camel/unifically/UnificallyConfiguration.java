package io.genmedia.camel.unifically;

import io.genmedia.camel.media.component.MediaConfiguration;
import java.util.Map;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * The options of Unifically: those that all components share, its callback and its files, and the common parameters of its
 * models. All parameters of the API can be given as {@code input.NAME} too.
 */
@UriParams
public class UnificallyConfiguration extends MediaConfiguration {

    @UriParam(
            label = "producer",
            defaultValue = "poll",
            enums = "poll,callback,none",
            description =
                    "How the end of a task is learned: poll reads its status; callback waits for the call that Unifically makes to publicUrl, and reads the status but seldom; none does not wait, and hands the MediaTask on at once.")
    private String completion = "poll";

    @UriParam(
            displayName = "Public URL",
            label = "common",
            description =
                    "The address at which Unifically reaches this application, as https://our.host; path is added to it. Needed by completion=callback. With completion=none the end is told earlier by it.")
    private String publicUrl;

    @UriParam(
            label = "common",
            defaultValue = "/unifically/callback",
            description = "The path at which callbacks are taken, on the HTTP server of the application.")
    private String path = "/unifically/callback";

    @UriParam(
            displayName = "Callback URL",
            label = "producer,advanced",
            description =
                    "Any other address that Unifically is to call when a task ends; it is passed on as it is, and what comes there is not heard of here.")
    private String callbackUrl;

    @UriParam(
            label = "advanced",
            defaultValue = "false",
            description =
                    "Whether the outcome is taken from the body of a callback. By default the body is trusted for the task's id alone, and the outcome is read from Unifically.")
    private boolean trustCallback;

    @UriParam(
            displayName = "Upload URL",
            label = "producer,advanced",
            defaultValue = "https://files.unifically.com/upload",
            description =
                    "Where files are uploaded. Needed where baseUrl is not the public one. The API key goes there only where it is a host of Unifically or that of baseUrl.")
    private String uploadUrl;

    @UriParam(
            label = "producer",
            description =
                    "What a task may cost at most, in US dollars, as 0.25. The cost is asked for before the submit, and what is dearer is refused with InsufficientFundsException; nothing is bought then.")
    private String maxCost;

    @UriParam(
            label = "model",
            description =
                    "The length of a video in seconds: a few lengths of most models, as 4, 6 or 8 of Veo; 3 to 15 of Kling 3.0.")
    private String duration;

    @UriParam(label = "model", description = "The aspect ratio as width:height, as 16:9 or 9:16.")
    private String aspectRatio;

    @UriParam(
            label = "model",
            description = "The resolution of the models that take one: 768p or 1080p, 1K, 2K or 4K. Kling takes mode.")
    private String resolution;

    @UriParam(label = "model", description = "The quality of a picture, of the models that take one, as 1K or 2K.")
    private String quality;

    @UriParam(label = "model", description = "The mode of Kling's videos: std (720p) or pro (1080p).")
    private String mode;

    @UriParam(label = "model", description = "The seed: the same one makes the same again.")
    private String seed;

    @UriParam(
            label = "model",
            description =
                    "Image inputs: addresses, data URIs or local files, separated by commas; they stand in the parameter that the model has for them. A data URI needs RAW(). The header CamelMediaImages goes before it.")
    private String images;

    @UriParam(
            label = "model",
            description =
                    "Video inputs: addresses or local files, separated by commas; they stand in the parameter that the model has for them. The header CamelMediaVideos goes before it.")
    private String videos;

    @UriParam(
            label = "model",
            description =
                    "An audio input: an address or a local file; it stands in the parameter that the model has for it.")
    private String audio;

    @UriParam(label = "model", description = "What is not wanted in the result, in words.")
    private String negativePrompt;

    @UriParam(
            label = "model",
            description =
                    "Whether sound is made with the video: true or false. It is sent as native_audio to the models that call it so.")
    private String generateAudio;

    @UriParam(label = "model", description = "Whether the sound of the source video is kept: true or false.")
    private String keepAudio;

    @Override
    protected void typedParameters(Map<String, String> parameters) {
        putIfGiven(parameters, "duration", duration);
        putIfGiven(parameters, "aspect_ratio", aspectRatio);
        putIfGiven(parameters, "resolution", resolution);
        putIfGiven(parameters, "quality", quality);
        putIfGiven(parameters, "mode", mode);
        putIfGiven(parameters, "seed", seed);
        putIfGiven(parameters, "images", images);
        putIfGiven(parameters, "videos", videos);
        putIfGiven(parameters, "audio", audio);
        putIfGiven(parameters, "negative_prompt", negativePrompt);
        putIfGiven(parameters, "generate_audio", generateAudio);
        putIfGiven(parameters, "keep_audio", keepAudio);
    }

    @Override
    protected String maxCost() {
        return maxCost;
    }

    @Override
    public UnificallyConfiguration copy() {
        return (UnificallyConfiguration) super.copy();
    }

    @Override
    public String getCompletion() {
        return completion;
    }

    public void setCompletion(String completion) {
        this.completion = completion;
    }

    @Override
    public String getPublicUrl() {
        return publicUrl;
    }

    public void setPublicUrl(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    @Override
    public String getPath() {
        return path;
    }

    public void setPath(String path) {
        this.path = path;
    }

    @Override
    public String getCallbackUrl() {
        return callbackUrl;
    }

    public void setCallbackUrl(String callbackUrl) {
        this.callbackUrl = callbackUrl;
    }

    @Override
    public boolean isTrustCallback() {
        return trustCallback;
    }

    public void setTrustCallback(boolean trustCallback) {
        this.trustCallback = trustCallback;
    }

    @Override
    public String getUploadUrl() {
        return uploadUrl;
    }

    public void setUploadUrl(String uploadUrl) {
        this.uploadUrl = uploadUrl;
    }

    public String getMaxCost() {
        return maxCost;
    }

    public void setMaxCost(String maxCost) {
        this.maxCost = maxCost;
    }

    public String getDuration() {
        return duration;
    }

    public void setDuration(String duration) {
        this.duration = duration;
    }

    public String getAspectRatio() {
        return aspectRatio;
    }

    public void setAspectRatio(String aspectRatio) {
        this.aspectRatio = aspectRatio;
    }

    public String getResolution() {
        return resolution;
    }

    public void setResolution(String resolution) {
        this.resolution = resolution;
    }

    public String getQuality() {
        return quality;
    }

    public void setQuality(String quality) {
        this.quality = quality;
    }

    public String getMode() {
        return mode;
    }

    public void setMode(String mode) {
        this.mode = mode;
    }

    public String getSeed() {
        return seed;
    }

    public void setSeed(String seed) {
        this.seed = seed;
    }

    public String getImages() {
        return images;
    }

    public void setImages(String images) {
        this.images = images;
    }

    public String getVideos() {
        return videos;
    }

    public void setVideos(String videos) {
        this.videos = videos;
    }

    public String getAudio() {
        return audio;
    }

    public void setAudio(String audio) {
        this.audio = audio;
    }

    public String getNegativePrompt() {
        return negativePrompt;
    }

    public void setNegativePrompt(String negativePrompt) {
        this.negativePrompt = negativePrompt;
    }

    public String getGenerateAudio() {
        return generateAudio;
    }

    public void setGenerateAudio(String generateAudio) {
        this.generateAudio = generateAudio;
    }

    public String getKeepAudio() {
        return keepAudio;
    }

    public void setKeepAudio(String keepAudio) {
        this.keepAudio = keepAudio;
    }
}
