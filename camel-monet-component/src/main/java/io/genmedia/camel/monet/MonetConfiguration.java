package io.genmedia.camel.monet;

import io.genmedia.camel.media.component.MediaConfiguration;
import java.util.Map;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * The options of Monet AI: those that all components share, and the common parameters of its models. All parameters of the API
 * can be given as {@code input.NAME} too.
 */
@UriParams
public class MonetConfiguration extends MediaConfiguration {

    @UriParam(
            label = "producer",
            defaultValue = "poll",
            enums = "poll,stream,none",
            description =
                    "How the end of a task is learned: poll reads its status; stream listens to the provider's events, and goes on by status reads where they end early; none does not wait, and hands the MediaTask on at once.")
    private String completion = "poll";

    @UriParam(
            label = "model",
            description =
                    "The length of a video in seconds. Most models accept 5 or 10; Sora 2 10 or 15, Sora 2 Pro 15 or 25, Hailuo 6 or 10, Wan 2.6 5, 10 or 15.")
    private String duration;

    @UriParam(
            label = "model",
            description =
                    "The aspect ratio as width:height: 16:9, 9:16, 1:1, 4:3, 3:4, 3:2, 2:3, 21:9; which of them depends on the model.")
    private String aspectRatio;

    @UriParam(
            label = "model",
            description =
                    "The resolution: 480p, 720p, 768p or 1080p of a video, 1K, 2K, 3K or 4K of a picture; which of them depends on the model.")
    private String resolution;

    @UriParam(
            label = "model",
            description =
                    "Image inputs: addresses or local files, separated by commas. A data URI needs RAW(). The header CamelMediaImages goes before it.")
    private String images;

    @UriParam(
            label = "model",
            description =
                    "Video inputs: addresses or local files, separated by commas. The header CamelMediaVideos goes before it.")
    private String videos;

    @UriParam(label = "model", description = "What is not wanted in the result, in words.")
    private String negativePrompt;

    @UriParam(label = "model", description = "Whether sound is made with the video: true or false.")
    private String generateAudio;

    @UriParam(label = "model", description = "How strongly the inputs steer the result, 0 to 1.")
    private String strength;

    @UriParam(label = "model", description = "Whether a video of Wan 2.6 has one shot or several: single or multi.")
    private String shotType;

    @UriParam(label = "model", description = "The style of a picture, in words.")
    private String style;

    @UriParam(label = "model", description = "The quality of a picture of GPT Image 1.5: auto, low, medium or high.")
    private String quality;

    @UriParam(label = "model", description = "The lyrics of a piece of music, at most 3000 characters.")
    private String lyrics;

    @Override
    protected void typedParameters(Map<String, String> parameters) {
        putIfGiven(parameters, "duration", duration);
        putIfGiven(parameters, "aspect_ratio", aspectRatio);
        putIfGiven(parameters, "resolution", resolution);
        putIfGiven(parameters, "images", images);
        putIfGiven(parameters, "videos", videos);
        putIfGiven(parameters, "negative_prompt", negativePrompt);
        putIfGiven(parameters, "generate_audio", generateAudio);
        putIfGiven(parameters, "strength", strength);
        putIfGiven(parameters, "shot_type", shotType);
        putIfGiven(parameters, "style", style);
        putIfGiven(parameters, "quality", quality);
        putIfGiven(parameters, "lyrics", lyrics);
    }

    @Override
    public MonetConfiguration copy() {
        return (MonetConfiguration) super.copy();
    }

    @Override
    public String getCompletion() {
        return completion;
    }

    public void setCompletion(String completion) {
        this.completion = completion;
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

    public String getStrength() {
        return strength;
    }

    public void setStrength(String strength) {
        this.strength = strength;
    }

    public String getShotType() {
        return shotType;
    }

    public void setShotType(String shotType) {
        this.shotType = shotType;
    }

    public String getStyle() {
        return style;
    }

    public void setStyle(String style) {
        this.style = style;
    }

    public String getQuality() {
        return quality;
    }

    public void setQuality(String quality) {
        this.quality = quality;
    }

    public String getLyrics() {
        return lyrics;
    }

    public void setLyrics(String lyrics) {
        this.lyrics = lyrics;
    }
}
