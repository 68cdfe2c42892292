package io.genmedia.camel.media.internal.callback;

/**
 * What is read of a request before its body.
 *
 * @param method of HTTP
 * @param query as it came, percent-encoded; null where there is none
 * @param contentEncoding null where there is none
 * @param contentLength in bytes, as it came; null where there is none
 */
record CallbackHead(String method, String query, String contentEncoding, String contentLength) {

    boolean isPost() {
        return "POST".equals(method);
    }

    boolean isEncoded() {
        return contentEncoding != null
                && !contentEncoding.isBlank()
                && !"identity".equalsIgnoreCase(contentEncoding.trim());
    }

    /** What cannot be read counts as no promise: the bytes are counted as they come in any case. */
    boolean promisesMoreThan(long bytes) {
        if (contentLength == null) {
            return false;
        }
        try {
            return Long.parseLong(contentLength.trim()) > bytes;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "CallbackHead[" + LogText.of(method) + "]";
    }
}
