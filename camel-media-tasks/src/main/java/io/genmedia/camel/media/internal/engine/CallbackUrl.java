package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.internal.callback.CallbackAddress;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Which address the provider is to call when a task ends.
 *
 * @param url the address; of our own it is the part before the query
 * @param own true for one of ours, to which each submit adds what proves that it is
 * @param trusting whether the outcome is taken from the body of what comes there
 */
public record CallbackUrl(String url, boolean own, boolean trusting) {

    /** Who may use an address stands before its host. */
    private static final Pattern USER = Pattern.compile("//[^/@]*@");

    /**
     * @param publicUrl where the provider reaches this application; may have a path of its own
     * @param path where callbacks are taken; with or without slashes around it
     * @param trusting whether the outcome is taken from the body of a callback
     * @return an address of ours
     * @throws IllegalArgumentException where it is no address of http or https, or the path is none
     */
    public static CallbackUrl own(String publicUrl, String path, boolean trusting) {
        String base = checked("publicUrl", publicUrl, "https://our.host");
        // as the listener has it: a server takes no other for the same
        return new CallbackUrl(base.replaceAll("/+$", "") + CallbackAddress.normalized(path), true, trusting);
    }

    /**
     * @param callbackUrl any address
     * @return it, as it is
     * @throws IllegalArgumentException where it is no address of http or https
     */
    public static CallbackUrl foreign(String callbackUrl) {
        return new CallbackUrl(checked("callbackUrl", callbackUrl, "https://our.host/done"), false, false);
    }

    private static String checked(String option, String text, String example) {
        String stripped = text.strip();
        boolean ours = option.equals("publicUrl");
        try {
            URI uri = URI.create(stripped);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean plain = !ours || uri.getRawQuery() == null && uri.getRawFragment() == null;
            if (web && uri.getHost() != null && plain) {
                return stripped;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new IllegalArgumentException("Option " + option + " must be an http(s) address"
                + (ours ? " without query" : "") + ", as " + example + ", but was '" + shown(stripped) + "'");
    }

    private static String shown(String address) {
        int query = address.indexOf('?');
        String plain = query < 0 ? address : address.substring(0, query) + "?…";
        return USER.matcher(plain).replaceFirst("//…@");
    }

    /** Without what may be a secret: who takes callbacks elsewhere may tell them by a query. */
    @Override
    public String toString() {
        return "CallbackUrl[" + shown(url) + "]";
    }
}
