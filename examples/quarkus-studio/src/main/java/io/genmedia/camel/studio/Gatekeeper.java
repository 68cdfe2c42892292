package io.genmedia.camel.studio;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps other sites from using the page, which spends money: only requests that are meant for this host are answered (another site may
 * point its name here), and only the page itself may change anything. Says to the browser what the page may do: load what comes from
 * here, and nothing else.
 */
@ApplicationScoped
class Gatekeeper {

    private static final int FIRST = 10_000;
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " media-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    private final Set<String> hosts;
    private final long jsonLimit;

    Gatekeeper(
            @ConfigProperty(name = "studio.hosts") Optional<List<String>> hosts,
            @ConfigProperty(name = "studio.json-limit") long jsonLimit) {
        this.hosts = new HashSet<>(THIS_MACHINE);
        hosts.ifPresent(more -> more.forEach(host -> this.hosts.add(host.strip().toLowerCase(Locale.ROOT))));
        this.jsonLimit = jsonLimit;
    }

    void register(@Observes Filters filters) {
        filters.register(this::judge, FIRST);
    }

    private void judge(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("Referrer-Policy", "no-referrer");
        response.putHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.putHeader("X-Frame-Options", "DENY");
        response.putHeader("Content-Security-Policy", ResultFiles.serves(request.path()) ? ResultFiles.POLICY : POLICY);
        if (!request.path().startsWith(ResultFiles.PATH)) {
            response.putHeader("Cache-Control", "no-cache");
        }
        HostAndPort host = request.authority();
        if (host == null || !hosts.contains(host.host().toLowerCase(Locale.ROOT))) {
            refuse(
                    context,
                    421,
                    "This host is not served here. Open the page at 127.0.0.1, or name the host in studio.hosts.");
        } else if (isForeign(request, host)) {
            refuse(context, 403, "Another site asked. Only the studio's own page may.");
        } else if (changes(request) && !"page".equals(request.getHeader("X-Studio"))) {
            refuse(context, 403, "The header X-Studio is missing, which the studio's own page sends.");
        } else if (changes(request) && !isFile(request) && isTooLong(request)) {
            refuse(context, 413, "The request is too long: at most " + jsonLimit + " bytes are taken.");
        } else {
            context.next();
        }
    }

    private static boolean changes(HttpServerRequest request) {
        return !request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD);
    }

    private static boolean isFile(HttpServerRequest request) {
        return request.path().equals("/api/files");
    }

    private boolean isTooLong(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        try {
            return length == null || Long.parseLong(length) > jsonLimit;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    /** A link from elsewhere may open the page, and that is all. */
    private static boolean isForeign(HttpServerRequest request, HostAndPort host) {
        String origin = request.getHeader("Origin");
        if (origin != null) {
            String here = host.port() < 0 ? host.host() : host.host() + ":" + host.port();
            return !origin.equalsIgnoreCase("http://" + here) && !origin.equalsIgnoreCase("https://" + here);
        }
        String site = request.getHeader("Sec-Fetch-Site");
        boolean elsewhere = "cross-site".equals(site) || "same-site".equals(site);
        return elsewhere
                && !("navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                        && request.path().equals("/"));
    }

    private static void refuse(RoutingContext context, int status, String message) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .putHeader("Connection", "close")
                .end(message);
    }
}
