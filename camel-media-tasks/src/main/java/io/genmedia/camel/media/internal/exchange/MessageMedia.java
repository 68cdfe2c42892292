package io.genmedia.camel.media.internal.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.internal.transfer.DataUris;
import io.genmedia.camel.media.internal.transfer.MediaSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.camel.Exchange;

/** What a message holds for the operations {@code upload} and {@code download}. */
public final class MessageMedia {

    private MessageMedia() {}

    /**
     * @param exchange whose body is a file, a path, a stream or bytes
     * @param provider the scheme, for errors
     * @return the content
     * @throws InvalidMediaRequestException where the body is nothing of that kind, or an empty one
     */
    public static MediaSource toUpload(Exchange exchange, String provider) throws InvalidMediaRequestException {
        try {
            return source(exchange, provider);
        } catch (IOException | IllegalArgumentException e) {
            throw invalid(
                    provider,
                    "The body cannot be uploaded: "
                            + (e instanceof IOException io ? Unreadable.text(io) : e.getMessage()));
        }
    }

    private static MediaSource source(Exchange exchange, String provider)
            throws InvalidMediaRequestException, IOException {
        Object body = exchange.getMessage().getBody();
        if (body instanceof String text) {
            if (text.startsWith("data:")) {
                return DataUris.decode(text.strip());
            }
            body = path(text.strip(), provider);
        }
        if (body instanceof java.io.File file) {
            body = path(file.getPath(), provider);
        } else if (body instanceof Path path) {
            body = path(path.toString(), provider);
        }
        Optional<MediaSource> source = MediaReading.localSource(body, exchange);
        if (source.isEmpty() && body != null) {
            InputStream stream =
                    exchange.getContext().getTypeConverter().tryConvertTo(InputStream.class, exchange, body);
            source = MediaReading.localSource(stream, exchange);
        }
        return source.orElseThrow(() -> invalid(
                provider,
                "Nothing to upload: the body must be a file, a path, a stream or bytes"
                        + (exchange.getMessage().getBody() == null
                                ? ", but there is none."
                                : ", but was a "
                                        + exchange.getMessage()
                                                .getBody()
                                                .getClass()
                                                .getName() + ".")));
    }

    private static Path path(String text, String provider) throws InvalidMediaRequestException {
        try {
            Path path = text.startsWith("file:") ? Path.of(java.net.URI.create(text)) : Path.of(text);
            if (Files.isRegularFile(path)) {
                return path;
            }
        } catch (IllegalArgumentException e) {
            // told below: it names no file
        }
        throw invalid(
                provider,
                "Nothing to upload: there is no file '" + (text.length() > 120 ? text.substring(0, 120) + "…" : text)
                        + "'.");
    }

    /** @return the result of which the text is the JSON */
    public static Optional<MediaResult> resultIn(String text) {
        if (text == null || !text.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(MediaJson.mapper().readValue(text, MediaResult.class))
                    .filter(result -> result.taskId() != null);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static InvalidMediaRequestException invalid(String provider, String message) {
        return new InvalidMediaRequestException(message, MediaErrorDetails.notAccepted(provider), null);
    }
}
