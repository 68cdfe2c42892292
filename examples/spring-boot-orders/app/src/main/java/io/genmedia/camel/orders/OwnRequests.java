package io.genmedia.camel.orders;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets no page of another site, open in a browser on this machine, speak to this application: neither by an address that such a page
 * lets point here (the host is not one of ours), nor by a request across sites (its origin is not ours), nor by a form (it cannot set
 * the header that every change needs). It is no password.
 */
@Component
class OwnRequests extends OncePerRequestFilter {

    /** Has to stand on every request that changes something, with any value. */
    static final String HEADER = "X-Orders";

    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final OrdersProperties properties;
    private final ObjectMapper json;

    OwnRequests(OrdersProperties properties, ObjectMapper json) {
        this.properties = properties;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String refusal = refusal(request);
        if (refusal == null) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpStatus.FORBIDDEN.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, refusal));
    }

    /** @return why it is not let through; null where it is */
    private String refusal(HttpServletRequest request) {
        // as the browser says it, whatever a proxy's headers say
        String host = request.getHeader(HttpHeaders.HOST);
        if (!properties.isOwnHost(withoutPort(host))) {
            return "This application is not asked for under the host " + host + ". Accepted are "
                    + String.join(", ", properties.hosts()) + "; the setting orders.hosts (ORDERS_HOSTS) names others.";
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !origin.toLowerCase(Locale.ROOT).endsWith("://" + host.toLowerCase(Locale.ROOT))) {
            return "This is a request of a page of another site, " + origin + ", and is not accepted.";
        }
        String site = request.getHeader(FETCH_SITE);
        if (site != null && !OWN_SITE.contains(site)) {
            return "This is a request of a page of another site (" + FETCH_SITE + ": " + site
                    + "), and is not accepted.";
        }
        if (!READING.contains(request.getMethod()) && request.getHeader(HEADER) == null) {
            return request.getMethod() + " needs the header " + HEADER + ", with any value: curl -H '" + HEADER
                    + ": 1' ...";
        }
        return null;
    }

    private static String withoutPort(String host) {
        return host == null ? "" : host.replaceFirst(":\\d*$", "");
    }
}
