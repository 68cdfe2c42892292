package io.genmedia.camel.media.internal.http;

import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;

/**
 * How a client connects.
 *
 * @param connectTimeout how long a connection may take to stand, TLS not counted, which may take as long again
 * @param responseTimeout the longest silence of a server while an answer is waited for or read
 * @param connectionRequestTimeout how long a request may wait for a free connection of the pool
 * @param connectionTimeToLive how old a connection may be when a request is given to it
 * @param maxConnections how many connections in all
 * @param connectionsPerRoute how many connections to one host
 * @param proxyHost the HTTP proxy; null for none
 * @param proxyPort the port of the proxy; null where there is no proxy
 * @param proxyUser the user at the proxy; null where it asks for none
 * @param proxyPassword that user's password; never shown
 * @param sslContext null for the one of the JVM
 * @param hostnameVerifier null for HttpClient's
 */
public record HttpSettings(
        Duration connectTimeout,
        Duration responseTimeout,
        Duration connectionRequestTimeout,
        Duration connectionTimeToLive,
        int maxConnections,
        int connectionsPerRoute,
        String proxyHost,
        Integer proxyPort,
        String proxyUser,
        String proxyPassword,
        SSLContext sslContext,
        HostnameVerifier hostnameVerifier) {

    private static final HttpSettings DEFAULTS = new HttpSettings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            200,
            100,
            null,
            null,
            null,
            null,
            null,
            null);

    /** Checks that every time is longer than zero, every count is at least one, and a proxy has its port. */
    public HttpSettings {
        requirePositive(connectTimeout, "connectTimeout");
        requirePositive(responseTimeout, "responseTimeout");
        requirePositive(connectionRequestTimeout, "connectionRequestTimeout");
        requirePositive(connectionTimeToLive, "connectionTimeToLive");
        requirePositive(maxConnections, "maxConnections");
        requirePositive(connectionsPerRoute, "connectionsPerRoute");
        if (proxyHost != null && (proxyPort == null || proxyPort < 1 || proxyPort > 65535)) {
            throw new IllegalArgumentException(
                    "proxyPort " + proxyPort + " of proxy " + proxyHost + " is no port: give one between 1 and 65535");
        }
    }

    /** @return 10 s to connect, 60 s of silence, 30 s for a connection of the pool, 200 connections, 100 to one host */
    public static HttpSettings defaults() {
        return DEFAULTS;
    }

    /** @return the same with other times to connect, and of silence */
    public HttpSettings withTimeouts(Duration connect, Duration response) {
        return new HttpSettings(
                connect,
                response,
                connectionRequestTimeout,
                connectionTimeToLive,
                maxConnections,
                connectionsPerRoute,
                proxyHost,
                proxyPort,
                proxyUser,
                proxyPassword,
                sslContext,
                hostnameVerifier);
    }

    /** @return the same with other numbers of connections, and another wait for one */
    public HttpSettings withConnections(int max, int perRoute, Duration requestTimeout) {
        return new HttpSettings(
                connectTimeout,
                responseTimeout,
                requestTimeout,
                connectionTimeToLive,
                max,
                perRoute,
                proxyHost,
                proxyPort,
                proxyUser,
                proxyPassword,
                sslContext,
                hostnameVerifier);
    }

    /** @return the same by way of a proxy; user and password may be null */
    public HttpSettings withProxy(String host, int port, String user, String password) {
        return new HttpSettings(
                connectTimeout,
                responseTimeout,
                connectionRequestTimeout,
                connectionTimeToLive,
                maxConnections,
                connectionsPerRoute,
                host,
                port,
                user,
                password,
                sslContext,
                hostnameVerifier);
    }

    /** @return the same with another TLS; null for the JVM's context, null for HttpClient's verifier */
    public HttpSettings withTls(SSLContext context, HostnameVerifier verifier) {
        return new HttpSettings(
                connectTimeout,
                responseTimeout,
                connectionRequestTimeout,
                connectionTimeToLive,
                maxConnections,
                connectionsPerRoute,
                proxyHost,
                proxyPort,
                proxyUser,
                proxyPassword,
                context,
                verifier);
    }

    /** Written out, for a client is looked up while a route starts: what Java makes for a record is made at its first call. */
    @Override
    public int hashCode() {
        return 31 * (31 * connectTimeout.hashCode() + responseTimeout.hashCode()) + Objects.hashCode(proxyHost);
    }

    @Override
    public String toString() {
        return "HttpSettings[connectTimeout=" + connectTimeout + ", responseTimeout=" + responseTimeout
                + ", connectionRequestTimeout=" + connectionRequestTimeout + ", connectionTimeToLive="
                + connectionTimeToLive + ", maxConnections=" + maxConnections + ", connectionsPerRoute="
                + connectionsPerRoute + ", proxyHost=" + proxyHost + ", proxyPort=" + proxyPort + ", proxyUser="
                + proxyUser + ", proxyPassword=" + (proxyPassword == null ? "null" : "***") + ", ownTls="
                + (sslContext != null) + "]";
    }

    private static void requirePositive(Duration value, String name) {
        if (Objects.requireNonNull(value, name).isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " " + value + " is not longer than zero");
        }
    }

    private static void requirePositive(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " " + value + " is less than 1");
        }
    }
}
