package io.genmedia.camel.media.internal.http;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.Objects;

/**
 * A file in a multipart/form-data body.
 *
 * @param field the name of the form's field
 * @param filename the name that the provider is told: quotes and control characters in it are encoded
 * @param mediaType as {@code image/png}
 * @param length in bytes; -1 where not known, then the body is sent in chunks
 * @param content opens what is sent, once a request, on the executor of the upload
 */
public record MultipartFile(String field, String filename, String mediaType, long length, Content content) {

    /** Checks that nothing is missing. */
    public MultipartFile {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(filename, "filename");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(content, "content");
    }

    /** Opens what is sent. */
    @FunctionalInterface
    public interface Content {
        /**
         * @return the bytes; closed by the upload
         * @throws IOException where they cannot be read
         */
        ReadableByteChannel open() throws IOException;
    }
}
