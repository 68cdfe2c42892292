package io.genmedia.camel.media.internal.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.internal.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/**
 * Makes the key under which something is bought: the same for the same purchase, after a redelivery and where the source
 * allows it after a restart, and another for any other purchase. Options of waiting and the API key are no part of it.
 */
public final class IdempotencyKeys {

    private static final int LENGTH = 40;
    private static final int READABLE = 48;
    private static final Pattern LATER_ATTEMPT = Pattern.compile("(.+)-[1-9][0-9]{0,8}");

    private IdempotencyKeys() {}

    /**
     * @param exchange the exchange
     * @param visit its visit to the step
     * @param baseUrl of the provider
     * @param operation of the endpoint
     * @param model that is asked
     * @param digest of the request
     * @return the key of a purchase that nobody named
     */
    public static String derived(
            Exchange exchange, StepVisit visit, String baseUrl, String operation, String model, String digest) {
        String part = ScopePath.isPart(exchange) ? digest : "";
        return hash(
                baseUrl,
                operation,
                model,
                visit.place().route(),
                visit.place().node(),
                MessageIdentity.of(exchange),
                visit.scope(),
                part,
                String.valueOf(visit.occurrence()));
    }

    /**
     * @param given the key that the user gave
     * @param visit the visit to the step
     * @param baseUrl of the provider
     * @param operation of the endpoint
     * @return the key of this purchase: one order may have a picture and a film
     */
    public static String given(String given, StepVisit visit, String baseUrl, String operation) {
        String readable = given.replaceAll("[^A-Za-z0-9._-]", "_");
        String shown = readable.length() > READABLE ? readable.substring(0, READABLE) : readable;
        String scope = hash(
                baseUrl,
                operation,
                visit.place().route(),
                visit.place().node(),
                given,
                visit.loops(),
                String.valueOf(visit.occurrence()));
        return shown + "-" + scope.substring(0, 16);
    }

    /**
     * @param key the key of the purchase
     * @param attempt from 1
     * @return what is sent to the provider
     */
    public static String forAttempt(String key, int attempt) {
        return attempt == 1 ? key : key + "-" + attempt;
    }

    /**
     * @param sent what {@link #forAttempt} made
     * @return the keys of which it may have been made, the likelier first
     */
    public static List<String> keysOf(String sent) {
        Matcher later = LATER_ATTEMPT.matcher(sent);
        return later.matches() ? List.of(sent, later.group(1)) : List.of(sent);
    }

    /**
     * @param kind what is made
     * @param model by which model
     * @param input the parameters, whatever their order
     * @return a digest of the request
     */
    public static String digest(String kind, String model, JsonNode input) {
        return hash(kind, model, MediaJson.write(sorted(input)));
    }

    /**
     * @param bytes any
     * @return their digest
     */
    static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.begin().digest(bytes));
    }

    private static Object sorted(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, Object> fields = new TreeMap<>();
            node.fields().forEachRemaining(field -> fields.put(field.getKey(), sorted(field.getValue())));
            return fields;
        }
        if (node.isArray()) {
            java.util.List<Object> items = new java.util.ArrayList<>();
            node.forEach(item -> items.add(sorted(item)));
            return items;
        }
        return node;
    }

    private static String hash(String... parts) {
        MessageDigest sha = Sha256.begin();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // the length before each part: no two lists of parts are the same bytes
            sha.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
            sha.update(bytes);
        }
        return HexFormat.of().formatHex(sha.digest()).substring(0, LENGTH);
    }
}
