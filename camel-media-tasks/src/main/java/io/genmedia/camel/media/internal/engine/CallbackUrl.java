package io.genmedia.camel.media.internal.engine;

import java.net.URI;

/**
 * Which address the provider is to call when a task ends.
 *
 * @param url the address; of our own it is the part before the query
 * @param own true for one of ours, to which each submit adds what proves that it is
 */
public record CallbackUrl(String url, boolean own) {

    /**
     * @param publicUrl where the provider reaches this application; may have a path of its own
     * @param path where callbacks are taken
     * @return an address of ours
     * @throws IllegalArgumentException where it is no address of http or https
     */
    public static CallbackUrl own(String publicUrl, String path) {
        String base = checked("publicUrl", publicUrl, "https://our.host");
        String start = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return new CallbackUrl(start + (path.startsWith("/") ? path : "/" + path), true);
    }

    /**
     * @param callbackUrl any address
     * @return it, as it is
     * @throws IllegalArgumentException where it is no address of http or https
     */
    public static CallbackUrl foreign(String callbackUrl) {
        return new CallbackUrl(checked("callbackUrl", callbackUrl, "https://our.host/done"), false);
    }

    private static String checked(String option, String text, String example) {
        String stripped = text.strip();
        try {
            URI uri = URI.create(stripped);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean plain = !option.equals("publicUrl") || uri.getRawQuery() == null && uri.getRawFragment() == null;
            if (web && uri.getHost() != null && plain) {
                return stripped;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        int query = stripped.indexOf('?');
        throw new IllegalArgumentException("Option " + option + " must be an http(s) address"
                + (option.equals("publicUrl") ? " without query" : "") + ", as " + example + ", but was '"
                + (query < 0 ? stripped : stripped.substring(0, query) + "?…") + "'");
    }
}
