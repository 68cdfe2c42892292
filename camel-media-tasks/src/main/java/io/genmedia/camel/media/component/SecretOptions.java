package io.genmedia.camel.media.component;

import io.genmedia.camel.media.internal.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the secrets out of the address under which Camel knows an endpoint. Camel masks them in its log, but writes the whole
 * address to properties of each exchange ({@code CamelToEndpoint}, {@code CamelFailureEndpoint}), which routes log and hand on.
 */
final class SecretOptions {

    private static final String VALUE = "=)(RAW\\(.*?\\)(?=&|$)|RAW\\{.*?}(?=&|$)|[^&]*)";

    private static final Pattern SECRET =
            Pattern.compile("([?&](?:apiKey|proxyAuthUsername|proxyAuthPassword)" + VALUE);

    private static final Pattern ADDRESS = Pattern.compile("([?&](?:callbackUrl|publicUrl|uploadUrl)" + VALUE);

    /** A user, or a query: who takes what is sent there may tell by them who it is from. */
    private static final Pattern WITH_SECRET = Pattern.compile(".*([?@]|%3[Ff]|%40).*", Pattern.DOTALL);

    private SecretOptions() {}

    /**
     * @param uri of an endpoint
     * @return the same, with a mark in the place of each secret: another secret has another, so that two accounts are two endpoints
     */
    static String hide(String uri) {
        String withoutKeys = SECRET.matcher(uri).replaceAll(found -> hidden(found, true));
        return ADDRESS.matcher(withoutKeys)
                .replaceAll(found ->
                        hidden(found, WITH_SECRET.matcher(found.group(2)).matches()));
    }

    private static String hidden(MatchResult found, boolean secret) {
        return Matcher.quoteReplacement(secret ? found.group(1) + "hidden-" + mark(found.group(2)) : found.group());
    }

    private static String mark(String secret) {
        MessageDigest sha = Sha256.begin();
        sha.update(Salt.BYTES);
        return Sha256.mark(sha.digest(secret.getBytes(StandardCharsets.UTF_8)));
    }

    /** Nobody outside of this process can try passwords against what is shown. Made for the first secret: most addresses hold none. */
    private static final class Salt {
        static final byte[] BYTES = new byte[16];

        static {
            new SecureRandom().nextBytes(BYTES);
        }
    }
}
