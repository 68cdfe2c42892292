package io.genmedia.camel.media.internal.callback;

/** The path that a listener has, in the one form in which it is compared and given to the server. */
public final class CallbackAddress {

    private static final String ALLOWED = "-._~";

    private CallbackAddress() {}

    /**
     * @param path of the address, with or without a slash at the beginning and the end
     * @return it, with one slash at the beginning, none at the end, and none twice
     * @throws IllegalArgumentException where it is empty, or has what is more than plain names: a wildcard, a parameter, a query
     */
    public static String normalized(String path) {
        StringBuilder normalized = new StringBuilder();
        for (String name : path == null ? new String[0] : path.trim().split("/")) {
            if (!name.isEmpty()) {
                normalized.append('/').append(checked(name, path));
            }
        }
        if (normalized.isEmpty()) {
            throw new IllegalArgumentException("The path of callbacks is empty; give one as /callbacks/media");
        }
        return normalized.toString();
    }

    /** @return whether the path of a route, in whatever form, is this normalized one */
    static boolean isSame(String ofRoute, String normalized) {
        return ofRoute != null
                && ("/" + ofRoute).replaceAll("/+", "/").replaceAll("/$", "").equals(normalized);
    }

    private static String checked(String name, String path) {
        boolean plain = !name.equals(".") && !name.equals("..") && name.chars().allMatch(CallbackAddress::isAllowed);
        if (!plain) {
            throw new IllegalArgumentException("The path of callbacks " + LogText.of(path) + " has the part "
                    + LogText.of(name) + "; a part may have the letters a to z and A to Z, digits, and " + ALLOWED
                    + ", without wildcards, parameters or a query");
        }
        return name;
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || ALLOWED.indexOf(c) >= 0;
    }
}
