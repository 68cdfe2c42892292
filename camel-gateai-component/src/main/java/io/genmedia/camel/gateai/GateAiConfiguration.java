package io.genmedia.camel.gateai;

import io.genmedia.camel.media.component.MediaConfiguration;
import java.util.Map;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * The options of GateAI: those that all components share, its budget, and the common parameters of its models. All parameters of
 * the API can be given as {@code input.NAME} too.
 */
@UriParams
public class GateAiConfiguration extends MediaConfiguration {

    @UriParam(
            label = "producer",
            defaultValue = "poll",
            enums = "poll,none",
            description =
                    "How the end of a task is learned: poll reads its status; none does not wait, and hands the MediaTask on at once.")
    private String completion = "poll";

    @UriParam(
            label = "producer",
            description =
                    "What a task may cost at most, in US dollars, as 0.25. The cost is asked for before the submit, and what is dearer is refused with InsufficientFundsException; nothing is bought then.")
    private String maxCost;

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description =
                    "Whether GateAI may lower resolution or length so that a request fits what is left of the day's budget. With false the cost is asked for before the submit, and what does not fit is refused with InsufficientFundsException.")
    private boolean allowAdjustments = true;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "false",
            description =
                    "Whether a task is looked for at the account's dashboard where the outcome of its submit is not known, and taken up where exactly one came to the account with it. Right only where nobody but this application uses the key.")
    private boolean adoptLostTask;

    @UriParam(
            label = "model",
            description =
                    "The length of a video in seconds. Most models accept a few lengths, as 5 or 10, Seedance 4 to 15. It is sent as durationSeconds to the models that call it so.")
    private String duration;

    @UriParam(
            label = "model",
            description =
                    "The width in pixels, with height. GateAI rounds a size that a model does not have to the nearest that it has.")
    private String width;

    @UriParam(label = "model", description = "The height in pixels, with width.")
    private String height;

    @UriParam(
            label = "model",
            description =
                    "The aspect ratio as width:height, of the models that take one: 16:9 or 9:16. All others take width and height.")
    private String aspectRatio;

    @UriParam(
            label = "model",
            description = "The resolution of the models that take one: 768p, 1080p, 1440p or 2160p. Others take mode.")
    private String resolution;

    @UriParam(
            label = "model",
            description =
                    "The mode: RESOLUTION_720, RESOLUTION_1080 or RESOLUTION_2160 of a video; FAST, ULTRA, TURBO, BALANCED or QUALITY of a picture; which of them depends on the model.")
    private String mode;

    @UriParam(label = "model", description = "How many pictures, 1 to 8; of a video 1.")
    private String quantity;

    @UriParam(label = "model", description = "The seed: the same one makes the same again.")
    private String seed;

    @UriParam(
            label = "model",
            description = "The quality of a picture: low, medium or high; of a 3D model also extra_low.")
    private String quality;

    @UriParam(label = "model", description = "The style of a picture, of the models that take one.")
    private String style;

    @UriParam(
            label = "model",
            description =
                    "Image inputs: addresses, data URIs or local files, separated by commas; they stand in the parameter that the model has for them. A data URI needs RAW(). The header CamelMediaImages goes before it. Ids of uploaded files are given as input.images.")
    private String images;

    @UriParam(
            label = "model",
            description =
                    "Video inputs: addresses or local files, separated by commas; they stand in the parameter that the model has for them. The header CamelMediaVideos goes before it. Ids of uploaded files are given as input.videos.")
    private String videos;

    @UriParam(label = "model", description = "What is not wanted in the result, in words.")
    private String negativePrompt;

    @UriParam(
            label = "model",
            description =
                    "Whether sound is made with the video: true or false. It is sent as motion_has_audio to the models that call it so.")
    private String generateAudio;

    @UriParam(label = "model", description = "How closely the result follows the prompt, as a number.")
    private String guidanceScale;

    @UriParam(
            label = "model",
            description = "The format of a picture: jpeg, png or webp; which of them depends on the model.")
    private String outputFormat;

    @Override
    protected void typedParameters(Map<String, String> parameters) {
        putIfGiven(parameters, "duration", duration);
        putIfGiven(parameters, "width", width);
        putIfGiven(parameters, "height", height);
        putIfGiven(parameters, "aspect_ratio", aspectRatio);
        putIfGiven(parameters, "resolution", resolution);
        putIfGiven(parameters, "mode", mode);
        putIfGiven(parameters, "quantity", quantity);
        putIfGiven(parameters, "seed", seed);
        putIfGiven(parameters, "quality", quality);
        putIfGiven(parameters, "style", style);
        putIfGiven(parameters, "images", images);
        putIfGiven(parameters, "videos", videos);
        putIfGiven(parameters, "negative_prompt", negativePrompt);
        putIfGiven(parameters, "generate_audio", generateAudio);
        putIfGiven(parameters, "guidance_scale", guidanceScale);
        putIfGiven(parameters, "output_format", outputFormat);
    }

    @Override
    protected String maxCost() {
        return maxCost;
    }

    @Override
    protected boolean allowAdjustments() {
        return allowAdjustments;
    }

    @Override
    protected boolean adoptLostTask() {
        return adoptLostTask;
    }

    @Override
    public GateAiConfiguration copy() {
        return (GateAiConfiguration) super.copy();
    }

    @Override
    public String getCompletion() {
        return completion;
    }

    public void setCompletion(String completion) {
        this.completion = completion;
    }

    public String getMaxCost() {
        return maxCost;
    }

    public void setMaxCost(String maxCost) {
        this.maxCost = maxCost;
    }

    public boolean isAllowAdjustments() {
        return allowAdjustments;
    }

    public void setAllowAdjustments(boolean allowAdjustments) {
        this.allowAdjustments = allowAdjustments;
    }

    public boolean isAdoptLostTask() {
        return adoptLostTask;
    }

    public void setAdoptLostTask(boolean adoptLostTask) {
        this.adoptLostTask = adoptLostTask;
    }

    public String getDuration() {
        return duration;
    }

    public void setDuration(String duration) {
        this.duration = duration;
    }

    public String getWidth() {
        return width;
    }

    public void setWidth(String width) {
        this.width = width;
    }

    public String getHeight() {
        return height;
    }

    public void setHeight(String height) {
        this.height = height;
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

    public String getMode() {
        return mode;
    }

    public void setMode(String mode) {
        this.mode = mode;
    }

    public String getQuantity() {
        return quantity;
    }

    public void setQuantity(String quantity) {
        this.quantity = quantity;
    }

    public String getSeed() {
        return seed;
    }

    public void setSeed(String seed) {
        this.seed = seed;
    }

    public String getQuality() {
        return quality;
    }

    public void setQuality(String quality) {
        this.quality = quality;
    }

    public String getStyle() {
        return style;
    }

    public void setStyle(String style) {
        this.style = style;
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

    public String getGuidanceScale() {
        return guidanceScale;
    }

    public void setGuidanceScale(String guidanceScale) {
        this.guidanceScale = guidanceScale;
    }

    public String getOutputFormat() {
        return outputFormat;
    }

    public void setOutputFormat(String outputFormat) {
        this.outputFormat = outputFormat;
    }
}
