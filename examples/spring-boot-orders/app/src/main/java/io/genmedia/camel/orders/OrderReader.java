package io.genmedia.camel.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads an order, as {@code order.schema.json} says it has to be. */
@Component
class OrderReader {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final JsonSchema schema;

    OrderReader() throws IOException {
        try (InputStream in = OrderReader.class.getResourceAsStream("/order.schema.json")) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
    }

    /**
     * @param text the body of a message; null where it has none
     * @return the order
     * @throws InvalidOrderException where it is none
     */
    Order read(String text) throws InvalidOrderException {
        if (text == null || text.isBlank()) {
            throw new InvalidOrderException("The message is empty; an order is a JSON object.");
        }
        try {
            JsonNode json = JSON.readTree(text);
            String wrong = schema.validate(json).stream()
                    .map(ValidationMessage::getMessage)
                    .sorted()
                    .collect(Collectors.joining("; "));
            if (!wrong.isEmpty()) {
                throw new InvalidOrderException("The order is not as order.schema.json says: " + wrong + ".");
            }
            return JSON.treeToValue(json, Order.class);
        } catch (JsonProcessingException e) {
            throw new InvalidOrderException("The message is no JSON: " + e.getOriginalMessage());
        }
    }

    /** @return tells two orders of one id apart, whatever the order of their fields */
    static String digest(Order order) {
        try {
            byte[] text = JSON.writeValueAsBytes(order);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return JSON as text */
    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return what {@link #write} has written */
    static <T> T read(String text, Class<T> type) {
        try {
            return JSON.readValue(text.getBytes(StandardCharsets.UTF_8), type);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
