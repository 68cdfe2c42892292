package io.genmedia.camel.media.internal.http;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Addresses: what a call's target means below a base, whether two have one origin, and how one is shown. */
public final class Origins {

    private static final Pattern ABSOLUTE = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://.*");

    private Origins() {}

    /** @return whether scheme, host and port are the same, default ports counted */
    public static boolean same(URI one, URI other) {
        return one.getScheme() != null
                && one.getHost() != null
                && one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    /** @return the address for messages: without user, query and fragment, where keys and signatures stand */
    public static String shown(URI address) {
        if (address.getHost() == null) {
            return address.getScheme() + ":…";
        }
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        return address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort())
                + path;
    }

    /**
     * @param base the provider's address; a path of it is kept
     * @param target a path below it, or a whole address
     * @param query further parameters, not encoded
     * @return the address
     * @throws IllegalArgumentException where it is none, or not of http or https; the message shows no query
     */
    static URI resolve(URI base, String target, Map<String, String> query) {
        StringBuilder address = new StringBuilder();
        if (ABSOLUTE.matcher(target).matches()) {
            address.append(target);
        } else {
            String start = base.getScheme() + "://" + base.getRawAuthority()
                    + (base.getRawPath() == null ? "" : base.getRawPath());
            address.append(start.endsWith("/") ? start.substring(0, start.length() - 1) : start);
            if (!target.startsWith("/")) {
                address.append('/');
            }
            address.append(target);
        }
        query.forEach((name, value) -> address.append(address.indexOf("?") < 0 ? '?' : '&')
                .append(PercentEncoding.encode(name))
                .append('=')
                .append(PercentEncoding.encode(value)));
        return checked(address.toString());
    }

    /**
     * @param address an address of http or https
     * @return it
     * @throws IllegalArgumentException where it is none; the message shows no query
     */
    public static URI checked(String address) {
        int end = address.indexOf('?');
        String shown = end < 0 ? address : address.substring(0, end);
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            // the cause is left out: its message holds the query
            throw new IllegalArgumentException("Not an address: " + shown);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException(
                    "Not an address of http or https: " + (uri.getHost() == null ? shown : shown(uri)));
        }
        return uri;
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }
}
