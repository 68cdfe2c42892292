package io.genmedia.camel.media.internal.http;

import java.util.Iterator;
import org.apache.hc.client5.http.ConnectionKeepAliveStrategy;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * How long a connection may rest and be used again. A submit that meets a connection which the server is just closing is a submit
 * of unknown outcome, so this is shorter than what servers wait: a second less than they say, and less than the shortest default
 * of the usual ones, 5 s, where they say nothing.
 */
final class KeepAlive implements ConnectionKeepAliveStrategy {

    private static final TimeValue UNTOLD = TimeValue.ofSeconds(4);
    private static final long LONGEST_SECONDS = 30;

    @Override
    public TimeValue getKeepAliveDuration(HttpResponse response, HttpContext context) {
        Iterator<HeaderElement> elements = MessageSupport.iterate(response, "keep-alive");
        while (elements.hasNext()) {
            HeaderElement element = elements.next();
            String value = element.getValue();
            if ("timeout".equalsIgnoreCase(element.getName()) && value != null && value.matches("\\d{1,6}")) {
                return TimeValue.ofSeconds(Math.max(0, Math.min(LONGEST_SECONDS, Long.parseLong(value) - 1)));
            }
        }
        return UNTOLD;
    }
}
