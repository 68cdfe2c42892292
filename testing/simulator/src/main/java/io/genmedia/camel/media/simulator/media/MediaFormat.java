package io.genmedia.camel.media.simulator.media;

/** The formats in which results are made. */
public enum MediaFormat {
    /** A picture. */
    PNG("image/png", "png"),
    /** A film, H.264 in MP4. */
    MP4("video/mp4", "mp4"),
    /** A tune. */
    MP3("audio/mpeg", "mp3");

    private final String contentType;
    private final String extension;

    MediaFormat(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    /** The media type. */
    public String contentType() {
        return contentType;
    }

    /** The usual extension of a file, without the dot. */
    public String extension() {
        return extension;
    }
}
