package io.genmedia.camel.media.internal.exchange;

import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.UploadedFile;
import io.genmedia.camel.media.internal.exchange.GivenInput.Media;
import io.genmedia.camel.media.internal.transfer.MediaSource;
import io.genmedia.camel.media.internal.transfer.MediaTypes;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

/** Tells media in a message: files, bytes, streams, results of an earlier step, addresses. */
final class MediaReading {

    private MediaReading() {}

    /**
     * Reads what can only be media.
     *
     * @return empty where the value is no media, or may be text
     */
    static Optional<List<Media>> of(Object value, Exchange exchange) throws IOException {
        if (value instanceof MediaResult result) {
            return Optional.of(result.outputs().stream()
                    .filter(output -> output.url() != null)
                    .map(MediaReading::ofOutput)
                    .toList());
        }
        if (value instanceof MediaOutput output && output.url() != null) {
            return Optional.of(List.of(ofOutput(output)));
        }
        if (value instanceof UploadedFile file && (file.url() != null || file.id() != null)) {
            String kind = kindOfType(file.mediaType())
                    .or(() -> kindOfName(file.filename()))
                    .orElse("image");
            return Optional.of(List.of(new Media(kind, file.url() != null ? file.url() : file)));
        }
        if (value instanceof MediaSource source) {
            return kindOf(source).map(kind -> List.of(new Media(kind, source)));
        }
        if (value instanceof Collection<?> || isObjectArray(value)) {
            return ofAll(asList(value), exchange);
        }
        return Optional.empty();
    }

    private static Media ofOutput(MediaOutput output) {
        String kind = kindOfType(output.mediaType()).orElse(output.kind() == null ? "image" : output.kind());
        return new Media(kind.equals("music") ? "audio" : kind, output.url());
    }

    private static Optional<List<Media>> ofAll(List<?> items, Exchange exchange) throws IOException {
        List<Media> all = new ArrayList<>();
        for (Object item : items) {
            Optional<List<Media>> media = item instanceof CharSequence text
                    ? ofText(text.toString())
                    : of(localSource(item, exchange).<Object>map(s -> s).orElse(item), exchange);
            if (media.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(media.get());
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    /** @return whether it names content, and no file of this machine */
    static boolean isAddress(String text) {
        return text.startsWith("http://") || text.startsWith("https://") || text.startsWith("data:");
    }

    private static Optional<List<Media>> ofText(String text) {
        if (!isAddress(text)) {
            return Optional.empty();
        }
        String kind = text.startsWith("data:")
                ? kindOfType(text.substring(5, Math.max(5, endOfType(text)))).orElse("image")
                : kindOfName(pathOf(text)).orElse("image");
        return Optional.of(List.of(new Media(kind, text)));
    }

    private static int endOfType(String dataUri) {
        int semicolon = dataUri.indexOf(';');
        int comma = dataUri.indexOf(',');
        return semicolon >= 0 && semicolon < comma ? semicolon : comma;
    }

    private static String pathOf(String url) {
        try {
            String path = URI.create(url).getPath();
            return path == null ? "" : path;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** @return the content as something that can be uploaded or read; empty where it is none */
    static Optional<MediaSource> localSource(Object value, Exchange exchange) throws IOException {
        if (value instanceof MediaSource source) {
            return Optional.of(source);
        }
        if (value instanceof WrappedFile<?> wrapped) {
            if (wrapped.getFile() instanceof File file && file.isFile()) {
                return Optional.of(MediaSource.of(file.toPath()));
            }
            return wrapped.getBody() == null ? Optional.empty() : localSource(wrapped.getBody(), exchange);
        }
        if (value instanceof File file) {
            return Optional.of(MediaSource.of(file.toPath()));
        }
        if (value instanceof Path path) {
            return Optional.of(MediaSource.of(path));
        }
        if (value instanceof byte[] bytes) {
            return Optional.of(MediaSource.of(bytes, fileName(exchange)));
        }
        if (value instanceof java.nio.ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return Optional.of(MediaSource.of(bytes, fileName(exchange)));
        }
        if (value instanceof StreamCache cache && value instanceof InputStream stream) {
            cache.reset();
            return Optional.of(MediaSource.of(stream, fileName(exchange), cache.length()));
        }
        if (value instanceof InputStream stream) {
            return Optional.of(MediaSource.of(stream, fileName(exchange), -1));
        }
        return Optional.empty();
    }

    static Optional<String> kindOf(MediaSource source) {
        try {
            return kindOfType(source.mediaType());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> kindOfType(String mediaType) {
        return mediaType == null ? Optional.empty() : MediaTypes.kind(mediaType).filter(kind -> !kind.equals("text"));
    }

    private static Optional<String> kindOfName(String name) {
        return name == null ? Optional.empty() : MediaTypes.byFilename(name).flatMap(MediaReading::kindOfType);
    }

    private static String fileName(Exchange exchange) {
        String name = exchange.getIn().getHeader(Exchange.FILE_NAME_ONLY, String.class);
        return name != null ? name : exchange.getIn().getHeader(Exchange.FILE_NAME, String.class);
    }

    static boolean isObjectArray(Object value) {
        return value != null
                && value.getClass().isArray()
                && !value.getClass().getComponentType().isPrimitive();
    }

    /** @return the items of a collection or an array, or the value itself; what is null is not given */
    static List<Object> asList(Object value) {
        List<Object> list = new ArrayList<>();
        if (value instanceof Collection<?> collection) {
            list.addAll(collection);
        } else if (isObjectArray(value)) {
            list.addAll(Arrays.asList((Object[]) value));
        } else {
            list.add(value);
        }
        list.removeIf(Objects::isNull);
        return list;
    }
}
