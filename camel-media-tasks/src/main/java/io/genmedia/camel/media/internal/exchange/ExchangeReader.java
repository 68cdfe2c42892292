package io.genmedia.camel.media.internal.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.internal.exchange.GivenInput.Media;
import io.genmedia.camel.media.internal.transfer.MediaSource;
import io.genmedia.camel.media.internal.transfer.MediaTypes;
import io.genmedia.camel.media.spi.MediaProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.support.ExchangeHelper;

/** Reads what a message asks for: options, then the body, then headers; whoever comes later wins. */
final class ExchangeReader {

    private static final int TEXT_AT_MOST = 1 << 20;

    private final MediaProvider provider;

    ExchangeReader(MediaProvider provider) {
        this.provider = provider;
    }

    /**
     * @param exchange the exchange
     * @param options the endpoint's parameters under the provider's names, as text
     * @param modelOption the endpoint's model; null where it names none
     * @return what is asked for
     */
    GivenInput read(Exchange exchange, Map<String, String> options, String modelOption)
            throws InvalidMediaRequestException {
        GivenInput input = new GivenInput();
        input.model(modelOption);
        options.forEach(input::putText);
        try {
            readBody(exchange, input);
            readHeaders(exchange, input);
        } catch (IOException e) {
            throw new InvalidMediaRequestException(
                    "The message cannot be read: " + Unreadable.text(e),
                    MediaErrorDetails.notAccepted(provider.scheme()),
                    e);
        }
        return input;
    }

    private void readBody(Exchange exchange, GivenInput input) throws InvalidMediaRequestException, IOException {
        Object body = exchange.getMessage().getBody();
        if (body == null) {
            return;
        }
        if (body instanceof CharSequence text) {
            readText(text.toString(), exchange, input);
            return;
        }
        Optional<MediaResult> former = FormerResult.of(body);
        if (former.isPresent()) {
            readFormer(former.get(), exchange, input);
            return;
        }
        if (body instanceof Map<?, ?> map) {
            Optional<MediaResult> formerMap = FormerResult.ofMap(map);
            if (formerMap.isPresent()) {
                readFormer(formerMap.get(), exchange, input);
                return;
            }
            map.forEach((name, value) -> put(String.valueOf(name), value, input));
            return;
        }
        if (body instanceof JsonNode node) {
            readJson(node, exchange, input);
            return;
        }
        if (body instanceof Reader reader) {
            readText(drain(reader), exchange, input);
            return;
        }
        Optional<List<Media>> media = MediaReading.of(body, exchange);
        if (media.isPresent()) {
            input.media(media.get());
            return;
        }
        Optional<MediaSource> source = MediaReading.localSource(body, exchange);
        if (source.isEmpty()) {
            throw invalid(
                    "A body of type " + body.getClass().getName() + " cannot be understood. Accepted are text (the"
                            + " prompt, or a JSON object of parameters), a Map or JsonNode of parameters, a file, stream or bytes of"
                            + " an image, video, audio or text, the result of an earlier step, and lists of media.");
        }
        readContent(exchange, body, source.get(), input);
    }

    private static void readFormer(MediaResult former, Exchange exchange, GivenInput input) throws IOException {
        input.former(former, FormerResult.media(former, exchange));
        String text = FormerResult.text(former);
        if (text != null) {
            input.prompt(text);
        }
    }

    private static boolean readFormer(JsonNode tree, Exchange exchange, GivenInput input) throws IOException {
        Optional<MediaResult> former = FormerResult.ofJson(tree);
        if (former.isPresent()) {
            readFormer(former.get(), exchange, input);
        }
        return former.isPresent();
    }

    private void readJson(JsonNode node, Exchange exchange, GivenInput input)
            throws InvalidMediaRequestException, IOException {
        if (readFormer(node, exchange, input)) {
            return;
        }
        if (node instanceof ObjectNode object) {
            object.fields().forEachRemaining(field -> put(field.getKey(), field.getValue(), input));
        } else if (node.isTextual()) {
            readText(node.asText(), exchange, input);
        } else if (!node.isNull() && !node.isMissingNode()) {
            throw invalid(
                    "A JSON body must be an object of parameters or a text, but was: " + shortened(node.toString()));
        }
    }

    private void readContent(Exchange exchange, Object body, MediaSource source, GivenInput input)
            throws InvalidMediaRequestException, IOException {
        Optional<String> kind = MediaReading.kindOf(source).or(() -> kindOfHeader(exchange));
        if (kind.isPresent()) {
            input.media(List.of(new Media(kind.get(), source)));
            return;
        }
        try (InputStream in = source.open()) {
            byte[] bytes = in.readNBytes(TEXT_AT_MOST + 1);
            if (bytes.length > TEXT_AT_MOST) {
                throw invalid(
                        "The body is longer than " + TEXT_AT_MOST
                                + " bytes and is no image, video or audio that is known. Set the header Content-Type where it is one.");
            }
            String text = Charset.forName(ExchangeHelper.getCharsetName(exchange))
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            readText(text, exchange, input);
        } catch (CharacterCodingException e) {
            throw invalid(
                    "The body is neither text nor an image, video or audio that is known. Set the header Content-Type"
                            + " where it is one, or CamelCharsetName where it is text.");
        } finally {
            if (body instanceof StreamCache cache) {
                cache.reset();
            }
        }
    }

    private static Optional<String> kindOfHeader(Exchange exchange) {
        String type = exchange.getIn().getHeader(Exchange.CONTENT_TYPE, String.class);
        return type == null ? Optional.empty() : MediaTypes.kind(type).filter(kind -> !kind.equals("text"));
    }

    /**
     * Text is the prompt, or the JSON object of the parameters. Blank text says nothing. Text that begins as an object does, with
     * a name in quotes, is meant as one: it is refused where it is none, also where more text follows the object. Other text with
     * a brace, as {@code {cat} on a mat}, is a prompt.
     */
    private void readText(String text, Exchange exchange, GivenInput input)
            throws InvalidMediaRequestException, IOException {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return;
        }
        if (!stripped.startsWith("{")) {
            input.prompt(text);
            return;
        }
        try {
            JsonNode node = Json.READER.readTree(stripped);
            if (readFormer(node, exchange, input)) {
                return;
            }
            node.fields().forEachRemaining(field -> {
                put(field.getKey(), field.getValue(), input);
                if (!isModel(field.getKey())) {
                    input.putFromOutside(field.getKey(), field.getValue());
                }
            });
        } catch (JsonProcessingException e) {
            if (looksLikeJson(stripped)) {
                throw invalid("The body looks like a JSON object, and is none: " + e.getOriginalMessage()
                        + ". Correct it, or give the prompt as the header " + MediaHeaders.PROMPT + ".");
            }
            input.prompt(text);
        }
    }

    private static boolean looksLikeJson(String text) {
        String inside = text.substring(1).stripLeading();
        return inside.startsWith("\"") || (inside.startsWith("}") && text.length() < 3);
    }

    private void put(String name, Object value, GivenInput input) {
        if (isModel(name)) {
            Object model = value instanceof JsonNode node ? node.asText() : value;
            if (model != null) {
                input.model(model.toString());
            }
        } else {
            input.put(name, value);
        }
    }

    private boolean isModel(String name) {
        return provider.modelStandsInInput() && name.equals("model");
    }

    private void readHeaders(Exchange exchange, GivenInput input) throws InvalidMediaRequestException, IOException {
        Message message = exchange.getMessage();
        Object more = message.getHeader(MediaHeaders.INPUT);
        if (more instanceof Map<?, ?> map) {
            map.forEach((name, value) -> put(String.valueOf(name), value, input));
        } else if (more instanceof ObjectNode object) {
            object.fields().forEachRemaining(field -> put(field.getKey(), field.getValue(), input));
        } else if (more instanceof CharSequence text) {
            objectIn(text.toString()).fields().forEachRemaining(field -> put(field.getKey(), field.getValue(), input));
        } else if (more != null) {
            throw invalid("The header " + MediaHeaders.INPUT + " must be a Map or a JSON object, but was a "
                    + more.getClass().getName());
        }
        Object prompt = message.getHeader(MediaHeaders.PROMPT);
        if (prompt != null) {
            input.prompt(prompt);
        }
        String model = message.getHeader(MediaHeaders.MODEL, String.class);
        if (model != null) {
            input.model(model);
        }
        readMediaHeader(exchange, MediaHeaders.IMAGES, "image", input);
        readMediaHeader(exchange, MediaHeaders.VIDEOS, "video", input);
    }

    private ObjectNode objectIn(String text) throws InvalidMediaRequestException {
        if (text.isBlank()) {
            return MediaJson.mapper().createObjectNode();
        }
        try {
            if (Json.READER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // told below
        }
        throw invalid(
                "The header " + MediaHeaders.INPUT + " must be a Map or a JSON object, but was: " + shortened(text));
    }

    private static void readMediaHeader(Exchange exchange, String header, String kind, GivenInput input)
            throws IOException {
        Object value = exchange.getMessage().getHeader(header);
        if (value == null) {
            return;
        }
        List<?> items = value instanceof String text
                ? io.genmedia.camel.media.catalog.InputCoercion.splitList(text)
                : MediaReading.asList(value);
        List<Media> media = new ArrayList<>();
        for (Object item : items) {
            unwrap(item, exchange).forEach(one -> media.add(new Media(kind, one)));
        }
        input.media(media);
    }

    private static List<Object> unwrap(Object item, Exchange exchange) throws IOException {
        return MediaReading.of(item, exchange)
                .map(media -> media.stream().map(Media::value).toList())
                .orElse(List.of(item));
    }

    private String drain(Reader reader) throws InvalidMediaRequestException, IOException {
        StringBuilder text = new StringBuilder();
        char[] part = new char[8192];
        try {
            for (int n = reader.read(part); n >= 0; n = reader.read(part)) {
                text.append(part, 0, n);
                if (text.length() > TEXT_AT_MOST) {
                    throw invalid("The body is longer than " + TEXT_AT_MOST
                            + " characters: a prompt, or a JSON object of parameters, is shorter.");
                }
            }
        } finally {
            if (reader instanceof StreamCache cache) {
                cache.reset();
            }
        }
        return text.toString();
    }

    private InvalidMediaRequestException invalid(String message) {
        return new InvalidMediaRequestException(message, MediaErrorDetails.notAccepted(provider.scheme()), null);
    }

    private static String shortened(String text) {
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }

    /** Made for the first message that holds JSON: a route that starts is not to wait for it. */
    private static final class Json {
        static final ObjectReader READER =
                MediaJson.mapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }
}
