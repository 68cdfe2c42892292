package io.genmedia.camel.media.simulator.internal;

import io.genmedia.camel.media.simulator.media.MediaContent;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves content over HTTP: whole, in one range (RFC 9110, section 14), or not again when the client has it. */
public final class Ranges {

    private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    private Ranges() {}

    /** The answer to a GET or HEAD. */
    public static SimulatorResponse serve(SimulatorRequest request, MediaContent content, boolean rangesSupported) {
        if (request.header("If-None-Match").filter(content.etag()::equals).isPresent()) {
            return SimulatorResponse.empty(304).withHeader("ETag", content.etag());
        }
        boolean sameEntity =
                request.header("If-Range").map(content.etag()::equals).orElse(true);
        Matcher range = ONE_RANGE.matcher(request.header("Range").orElse(""));
        boolean wanted = rangesSupported
                && sameEntity
                && range.matches()
                && !(range.group(1).isEmpty() && range.group(2).isEmpty());
        return (wanted ? part(content, range) : whole(content))
                .withHeader("ETag", content.etag())
                .withHeader("Accept-Ranges", rangesSupported ? "bytes" : "none");
    }

    private static SimulatorResponse whole(MediaContent content) {
        return SimulatorResponse.of(
                200, content.contentType(), new ResponseBody.Part(content, 0, content.size(), content.size()));
    }

    private static SimulatorResponse part(MediaContent content, Matcher range) {
        long size = content.size();
        boolean suffix = range.group(1).isEmpty();
        long first = suffix ? Math.max(0, size - Long.parseLong(range.group(2))) : Long.parseLong(range.group(1));
        long last = suffix || range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
        if (first >= size || last < first) {
            return SimulatorResponse.empty(416).withHeader("Content-Range", "bytes */" + size);
        }
        long length = last - first + 1;
        return SimulatorResponse.of(206, content.contentType(), new ResponseBody.Part(content, first, length, length))
                .withHeader("Content-Range", "bytes " + first + "-" + last + "/" + size);
    }
}
