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

    /** The bytes are counted as they come in any case. */
    boolean promisesMoreThan(long bytes) {
        return promised() > bytes;
    }

    boolean promisesAtMost(long bytes) {
        return promised() >= 0 && promised() <= bytes;
    }

    /** @return in bytes; less than zero where nothing is said that can be read */
    private long promised() {
        try {
            return contentLength == null ? -1 : Long.parseLong(contentLength.trim());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    @Override
    public String toString() {
        return "CallbackHead[" + LogText.of(method) + "]";
    }
}
