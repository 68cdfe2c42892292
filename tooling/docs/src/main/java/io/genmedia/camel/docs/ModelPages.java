package io.genmedia.camel.docs;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.catalog.MediaCatalog;
import io.genmedia.camel.media.catalog.ModelSchema;
import io.genmedia.camel.media.catalog.ParameterSchema;
import io.genmedia.camel.media.catalog.SizeTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page of a provider's models. */
final class ModelPages {

    private static final List<String> SIDES = List.of("width", "height");
    private static final String SIZES =
            """
            Where a model has a table of sizes, width and height count as one: of a size that the table does not hold, the warning
            tells which one the provider is expected to make instead.

            """;

    private ModelPages() {}

    /** @return the page, in Markdown */
    static String render(MediaCatalog catalog) {
        StringBuilder page = new StringBuilder();
        page.append("# Models of ").append(catalog.displayName()).append("\n\n");
        page.append("<!-- Generated from the catalog; after a change of the catalog: ")
                .append(GeneratedDocs.COMMAND)
                .append(" -->\n\n");
        page.append(introduction(catalog));
        catalog.models().forEach((kind, models) -> page.append(indexOf(kind, models)));
        page.append(everyModel(catalog));
        catalog.models().forEach((kind, models) -> {
            page.append("\n## ").append(Markdown.capitalized(kind)).append('\n');
            models.forEach(model ->
                    catalog.model(kind, model).ifPresent(schema -> page.append(section(catalog.provider(), schema))));
        });
        return page.toString();
    }

    private static String introduction(MediaCatalog catalog) {
        int count = catalog.models().values().stream().mapToInt(List::size).sum();
        return """
                %d models. A parameter is given under its own name: as `input.NAME` in the address, in a body that is a map or
                JSON, or in the header `CamelMediaInput`; a body of text is the prompt. What is required, the types, the lengths and
                the numbers of items are checked before anything is sent. A value that a list or a range below does not hold is a
                warning in the log, and is sent; with `validation=strict` it is refused. Where an address of an image or a video is asked
                for, a local file does too. `monet:catalog` hands the same as JSON Schema.

                """
                        .formatted(count)
                        .replace("monet:", catalog.provider() + ":")
                + (hasSizes(catalog) ? SIZES : "");
    }

    private static boolean hasSizes(MediaCatalog catalog) {
        return catalog.models().entrySet().stream()
                .anyMatch(kind -> kind.getValue().stream().anyMatch(model -> catalog.model(kind.getKey(), model)
                        .orElseThrow()
                        .sizes()
                        .isPresent()));
    }

    private static String everyModel(MediaCatalog catalog) {
        if (catalog.commonParameters().isEmpty()) {
            return "";
        }
        return """

                ## Every model

                Each model takes these beside its own parameters. Where a model has a parameter of the same name, the model's own
                holds.

                """
                + table(catalog.commonParameters(), false);
    }

    private static String indexOf(String kind, List<String> models) {
        String links = models.stream()
                .map(model -> "[" + model + "](#" + anchor(kind, model) + ")")
                .collect(Collectors.joining(", "));
        return "- **" + Markdown.capitalized(kind) + "** (" + models.size() + "): " + links + "\n";
    }

    private static String section(String scheme, ModelSchema model) {
        StringBuilder text = new StringBuilder();
        text.append("\n<a id=\"").append(anchor(model.kind(), model.model())).append("\"></a>\n\n");
        text.append("### ").append(model.model()).append("\n\n");
        text.append("**").append(model.title()).append("**");
        text.append(fact(model, "family", " · ", "")).append(". ");
        text.append(model.description()).append("\n\n");
        text.append(fact(model, "use", "- For: ", "\n"));
        text.append(fact(model, "makes", "- Makes: ", ", though it is asked for as " + model.kind() + "\n"));
        text.append(fact(model, "duration", "- Length: ", "\n"));
        text.append(fact(model, "resolution", "- Resolution: ", "\n"));
        text.append(
                model.sizes().map(sizes -> "- Sizes: " + sizes(sizes) + "\n").orElse(""));
        text.append(fact(model, "pricing", "- Price: ", "\n"));
        text.append(fact(model, "features", "- Features: ", "\n"));
        text.append('\n').append(parameters(model));
        rules(model).forEach(rule -> text.append("\n- ").append(rule));
        return text.append("\n```yaml\n- to: \"")
                .append(Example.uri(scheme, model))
                .append("\"\n```\n")
                .toString();
    }

    private static String parameters(ModelSchema model) {
        if (model.isOpen()) {
            return "The documents list no parameters: whatever is given is sent as it is.\n";
        }
        List<ParameterSchema> own = model.parameters().stream()
                .filter(name -> !model.commonParameters().contains(name))
                .map(name -> model.parameter(name).orElseThrow())
                .toList();
        return own.isEmpty()
                ? "No parameters of its own.\n"
                : table(own, model.sizes().isPresent());
    }

    private static String table(List<ParameterSchema> parameters, boolean hasSizes) {
        StringBuilder table = new StringBuilder(
                Markdown.header(List.of("parameter", "type", "required", "accepted", "default", "notes")));
        for (ParameterSchema parameter : parameters) {
            boolean isSide = hasSizes && SIDES.contains(parameter.name());
            table.append(Markdown.row(List.of(
                    Markdown.code(parameter.name()),
                    type(parameter),
                    parameter.required() ? "yes" : "",
                    isSide ? "see sizes" : parameter.accepted(),
                    Markdown.code(parameter.defaultValue().map(ModelPages::text).orElse("")),
                    parameter.description())));
        }
        return table.toString();
    }

    /** The sizes of one label stand together. */
    private static String sizes(SizeTable sizes) {
        if (sizes.pairs().isEmpty()) {
            return sizes.accepted();
        }
        Map<String, List<String>> byLabel = new LinkedHashMap<>();
        sizes.pairs().forEach(pair -> byLabel.computeIfAbsent(pair.label(), label -> new ArrayList<>())
                .add(pair.size().toString()));
        String text = byLabel.entrySet().stream()
                .map(label -> label.getKey() + " " + String.join(", ", label.getValue()))
                .collect(Collectors.joining("; "));
        return text + (sizes.auto() ? "; 0 leaves a side to the model" : "");
    }

    private static List<String> rules(ModelSchema model) {
        List<String> rules = new ArrayList<>();
        model.schema()
                .path("allOf")
                .forEach(rule -> rules.add(rule.path("description").asText() + "\n"));
        return rules;
    }

    private static String type(ParameterSchema parameter) {
        String text = parameter
                .mediaKind()
                .map(medium -> "address of " + article(medium))
                .or(() -> parameter.reference().map(ModelPages::idOf))
                .orElse("text");
        if (parameter.types().isEmpty()) {
            return "not documented";
        }
        return parameter.types().stream()
                .map(type -> switch (type) {
                    case "string" -> text;
                    case "integer" -> "whole number";
                    case "boolean" -> "true or false";
                    case "array" -> "list" + itemsOf(parameter);
                    default -> type;
                })
                .collect(Collectors.joining(" or "));
    }

    private static String itemsOf(ParameterSchema parameter) {
        String media = parameter
                .mediaKind()
                .map(medium -> parameter.takesUploadIds()
                        ? " of the ids of uploaded " + medium + "s"
                        : " of " + medium + " addresses")
                .orElse("");
        return media.isEmpty()
                ? parameter.items().map(items -> " of " + type(items) + "s").orElse("")
                : media;
    }

    private static String idOf(String reference) {
        return reference.equals("task") ? "id of a finished task" : "id of a " + reference;
    }

    private static String article(String medium) {
        if (medium.equals("audio")) {
            return "a recording";
        }
        return ("aeiou".indexOf(medium.charAt(0)) < 0 ? "a " : "an ") + medium;
    }

    private static String fact(ModelSchema model, String name, String before, String after) {
        return model.annotation(name).map(value -> before + text(value) + after).orElse("");
    }

    private static String text(JsonNode value) {
        List<String> parts = new ArrayList<>();
        value.forEach(part -> parts.add(part.asText()));
        return value.isArray() ? String.join(", ", parts) : value.asText();
    }

    private static String anchor(String kind, String model) {
        return kind + "-" + model.replaceAll("[^A-Za-z0-9_-]", "-");
    }
}
