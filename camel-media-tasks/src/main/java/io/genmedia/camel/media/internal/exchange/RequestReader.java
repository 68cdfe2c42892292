package io.genmedia.camel.media.internal.exchange;

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
import io.genmedia.camel.media.spi.MediaProvider;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From an exchange to a request that was found good, without any call. */
public final class RequestReader {

    private static final Logger LOG = LoggerFactory.getLogger(RequestReader.class);

    /** Typed options for media, and the kind of these. */
    private static final Map<String, String> MEDIA_OPTIONS =
            Map.of("images", "image", "videos", "video", "audio", "audio");

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
        requirePlaces(given, options.typed(), schema, model);
        given.namePrompt(provider.promptParameter(kind, model, given.values()));
        if (!refer(given, schema, model)) {
            requireContent(given.former(), model);
            given.takeMediaOfFormer();
        }
        placeMedia(given, schema, kind, model);

        RequestMedia locals = new RequestMedia(provider, exchange, options.autoUpload(), model);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, Object> value : given.values().entrySet()) {
            try {
                String name = value.getKey();
                values.put(
                        name,
                        locals.replace(
                                name,
                                value.getValue(),
                                given.isFromOutside(name),
                                schema.flatMap(known -> known.parameter(name))));
            } catch (IOException e) {
                throw invalid("'" + value.getKey() + "' cannot be read: " + Unreadable.text(e));
            }
        }
        ObjectNode input = coerce(values, schema, given.textual());
        List<LocalMedia> local = locals.find(input);
        check(validator.validate(input, kind, model, options.validation()), exchange, locals::named);
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
        if (options.parameters().isEmpty()
                && catalog.kindOf(options.operation(), options.model()).isPresent()) {
            // the usual endpoint names a model and nothing else: its schema is read for the first message
            return;
        }
        Optional<ModelSchema> schema = catalog.find(options.operation(), options.model());
        String kind = kindOf(schema, options.operation());
        GivenInput given = new GivenInput();
        options.parameters().forEach(given::putText);
        given.rename(options.typed(), (name, value) -> provider.parameterName(kind, options.model(), name, value));
        given.namePrompt(provider.promptParameter(kind, options.model(), given.values()));
        Map<String, Object> values = new LinkedHashMap<>(given.values());
        Set<String> names = given.textual();
        ValidationReport report =
                validator.validatePartial(coerce(values, schema, names), kind, options.model(), options.validation());
        check(report, null, UnaryOperator.identity());
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
                    .orElseThrow(() -> noPlaceFor(media.getKey(), schema, model));
            MediaPlace place = MediaPlace.of(catalog, schema, parameter);
            if (!place.takes(media.getValue().size())) {
                throw invalid(
                        "'" + parameter + "' of " + model + " takes one " + media.getKey() + ", but the message has "
                                + media.getValue().size() + ": give one, or choose a model that takes several.");
            }
            given.put(parameter, place.valueOf(media.getValue()));
        }
    }

    /** An option for media that the model has no parameter for is not sent as one that nobody knows. */
    private void requirePlaces(GivenInput given, Set<String> typed, Optional<ModelSchema> schema, String model)
            throws InvalidMediaRequestException {
        for (Map.Entry<String, String> option : MEDIA_OPTIONS.entrySet()) {
            String name = option.getKey();
            boolean left = typed.contains(name) && given.textual().contains(name);
            if (left && schema.filter(known -> known.parameter(name).isEmpty()).isPresent()) {
                throw noPlaceFor(option.getValue(), schema, model);
            }
        }
    }

    private InvalidMediaRequestException noPlaceFor(String kind, Optional<ModelSchema> schema, String model) {
        boolean documented = schema.filter(known -> !known.isOpen()).isPresent();
        return invalid(
                documented
                        ? "The model " + model + " takes no " + kind
                                + " as input, but the message has one. Choose a model that"
                                + " does, or give the prompt as the header " + MediaHeaders.PROMPT
                                + " and another body."
                        : "Under which parameter the model " + model + " takes " + kind
                                + " input is not documented, but the"
                                + " message has one. Upload it with " + provider.scheme()
                                + ":upload, and give its address under the name that " + provider.displayName()
                                + " has for it, as input.NAME or in a JSON body.");
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

    private void check(ValidationReport report, Exchange exchange, UnaryOperator<String> naming)
            throws InvalidMediaRequestException {
        if (!report.ok()) {
            throw invalid(naming.apply(report.message()));
        }
        for (Violation warning : report.warnings()) {
            LOG.warn(
                    "{}: {} Sent as it is; validation=strict refuses it.",
                    exchange == null || exchange.getFromRouteId() == null
                            ? provider.scheme()
                            : "Route " + exchange.getFromRouteId(),
                    sentence(naming.apply(warning.message())));
        }
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }

    private InvalidMediaRequestException invalid(String message) {
        return new InvalidMediaRequestException(message, MediaErrorDetails.notAccepted(provider.scheme()), null);
    }
}
