package io.genmedia.camel.media.catalog;

import io.genmedia.camel.media.MediaHeaders;
import java.util.List;
import java.util.stream.Collectors;

/** Messages about the model itself. */
final class ModelTexts {

    private ModelTexts() {}

    static Violation missing(MediaCatalog catalog, String kind) {
        String models = String.join(", ", catalog.modelsOf(kind));
        String message = "'model' is required: give it as the option model or the header " + MediaHeaders.MODEL
                + "; documented: " + models;
        return new Violation("model", "", models, message, Rule.REQUIRED);
    }

    static Violation unknown(MediaCatalog catalog, String kind, String model) {
        String shown = ShortText.of(model);
        List<ModelSchema> elsewhere = catalog.modelNamed(model);
        boolean isKind = catalog.models().containsKey(kind);
        String hint = elsewhere.isEmpty() ? nearMisses(catalog, kind, model) : kinds(shown, elsewhere);
        String message = "model=" + shown + " is not among the documented " + (isKind ? kind + " " : "") + "models of "
                + catalog.displayName() + hint;
        return new Violation("model", shown, String.join(", ", catalog.modelsOf(kind)), message, Rule.UNKNOWN_MODEL);
    }

    private static String kinds(String model, List<ModelSchema> elsewhere) {
        return elsewhere.stream()
                .map(ModelSchema::kind)
                .map(kind -> article(kind) + kind + " model: use operation " + kind)
                .collect(Collectors.joining(", or ", ": " + model + " is ", ""));
    }

    /** A name that comes near none of the kind may have been meant for another kind. */
    private static String nearMisses(MediaCatalog catalog, String kind, String model) {
        List<String> near = catalog.nearMisses(kind, model);
        if (!near.isEmpty()) {
            return ": did you mean " + String.join(", ", near) + "?";
        }
        List<String> elsewhere = catalog.nearMisses("", model);
        return elsewhere.isEmpty()
                ? "; the operation catalog lists them"
                : elsewhere.stream()
                        .map(name -> name + " of the operation " + kindsOf(catalog, name))
                        .collect(Collectors.joining(", ", ": did you mean ", "?"));
    }

    private static String kindsOf(MediaCatalog catalog, String model) {
        return catalog.modelNamed(model).stream().map(ModelSchema::kind).collect(Collectors.joining(" or "));
    }

    private static String article(String kind) {
        return "aeiou".indexOf(kind.charAt(0)) < 0 ? "a " : "an ";
    }
}
