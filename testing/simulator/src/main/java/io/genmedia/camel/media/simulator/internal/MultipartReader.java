package io.genmedia.camel.media.simulator.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a {@code multipart/form-data} body (RFC 7578) part by part; a part's bytes are never held. */
public final class MultipartReader {

    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([\\w*-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]+))");
    private static final int LINE_LIMIT = 8 * 1024;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int limit;
    private boolean started;

    private MultipartReader(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A reader of the body, or nothing when the content type is not that of a form with a boundary. */
    public static Optional<MultipartReader> of(String contentType, InputStream body) {
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            return Optional.empty();
        }
        return Optional.ofNullable(parameters(contentType).get("boundary"))
                .map(boundary -> new MultipartReader(body, boundary));
    }

    /** The head of the next part; its content must then be read with {@link #copyContent}. */
    public Optional<Part> next() throws IOException {
        if (!started) {
            started = true;
            String first = line();
            if (!first.equals(new String(delimiter, 2, delimiter.length - 2, StandardCharsets.ISO_8859_1))) {
                throw new IOException("the body does not start with its boundary");
            }
        } else {
            String afterBoundary = line();
            if (afterBoundary.startsWith("--")) {
                return Optional.empty();
            }
            if (!afterBoundary.isBlank()) {
                throw new IOException("a boundary is followed by \"" + afterBoundary + "\"");
            }
        }
        TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("a part has the header line \"" + line + "\"");
            }
            headers.put(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        Map<String, String> disposition = parameters(headers.getOrDefault("Content-Disposition", ""));
        return Optional.of(new Part(
                disposition.getOrDefault("name", ""),
                Optional.ofNullable(disposition.get("filename")),
                Optional.ofNullable(headers.get("Content-Type"))));
    }

    /** Writes the content of the part to {@code out}, and answers its length. */
    public long copyContent(OutputStream out) throws IOException {
        long written = 0;
        while (true) {
            int start = position;
            while (position < limit && buffer[position] != delimiter[0]) {
                position++;
            }
            out.write(buffer, start, position - start);
            written += position - start;
            if (position == limit && !fill(1)) {
                throw new IOException("the body ends inside a part");
            }
            if (buffer[position] != delimiter[0]) {
                continue;
            }
            if (fill(delimiter.length) && isDelimiter()) {
                position += delimiter.length;
                return written;
            }
            out.write(buffer[position++]);
            written++;
        }
    }

    private boolean isDelimiter() {
        return Arrays.equals(buffer, position, position + delimiter.length, delimiter, 0, delimiter.length);
    }

    /** Sees to it that this many bytes lie ahead in the buffer; answers false when the body has no more. */
    private boolean fill(int wanted) throws IOException {
        while (limit - position < wanted) {
            if (limit == buffer.length) {
                System.arraycopy(buffer, position, buffer, 0, limit - position);
                limit -= position;
                position = 0;
            }
            int read = in.read(buffer, limit, buffer.length - limit);
            if (read < 0) {
                return false;
            }
            limit += read;
        }
        return true;
    }

    private int read() throws IOException {
        return fill(1) ? buffer[position++] & 0xFF : -1;
    }

    private String line() throws IOException {
        byte[] line = new byte[LINE_LIMIT];
        int length = 0;
        while (true) {
            int value = read();
            if (value < 0) {
                throw new IOException("the body ends inside the head of a part");
            }
            if (value == '\n') {
                int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
                return new String(line, 0, end, StandardCharsets.UTF_8);
            }
            if (length == line.length) {
                throw new IOException("a part has a header line longer than " + LINE_LIMIT + " bytes");
            }
            line[length++] = (byte) value;
        }
    }

    private static Map<String, String> parameters(String header) {
        TreeMap<String, String> parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Matcher matcher = PARAMETER.matcher(header);
        while (matcher.find()) {
            String quoted = matcher.group(2);
            parameters.put(matcher.group(1), quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
        }
        return parameters;
    }

    /**
     * The head of a part.
     *
     * @param name the field
     * @param filename the name of the file, when the part is one
     * @param contentType the media type, when the part has one
     */
    public record Part(String name, Optional<String> filename, Optional<String> contentType) {}
}
