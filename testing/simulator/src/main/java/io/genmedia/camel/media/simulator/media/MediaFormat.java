package io.genmedia.camel.media.simulator.media;

/** The formats in which results are made. */
public enum MediaFormat {
    /** A picture. */
    PNG("image/png", "png"),
    /** A picture of fewer bytes. */
    JPEG("image/jpeg", "jpg"),
    /** A film, H.264 in MP4. */
    MP4("video/mp4", "mp4"),
    /** A tune. */
    MP3("audio/mpeg", "mp3"),
    /** A body in three dimensions, binary glTF. */
    GLB("model/gltf-binary", "glb");

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
