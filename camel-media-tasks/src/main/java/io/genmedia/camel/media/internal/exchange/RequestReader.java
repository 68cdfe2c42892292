package io.genmedia.camel.media.internal.exchange;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.UploadedFile;
import io.genmedia.camel.media.catalog.InputCoercion;
import io.genmedia.camel.media.catalog.InputValidator;
import io.genmedia.camel.media.catalog.MediaCatalog;
import io.genmedia.camel.media.catalog.ModelSchema;
import io.genmedia.camel.media.catalog.ParameterSchema;
import io.genmedia.camel.media.catalog.ValidationLevel;
import io.genmedia.camel.media.catalog.ValidationReport;
import io.genmedia.camel.media.catalog.Violation;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From an exchange to a request that was found good, without any call. */
public final class RequestReader {

    private static final Logger LOG = LoggerFactory.getLogger(RequestReader.class);
    private static final String PLACEHOLDER = "https://local.invalid/";

    private final MediaProvider provider;
    private final MediaCatalog catalog;
    private final ExchangeReader reader;
    private final InputCoercion coercion;
    private final InputValidator validator;

    /** @param provider whose catalog decides */
    public RequestReader(MediaProvider provider) {
        this.provider = provider;
        this.catalog = provider.catalog();
        this.reader = new ExchangeReader(provider);
        this.coercion = new InputCoercion(catalog);
        this.validator = new InputValidator(catalog);
    }

    /**
     * The constant part of an endpoint.
     *
     * @param operation {@code video}, …, or {@code generate} for the kind that the catalog tells
     * @param model null where it comes with the message
     * @param parameters under the provider's own names
     * @param typed which of these come from typed options, and may have another name with a model
     * @param validation how strictly
     * @param autoUpload whether local media are accepted
     */
    public record Options(
            String operation,
            String model,
            Map<String, String> parameters,
            Set<String> typed,
            ValidationLevel validation,
            boolean autoUpload) {}

    /**
     * @param exchange the exchange
     * @param options of the endpoint
     * @return the request
     * @throws InvalidMediaRequestException naming parameter, value, and what is accepted
     */
    public PreparedRequest read(Exchange exchange, Options options) throws InvalidMediaRequestException {
        GivenInput given = reader.read(exchange, options.parameters(), options.model());
        String model = requireModel(given.model(), options.operation());
        Optional<ModelSchema> schema = catalog.find(options.operation(), model);
        String kind = kindOf(schema, options.operation());
        given.rename(options.typed(), (name, value) -> provider.parameterName(kind, model, name, value));
        if (!refer(given, schema, model)) {
            requireContent(given.former(), model);
            given.takeMediaOfFormer();
        }
        placeMedia(given, schema, kind, model);

        Locals locals = new Locals(exchange, options.autoUpload(), model);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, Object> value : given.values().entrySet()) {
            try {
                values.put(value.getKey(), locals.replace(value.getKey(), value.getValue(), given, schema));
            } catch (IOException e) {
                throw invalid("'" + value.getKey() + "' cannot be read: " + Unreadable.text(e));
            }
        }
        ObjectNode input = coerce(values, schema, given.textual());
        List<LocalMedia> local = locals.find(input);
        check(validator.validate(input, kind, model, options.validation()), exchange);
        return new PreparedRequest(kind, model, input, locals.digest(kind, model, input), local);
    }

    /**
     * Checks the constant part of an endpoint; what the message may still give is not missed.
     *
     * @param options of the endpoint
     * @throws InvalidMediaRequestException naming parameter, value, and what is accepted
     */
    public void checkAtStart(Options options) throws InvalidMediaRequestException {
        if (options.model() == null) {
            return;
        }
        Optional<ModelSchema> schema = catalog.find(options.operation(), options.model());
        String kind = kindOf(schema, options.operation());
        GivenInput given = new GivenInput();
        options.parameters().forEach(given::putText);
        given.rename(options.typed(), (name, value) -> provider.parameterName(kind, options.model(), name, value));
        Map<String, Object> values = new LinkedHashMap<>(given.values());
        Set<String> names = given.textual();
        ValidationReport report =
                validator.validatePartial(coerce(values, schema, names), kind, options.model(), options.validation());
        check(report, null);
    }

    /**
     * The catalog tells the kind. Where it does not know the model, the operation stands for it, also one that is no kind:
     * documents lag behind services, so that the validator warns of such a model, and refuses it where it is to be strict.
     */
    private static String kindOf(Optional<ModelSchema> schema, String operation) {
        return schema.map(ModelSchema::kind).orElse(operation);
    }

    private String requireModel(String model, String operation) throws InvalidMediaRequestException {
        if (model != null && !model.isBlank()) {
            return model.strip();
        }
        List<String> some = catalog.models().getOrDefault(operation, List.of());
        throw invalid("No model is named: give it as the option model or the header " + MediaHeaders.MODEL
                + (some.isEmpty()
                        ? ""
                        : ", for example " + String.join(", ", some.subList(0, Math.min(3, some.size()))))
                + ". The operation catalog lists all.");
    }

    /**
     * Gives a model that goes on with an earlier task that task's id, where the body is its result.
     *
     * @return whether it takes the former result by its id, and so not what that made
     */
    private boolean refer(GivenInput given, Optional<ModelSchema> schema, String model)
            throws InvalidMediaRequestException {
        MediaResult former = given.former();
        if (former == null || schema.isEmpty()) {
            return false;
        }
        boolean referred = false;
        for (String name : schema.get().parameters()) {
            ParameterSchema parameter = schema.get().parameter(name).orElseThrow();
            Optional<String> what = parameter.reference().filter(reference -> !reference.equals("id"));
            if (what.isEmpty() || given.values().containsKey(name)) {
                referred |= what.isPresent();
                continue;
            }
            boolean ours = provider.scheme().equals(former.provider());
            Optional<String> id = ours ? provider.reference(what.get(), former) : Optional.empty();
            if (id.isPresent()) {
                given.put(name, id.get());
                referred = true;
            } else if (parameter.required()) {
                throw invalid("'" + name + "' of " + model + " takes the id of a " + what.get() + " of "
                        + provider.displayName() + ", but the message holds "
                        + (ours
                                ? "the result of task " + former.taskId() + ", which has none."
                                : "a result of " + former.provider() + ".")
                        + " Give it as input." + name + " or in the header " + MediaHeaders.INPUT + ".");
            }
        }
        return referred;
    }

    /** A body of which nothing could be taken is not to be passed over: what is bought would not be what was meant. */
    private void requireContent(MediaResult former, String model) throws InvalidMediaRequestException {
        if (former != null && FormerResult.isEmpty(former)) {
            throw invalid("The message holds task " + former.taskId() + " of " + former.provider()
                    + " without any output, and the model " + model
                    + " takes no task as input. Wait for its result with "
                    + former.provider() + ":await, or give another body.");
        }
    }

    private void placeMedia(GivenInput given, Optional<ModelSchema> schema, String kind, String model)
            throws InvalidMediaRequestException {
        for (Map.Entry<String, List<Object>> media : given.media().entrySet()) {
            Optional<String> files = filesAt(media.getKey(), media.getValue());
            if (files.isPresent()) {
                given.put(files.get(), media.getValue());
                continue;
            }
            boolean many = media.getValue().size() > 1;
            String parameter = provider.mediaParameter(kind, model, media.getKey(), many)
                    .orElseThrow(() -> invalid("The model " + model + " takes no " + media.getKey()
                            + " as input, but the message has one. Choose a model that does, or give the prompt as the"
                            + " header " + MediaHeaders.PROMPT + " and another body."));
            MediaPlace place = MediaPlace.of(catalog, schema, parameter);
            if (!place.takes(media.getValue().size())) {
                throw invalid(
                        "'" + parameter + "' of " + model + " takes one " + media.getKey() + ", but the message has "
                                + media.getValue().size() + ": give one, or choose a model that takes several.");
            }
            given.put(parameter, place.valueOf(media.getValue()));
        }
    }

    /** Files that were uploaded, and have no address, stand in a list of their own. */
    private Optional<String> filesAt(String kind, List<Object> media) {
        boolean files = media.stream().allMatch(one -> one instanceof UploadedFile file && file.url() == null);
        return files ? provider.fileIdParameter(kind) : Optional.empty();
    }

    private ObjectNode coerce(Map<String, Object> values, Optional<ModelSchema> schema, Set<String> textual)
            throws InvalidMediaRequestException {
        try {
            return coercion.coerce(values, schema, textual);
        } catch (IllegalArgumentException e) {
            throw new InvalidMediaRequestException(e.getMessage(), MediaErrorDetails.notAccepted(provider.scheme()), e);
        }
    }

    private void check(ValidationReport report, Exchange exchange) throws InvalidMediaRequestException {
        if (!report.ok()) {
            throw invalid(report.message());
        }
        for (Violation warning : report.warnings()) {
            LOG.warn(
                    "{}: {} Sent as it is; validation=strict refuses it.",
                    exchange == null || exchange.getFromRouteId() == null
                            ? provider.scheme()
                            : "Route " + exchange.getFromRouteId(),
                    sentence(warning.message()));
        }
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }

    private InvalidMediaRequestException invalid(String message) {
        return new InvalidMediaRequestException(message, MediaErrorDetails.notAccepted(provider.scheme()), null);
    }

    /** The local media of one request. */
    private final class Locals {

        private final Exchange exchange;
        private final boolean accepted;
        private final String model;
        private final Map<String, MediaSource> sources = new LinkedHashMap<>();

        Locals(Exchange exchange, boolean accepted, String model) {
            this.exchange = exchange;
            this.accepted = accepted;
            this.model = model;
        }

        /** Puts a placeholder address where local media stand. */
        Object replace(String name, Object value, GivenInput given, Optional<ModelSchema> schema)
                throws InvalidMediaRequestException, IOException {
            Optional<String> wanted = schema.flatMap(s -> s.mediaKind(name));
            boolean isMedia = wanted.isPresent();
            if (isMedia && value instanceof CharSequence text) {
                List<Object> items = new ArrayList<>();
                for (String item : InputCoercion.splitList(text.toString())) {
                    items.add(replaceText(name, item, given, wanted));
                }
                return items.size() == 1 ? items.get(0) : items;
            }
            if (isMedia && value instanceof JsonNode node && node.isTextual()) {
                return replaceText(name, node.asText(), given, wanted);
            }
            if (value instanceof ArrayNode array && isMedia) {
                List<Object> items = new ArrayList<>();
                for (JsonNode item : array) {
                    items.add(item.isTextual() ? replaceText(name, item.asText(), given, wanted) : item);
                }
                return items;
            }
            if (value instanceof java.util.Collection<?> || MediaReading.isObjectArray(value)) {
                List<Object> items = new ArrayList<>();
                for (Object item : MediaReading.asList(value)) {
                    items.add(
                            isMedia && item instanceof CharSequence text
                                    ? replaceText(name, text.toString(), given, wanted)
                                    : replaceOne(name, item, wanted));
                }
                return items;
            }
            return replaceOne(name, value, wanted);
        }

        private Object replaceOne(String name, Object value, Optional<String> wanted)
                throws InvalidMediaRequestException, IOException {
            if (value instanceof io.genmedia.camel.media.MediaOutput output && output.url() != null) {
                return output.url();
            }
            if (value instanceof UploadedFile file) {
                return reference(name, file);
            }
            Optional<MediaSource> source = MediaReading.localSource(value, exchange);
            return source.isPresent() ? placeholder(name, source.get(), wanted) : value;
        }

        private String reference(String name, UploadedFile file) throws InvalidMediaRequestException {
            boolean byId = file.id() != null && (file.url() == null || provider.takesFileIds(name));
            if (byId && !provider.takesFileIds(name)) {
                throw invalid("'" + name + "' of " + model + " takes addresses, and the uploaded file " + file.id()
                        + " has none: give the file itself, or its id under a parameter that takes ids.");
            }
            return byId ? file.id() : file.url();
        }

        private Object replaceText(String name, String text, GivenInput given, Optional<String> wanted)
                throws InvalidMediaRequestException, IOException {
            String stripped = text.strip();
            if (stripped.startsWith("http://") || stripped.startsWith("https://") || stripped.isEmpty()) {
                return stripped;
            }
            if (stripped.startsWith("data:")) {
                try {
                    MediaSource inline = DataUris.decode(stripped);
                    if (provider.takesDataUris(name)) {
                        requireKind(name, inline, wanted);
                        return stripped;
                    }
                    return placeholder(name, inline, wanted);
                } catch (IllegalArgumentException e) {
                    throw invalid("'" + name + "' holds a data: URI that cannot be read: " + e.getMessage());
                }
            }
            boolean mayBeId = provider.takesFileIds(name);
            if (mayBeId && given.isFromOutside(name)) {
                return stripped;
            }
            if (given.isFromOutside(name)) {
                throw invalid("'" + name
                        + "' must hold http(s) addresses or data: URIs where it comes as JSON text, but was '"
                        + stripped + "'. A file of this machine is given as a java.io.File, as the option " + name
                        + ", or as a header.");
            }
            Path path = pathOf(name, stripped);
            if (mayBeId && !Files.isRegularFile(path)) {
                return stripped;
            }
            if (!Files.isRegularFile(path)) {
                throw invalid("'" + name + "' must hold http(s) addresses or files, but '" + stripped
                        + "' is neither an address nor a file that exists.");
            }
            MediaSource source = MediaSource.of(path);
            if (!beginsAsMedia(source)) {
                throw invalid("'" + name + "' must hold an image, a video or audio, but the file '" + stripped
                        + "' is none that is known.");
            }
            return placeholder(name, source, wanted);
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

        private Path pathOf(String name, String text) throws InvalidMediaRequestException {
            try {
                return text.startsWith("file:") ? Path.of(URI.create(text.replace(" ", "%20"))) : Path.of(text);
            } catch (IllegalArgumentException e) {
                throw invalid("'" + name + "' must hold http(s) addresses or files, but was '" + text + "'");
            }
        }

        private String placeholder(String name, MediaSource source, Optional<String> wanted)
                throws InvalidMediaRequestException {
            requireKind(name, source, wanted);
            if (!accepted) {
                throw invalid("'" + name + "' of " + model
                        + " holds local media, and autoUpload is off: upload it first with " + provider.scheme()
                        + ":upload and give its address, or set autoUpload=true.");
            }
            String address = PLACEHOLDER + sources.size();
            sources.put(address, source);
            return address;
        }

        /** A picture is told from film and sound, which share formats and are not told apart. */
        private void requireKind(String name, MediaSource source, Optional<String> wanted)
                throws InvalidMediaRequestException {
            Optional<String> kind = MediaReading.kindOf(source);
            boolean known =
                    kind.isPresent() && wanted.isPresent() && !wanted.get().isEmpty();
            if (known && kind.get().equals("image") != wanted.get().equals("image")) {
                throw invalid("'" + name + "' of " + model + " takes media of the kind " + wanted.get() + ", but '"
                        + source.filename() + "' is of the kind " + kind.get()
                        + ": give it under a parameter that takes it, or choose a model that has one.");
            }
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
                node.fields()
                        .forEachRemaining(field -> find(field.getValue(), at.appendProperty(field.getKey()), found));
            } else if (node.isArray()) {
                for (int i = 0; i < node.size(); i++) {
                    find(node.get(i), at.appendIndex(i), found);
                }
            }
        }

        /** What tells one medium from another without reading all of a large file. */
        private String fingerprint(MediaSource source) throws IOException {
            if (source instanceof MediaSource.PathSource file) {
                return file.path().toAbsolutePath() + "|" + file.length() + "|"
                        + Files.getLastModifiedTime(file.path());
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
    }
}
