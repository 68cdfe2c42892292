package io.genmedia.camel.media.simulator.internal;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses as the providers' documents ask for them. */
public final class HttpUrls {

    private HttpUrls() {}

    /** Whether a text is a whole address of http or https. */
    public static boolean isHttpUrl(String text) {
        try {
            URI uri = new URI(text);
            return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
