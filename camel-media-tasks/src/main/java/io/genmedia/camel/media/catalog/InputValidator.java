package io.genmedia.camel.media.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks an input against the schema of its model, before money is spent.
 *
 * <p>Missing, wrongly typed, too long, too many and what is documented as rejected are errors. A value outside a closed list or a
 * range, a size that the provider will round, an unknown parameter and an unknown model are warnings, and errors under {@link ValidationLevel#STRICT}: documents lag
 * behind services. A required parameter that has a default counts as given; a blank text, and an empty list that is required, as not given. Safe for use by many
 * threads.
 */
public final class InputValidator {

    private final MediaCatalog catalog;

    /** @param catalog the models of the provider */
    public InputValidator(MediaCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The complete check, before a submit.
     *
     * @param input the parameters, as {@link InputCoercion} returns them; without the model
     * @param kind what is made; an operation that is no kind, as {@code generate}, stands for all kinds
     * @param model the model
     * @param level how strictly
     * @return what was found
     */
    public ValidationReport validate(ObjectNode input, String kind, String model, ValidationLevel level) {
        return check(input, kind, model, level, false);
    }

    /**
     * The check of the constant part of an endpoint, when its route starts: what is missing may come with a message, so neither
     * required parameters are looked for, nor rules about a parameter that is not given.
     *
     * @param input the parameters that the endpoint gives
     * @param kind what is made
     * @param model the model; null or blank where it comes with the message, and nothing is checked
     * @param level how strictly
     * @return what was found
     */
    public ValidationReport validatePartial(ObjectNode input, String kind, String model, ValidationLevel level) {
        if (model == null || model.isBlank()) {
            return ValidationReport.clean();
        }
        return check(input, kind, model, level, true);
    }

    private ValidationReport check(
            ObjectNode input, String kind, String model, ValidationLevel level, boolean partial) {
        if (level == ValidationLevel.OFF) {
            return ValidationReport.clean();
        }
        if (model == null || model.isBlank()) {
            return ValidationReport.of(List.of(ModelTexts.missing(catalog, kind)), level);
        }
        Optional<ModelSchema> known = catalog.find(kind, model);
        if (known.isPresent()) {
            return ValidationReport.of(known.get().check().violations(input, partial), level);
        }
        List<Violation> found = new ArrayList<>();
        found.add(ModelTexts.unknown(catalog, kind, model));
        JsonNode prompt = input.get("prompt");
        if (prompt != null && prompt.isTextual() && prompt.textValue().isBlank()) {
            found.add(ViolationTexts.required(model, "prompt", ""));
        }
        return ValidationReport.of(found, level);
    }
}
