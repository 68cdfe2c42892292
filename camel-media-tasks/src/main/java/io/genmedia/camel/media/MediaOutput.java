package io.genmedia.camel.media;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One piece of a result.
 *
 * @param url where the content can be fetched; null for an output that is text alone
 * @param kind what it is: {@code image}, {@code video}, {@code audio}, {@code music}, {@code 3d}, {@code text}
 * @param role what it is for: {@code result}, or for example {@code preview}
 * @param mediaType its media type as {@code video/mp4}; null where the provider does not tell
 * @param text the content itself of a text output; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MediaOutput(String url, String kind, String role, String mediaType, String text) {

    /** The role of an output that is the result itself. */
    public static final String ROLE_RESULT = "result";

    /**
     * @param url where the content can be fetched
     * @param kind what it is
     * @return an output that is the result itself
     */
    public static MediaOutput of(String url, String kind) {
        return new MediaOutput(url, kind, ROLE_RESULT, null, null);
    }
}
