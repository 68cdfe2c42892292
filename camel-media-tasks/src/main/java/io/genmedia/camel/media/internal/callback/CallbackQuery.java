package io.genmedia.camel.media.internal.callback;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The two parameters that count in the query of a callback's address, each of which stands there once.
 *
 * @param submitId names the submit
 * @param token its token, not checked
 */
record CallbackQuery(String submitId, String token) {

    static final String SUBMIT = "submit";
    static final String TOKEN = "token";

    /** Enough for an id of the greatest length with every character in percent-encoded UTF-8, and some more. */
    private static final int MAX_LENGTH = 8192;

    /**
     * @param raw the query as it came, percent-encoded; may be null
     * @return what it says; null where one of the two is missing or there twice, or where it cannot be decoded
     */
    static CallbackQuery parse(String raw) {
        if (raw == null || raw.length() > MAX_LENGTH) {
            return null;
        }
        String submitId = null;
        String token = null;
        for (int from = 0; from < raw.length(); ) {
            int end = raw.indexOf('&', from);
            end = end < 0 ? raw.length() : end;
            int equals = raw.indexOf('=', from);
            if (equals >= 0 && equals < end) {
                String name = decode(raw, from, equals);
                if (SUBMIT.equals(name)) {
                    if (submitId != null) {
                        return null;
                    }
                    submitId = decode(raw, equals + 1, end);
                } else if (TOKEN.equals(name)) {
                    if (token != null) {
                        return null;
                    }
                    token = decode(raw, equals + 1, end);
                }
            }
            from = end + 1;
        }
        return submitId == null || token == null ? null : new CallbackQuery(submitId, token);
    }

    /** @return the text; empty, which no id and no token is, where it is not percent-encoded well */
    private static String decode(String raw, int from, int to) {
        try {
            return URLDecoder.decode(raw.substring(from, to), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    @Override
    public String toString() {
        return "CallbackQuery[***]";
    }
}
