package io.genmedia.camel.media.internal.exchange;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.UploadedFile;
import io.genmedia.camel.media.catalog.InputCoercion;
import io.genmedia.camel.media.catalog.ParameterSchema;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.internal.exchange.PreparedRequest.LocalMedia;
import io.genmedia.camel.media.internal.transfer.DataUris;
import io.genmedia.camel.media.internal.transfer.MediaSource;
import io.genmedia.camel.media.internal.transfer.MediaTypes;
import io.genmedia.camel.media.spi.MediaProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * The media of one request: local ones stand in the input as placeholders, until it is known what takes their place. What
 * comes as text from outside names no file of this machine.
 */
final class RequestMedia {

    private static final String PLACEHOLDER = "https://local.invalid/";

    private final MediaProvider provider;
    private final Exchange exchange;
    private final boolean accepted;
    private final String model;
    private final Map<String, MediaSource> sources = new LinkedHashMap<>();

    /**
     * @param provider that is asked
     * @param exchange whose message holds them
     * @param accepted whether local media are accepted
     * @param model that is asked for
     */
    RequestMedia(MediaProvider provider, Exchange exchange, boolean accepted, String model) {
        this.provider = provider;
        this.exchange = exchange;
        this.accepted = accepted;
        this.model = model;
    }

    /**
     * Where a value stands.
     *
     * @param name for messages: {@code characters[0].image_urls}
     * @param parameter at the top of the input
     * @param wanted the kind of medium that is taken there; empty where none is
     * @param fromOutside whether it came as text that names no file of this machine
     */
    private record Spot(String name, String parameter, Optional<String> wanted, boolean fromOutside) {

        Spot below(String part, Optional<ParameterSchema> schema) {
            return new Spot(name + part, parameter, schema.flatMap(ParameterSchema::mediaKind), fromOutside);
        }
    }

    /**
     * Puts a placeholder address where local media stand.
     *
     * @param name of a parameter
     * @param value that it was given
     * @param fromOutside whether it came as text that names no file of this machine
     * @param schema of the parameter; empty where it is not known
     * @return the value with placeholders
     */
    Object replace(String name, Object value, boolean fromOutside, Optional<ParameterSchema> schema)
            throws InvalidMediaRequestException, IOException {
        Spot spot = new Spot(name, name, schema.flatMap(ParameterSchema::mediaKind), fromOutside);
        return replace(spot, value, schema);
    }

    private Object replace(Spot spot, Object value, Optional<ParameterSchema> schema)
            throws InvalidMediaRequestException, IOException {
        boolean isMedia = spot.wanted().isPresent();
        if (isMedia && value instanceof CharSequence text) {
            List<Object> items = new ArrayList<>();
            for (String item : InputCoercion.splitList(text.toString())) {
                items.add(replaceText(spot, item));
            }
            return items.size() == 1 ? items.get(0) : items;
        }
        if (isMedia && value instanceof JsonNode node && node.isTextual()) {
            return replaceText(spot, node.asText());
        }
        if (isMedia && value instanceof ArrayNode array) {
            List<Object> items = new ArrayList<>();
            for (JsonNode item : array) {
                items.add(item.isTextual() ? replaceText(spot, item.asText()) : item);
            }
            return items;
        }
        if (!isMedia && schema.filter(ParameterSchema::hasMembers).isPresent()) {
            return replaceWithin(spot, value, schema.get());
        }
        if (value instanceof Collection<?> || MediaReading.isObjectArray(value)) {
            List<Object> items = new ArrayList<>();
            for (Object item : MediaReading.asList(value)) {
                items.add(
                        isMedia && item instanceof CharSequence text
                                ? replaceText(spot, text.toString())
                                : replaceOne(spot, item));
            }
            return items;
        }
        return replaceOne(spot, value);
    }

    /** Media may stand within the objects of a parameter, as the pictures of a character. */
    private Object replaceWithin(Spot spot, Object value, ParameterSchema schema)
            throws InvalidMediaRequestException, IOException {
        if (value instanceof Map<?, ?> || value instanceof ObjectNode) {
            Map<String, Object> members = new LinkedHashMap<>();
            for (Map.Entry<String, Object> member : membersOf(value).entrySet()) {
                Optional<ParameterSchema> known = schema.member(member.getKey());
                members.put(
                        member.getKey(), replace(spot.below("." + member.getKey(), known), member.getValue(), known));
            }
            return members;
        }
        if (value instanceof Collection<?> || value instanceof ArrayNode || MediaReading.isObjectArray(value)) {
            List<Object> items = new ArrayList<>();
            Optional<ParameterSchema> known = schema.items();
            for (Object item : value instanceof ArrayNode array ? array : MediaReading.asList(value)) {
                items.add(replace(spot.below("[" + items.size() + "]", known), item, known));
            }
            return items;
        }
        return value;
    }

    private static Map<String, Object> membersOf(Object value) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (value instanceof ObjectNode object) {
            object.fields().forEachRemaining(field -> members.put(field.getKey(), field.getValue()));
        } else {
            ((Map<?, ?>) value).forEach((name, member) -> members.put(String.valueOf(name), member));
        }
        return members;
    }

    private Object replaceOne(Spot spot, Object value) throws InvalidMediaRequestException, IOException {
        if (value instanceof io.genmedia.camel.media.MediaOutput output && output.url() != null) {
            return output.url();
        }
        if (value instanceof UploadedFile file) {
            return reference(spot, file);
        }
        Optional<MediaSource> source = MediaReading.localSource(value, exchange);
        return source.isPresent() ? placeholder(spot, source.get()) : value;
    }

    private String reference(Spot spot, UploadedFile file) throws InvalidMediaRequestException {
        boolean byId = file.id() != null && (file.url() == null || provider.takesFileIds(spot.parameter()));
        if (byId && !provider.takesFileIds(spot.parameter())) {
            throw invalid("'" + spot.name() + "' of " + model + " takes addresses, and the uploaded file " + file.id()
                    + " has none: give the file itself, or its id under a parameter that takes ids.");
        }
        return byId ? file.id() : file.url();
    }

    private Object replaceText(Spot spot, String text) throws InvalidMediaRequestException, IOException {
        String stripped = text.strip();
        if (stripped.startsWith("http://") || stripped.startsWith("https://") || stripped.isEmpty()) {
            return stripped;
        }
        if (stripped.startsWith("data:")) {
            try {
                MediaSource inline = DataUris.decode(stripped);
                if (provider.takesDataUris(spot.parameter())) {
                    requireKind(spot, inline);
                    return stripped;
                }
                return placeholder(spot, inline);
            } catch (IllegalArgumentException e) {
                throw invalid("'" + spot.name() + "' holds a data: URI that cannot be read: " + e.getMessage());
            }
        }
        boolean mayBeId = provider.takesFileIds(spot.parameter());
        if (mayBeId && spot.fromOutside()) {
            return stripped;
        }
        if (spot.fromOutside()) {
            throw invalid("'" + spot.name()
                    + "' must hold http(s) addresses or data: URIs where it comes as JSON text, but was '"
                    + stripped + "'. A file of this machine is given as a java.io.File, as the option "
                    + spot.parameter()
                    + ", or as a header.");
        }
        Path path = pathOf(spot, stripped);
        if (mayBeId && !Files.isRegularFile(path)) {
            return stripped;
        }
        if (!Files.isRegularFile(path)) {
            throw invalid("'" + spot.name() + "' must hold http(s) addresses or files, but '" + stripped
                    + "' is neither an address nor a file that exists.");
        }
        MediaSource source = MediaSource.of(path);
        if (!beginsAsMedia(source)) {
            throw invalid("'" + spot.name() + "' must hold an image, a video or audio, but the file '" + stripped
                    + "' is none that is known.");
        }
        return placeholder(spot, source);
    }

    /** The name of a file is no proof of what it holds, and what a message names is not to leave this machine unseen. */
    private boolean beginsAsMedia(MediaSource source) throws IOException {
        try (InputStream in = source.open()) {
            return MediaTypes.recognize(in.readNBytes(MediaTypes.MAGIC_LENGTH))
                    .flatMap(MediaTypes::kind)
                    .filter(kind -> !kind.equals("text"))
                    .isPresent();
        }
    }

    private Path pathOf(Spot spot, String text) throws InvalidMediaRequestException {
        try {
            return text.startsWith("file:") ? Path.of(URI.create(text.replace(" ", "%20"))) : Path.of(text);
        } catch (IllegalArgumentException e) {
            throw invalid("'" + spot.name() + "' must hold http(s) addresses or files, but was '" + text + "'");
        }
    }

    private String placeholder(Spot spot, MediaSource source) throws InvalidMediaRequestException {
        requireKind(spot, source);
        if (!accepted) {
            throw invalid("'" + spot.name() + "' of " + model
                    + " holds local media, and autoUpload is off: upload it first with " + provider.scheme()
                    + ":upload and give its address, or set autoUpload=true.");
        }
        String address = PLACEHOLDER + sources.size();
        sources.put(address, source);
        return address;
    }

    /** A picture is told from film and sound, which share formats and are not told apart. */
    private void requireKind(Spot spot, MediaSource source) throws InvalidMediaRequestException {
        Optional<String> kind = MediaReading.kindOf(source);
        boolean known = kind.isPresent()
                && spot.wanted().filter(wanted -> !wanted.isEmpty()).isPresent();
        if (known && kind.get().equals("image") != spot.wanted().get().equals("image")) {
            throw invalid("'" + spot.name() + "' of " + model + " takes media of the kind "
                    + spot.wanted().get() + ", but '"
                    + source.filename() + "' is of the kind " + kind.get()
                    + ": give it under a parameter that takes it, or choose a model that has one.");
        }
    }

    /** @return the text, with the names of local media where their placeholders stand */
    String named(String text) {
        String named = text;
        // the last first: the tenth begins as the first does
        List<String> addresses = new ArrayList<>(sources.keySet());
        Collections.reverse(addresses);
        for (String address : addresses) {
            named = named.replace(address, sources.get(address).filename());
        }
        return named;
    }

    List<LocalMedia> find(ObjectNode input) {
        List<LocalMedia> found = new ArrayList<>();
        if (!sources.isEmpty()) {
            find(input, JsonPointer.empty(), found);
        }
        return found;
    }

    private void find(JsonNode node, JsonPointer at, List<LocalMedia> found) {
        if (node.isTextual() && sources.containsKey(node.asText())) {
            found.add(new LocalMedia(at, sources.get(node.asText())));
        } else if (node.isObject()) {
            node.fields().forEachRemaining(field -> find(field.getValue(), at.appendProperty(field.getKey()), found));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                find(node.get(i), at.appendIndex(i), found);
            }
        }
    }

    /** What tells one medium from another without reading all of a large file. */
    private String fingerprint(MediaSource source) throws IOException {
        if (source instanceof MediaSource.PathSource file) {
            return file.path().toAbsolutePath() + "|" + file.length() + "|" + Files.getLastModifiedTime(file.path());
        }
        if (source instanceof MediaSource.BytesSource bytes) {
            return IdempotencyKeys.digest(bytes.bytes());
        }
        return source.filename() + "|" + source.length();
    }

    /** A digest in which local media stand with what tells one from another, not with where they will be served. */
    String digest(String kind, String modelName, ObjectNode input) throws InvalidMediaRequestException {
        if (sources.isEmpty()) {
            return IdempotencyKeys.digest(kind, modelName, input);
        }
        ObjectNode named = input.deepCopy();
        try {
            for (LocalMedia medium : find(input)) {
                named.put("local" + medium.at(), fingerprint(medium.source()));
            }
        } catch (IOException e) {
            throw new InvalidMediaRequestException(
                    "Local media cannot be read: " + e.getMessage(),
                    MediaErrorDetails.notAccepted(provider.scheme()),
                    e);
        }
        return IdempotencyKeys.digest(kind, modelName, named);
    }

    private InvalidMediaRequestException invalid(String message) {
        return new InvalidMediaRequestException(message, MediaErrorDetails.notAccepted(provider.scheme()), null);
    }
}
