package io.genmedia.camel.media.jdbc;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDBC address without the secrets that were in it: drivers and pools put addresses into messages.
 *
 * @param url what is left
 * @param username null for none
 * @param secrets by the names that the driver knows them by, as {@code password} and {@code sslpassword}
 */
record JdbcAddress(String url, String username, Map<String, String> secrets) {

    private static final String H2 = "jdbc:h2:";
    private static final String H2_USER = "sa";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** Who waits for the lock of a row waits his turn. In milliseconds. */
    private static final Map<String, String> H2_SETTINGS = Map.of("LOCK_TIMEOUT", "10000");

    /** H2 closes a database when the process ends; Camel stops then too, and writes until it has. */
    private static final Map<String, String> H2_EMBEDDED_SETTINGS =
            Map.of("LOCK_TIMEOUT", "10000", "DB_CLOSE_ON_EXIT", "FALSE");

    /** A database that does not answer is to fail a call, not to hang it. In seconds. */
    private static final Map<String, String> POSTGRESQL_SETTINGS =
            Map.of("connectTimeout", "5", "socketTimeout", "30", "tcpKeepAlive", "true");

    private static final Pattern USER_IN_HOST = Pattern.compile("//([^/?;@:]*)(?::([^/?;]*))?@");
    private static final Pattern H2_SETTING = Pattern.compile(";([^;=]+)=([^;]*)");
    private static final Pattern POSTGRESQL_SETTING = Pattern.compile("[?&]([^&=]+)=([^&]*)");

    /**
     * @param url may hold a user and a password, in any of the ways that people write them
     * @param username goes before the one in the address; may be null
     * @param password goes before the one in the address; may be null
     * @throws IllegalArgumentException for a database that is not known here
     */
    static JdbcAddress of(String url, String username, String password) {
        if (url.startsWith(H2)) {
            JdbcAddress address =
                    read(url, username, password, Function.identity(), H2_SETTING, ";", ";", h2Settings(url));
            // who looks into the file with a tool of H2 is asked for this name, and no password
            return address.username() == null ? new JdbcAddress(address.url(), H2_USER, address.secrets()) : address;
        }
        if (url.startsWith(POSTGRESQL)) {
            return read(
                    url, username, password, JdbcAddress::unescaped, POSTGRESQL_SETTING, "?", "&", POSTGRESQL_SETTINGS);
        }
        throw new IllegalArgumentException("The task store works with addresses that begin with " + H2 + " or "
                + POSTGRESQL + ", not with '" + scheme(url) + "'");
    }

    private static Map<String, String> h2Settings(String url) {
        boolean served = url.startsWith(H2 + "tcp:")
                || url.startsWith(H2 + "ssl:")
                || url.toUpperCase(Locale.ROOT).contains(";AUTO_SERVER=TRUE");
        return served ? H2_SETTINGS : H2_EMBEDDED_SETTINGS;
    }

    private static JdbcAddress read(
            String url,
            String username,
            String password,
            Function<String, String> unescape,
            Pattern setting,
            String first,
            String further,
            Map<String, String> defaults) {
        String user = username;
        Map<String, String> secrets = new LinkedHashMap<>();
        Matcher inHost = USER_IN_HOST.matcher(url);
        String rest = url;
        if (inHost.find()) {
            user = user == null ? unescaped(inHost.group(1)) : user;
            if (inHost.group(2) != null) {
                secrets.put("password", unescaped(inHost.group(2)));
            }
            rest = url.substring(0, inHost.start()) + "//" + url.substring(inHost.end());
        }
        Map<String, String> kept = new LinkedHashMap<>();
        Matcher settings = setting.matcher(rest);
        int end = rest.length();
        while (settings.find()) {
            end = Math.min(end, settings.start());
            String name = settings.group(1);
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals("user")) {
                user = user == null ? unescape.apply(settings.group(2)) : user;
            } else if (isSecret(lower)) {
                secrets.put(lower, unescape.apply(settings.group(2)));
            } else {
                kept.put(name, settings.group(2));
            }
        }
        if (password != null) {
            secrets.put("password", password);
        }
        defaults.forEach((name, value) -> {
            if (kept.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
                kept.put(name, value);
            }
        });
        return new JdbcAddress(rest.substring(0, end) + text(kept, first, further), user, Map.copyOf(secrets));
    }

    private static String unescaped(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static boolean isSecret(String name) {
        return name.contains("password") || name.contains("passwd") || name.contains("pwd") || name.contains("secret");
    }

    private static String text(Map<String, String> settings, String first, String further) {
        List<String> parts = new ArrayList<>();
        settings.forEach((name, value) -> parts.add(name + '=' + value));
        return parts.isEmpty() ? "" : first + String.join(further, parts);
    }

    private static String scheme(String url) {
        Matcher scheme =
                Pattern.compile("^[a-zA-Z0-9+.:-]{0,30}?:(?=[^a-zA-Z0-9]|$)").matcher(url);
        return scheme.find() ? scheme.group() : "...";
    }

    boolean isPostgresql() {
        return url.startsWith(POSTGRESQL);
    }

    /** Which database is meant, whoever asks: stores of the same address are one. */
    String identity() {
        return url + ' ' + username;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return url;
    }
}
