package io.genmedia.camel.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.MediaJson;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the tables of a component's page from the metadata that Camel's build writes.
 *
 * <p>A table stands between two comments: {@code <!-- options: monet -->} and {@code <!-- /options -->}; in the same way {@code
 * path}, {@code component-options} and {@code headers}. Names after the scheme ask for these options alone, in this order:
 * {@code <!-- options: monet model prompt -->}.
 */
final class OptionTables {

    private static final Pattern MARKED = Pattern.compile(
            "(<!-- (options|path|component-options|headers): ([a-z0-9-]+)((?: \\w+)*) -->\\n)(.*?)(<!-- /\\2 -->)",
            Pattern.DOTALL);

    private OptionTables() {}

    /**
     * @param page the page as it is
     * @param metadata of a component: {@code component}, {@code componentProperties}, {@code properties}, {@code headers}
     * @return the page with the tables of that component written anew; those of others stay
     */
    static String fill(String page, JsonNode metadata) {
        String scheme = metadata.path("component").path("scheme").asText();
        Matcher marked = MARKED.matcher(page);
        return marked.replaceAll(found -> {
            List<String> names = Arrays.stream(found.group(4).strip().split(" "))
                    .filter(name -> !name.isEmpty())
                    .toList();
            String table = found.group(3).equals(scheme) ? table(found.group(2), metadata, names) : found.group(5);
            return Matcher.quoteReplacement(found.group(1) + table + found.group(6));
        });
    }

    /** @return whether the page has a marker */
    static boolean isMarked(String page) {
        return page.contains("<!-- options:")
                || page.contains("<!-- path:")
                || page.contains("<!-- component-options:")
                || page.contains("<!-- headers:");
    }

    private static String table(String kind, JsonNode metadata, List<String> names) {
        return switch (kind) {
            case "path" -> options(named(metadata.path("properties"), names), "path");
            case "options" -> options(named(metadata.path("properties"), names), "parameter");
            case "component-options" -> options(named(metadata.path("componentProperties"), names), "property");
            default -> headers(named(metadata.path("headers"), names));
        };
    }

    /** Those with these names, in this order; all where there are no names. */
    private static JsonNode named(JsonNode options, List<String> names) {
        if (names.isEmpty()) {
            return options;
        }
        ObjectNode some = MediaJson.mapper().createObjectNode();
        for (String name : names) {
            if (!options.has(name)) {
                throw new IllegalArgumentException("A page asks for '" + name + "', which there is not");
            }
            some.set(name, options.get(name));
        }
        return some;
    }

    private static String options(JsonNode options, String kind) {
        StringBuilder table =
                new StringBuilder(Markdown.header(List.of("option", "group", "type", "default", "meaning")));
        for (Map.Entry<String, JsonNode> option : options.properties()) {
            if (option.getValue().path("kind").asText().equals(kind)) {
                table.append(Markdown.row(List.of(
                        Markdown.code(option.getKey()),
                        option.getValue().path("group").asText(),
                        type(option.getValue()),
                        Markdown.code(option.getValue().path("defaultValue").asText("")),
                        meaning(option.getValue()))));
            }
        }
        return table.toString();
    }

    private static String headers(JsonNode headers) {
        StringBuilder table =
                new StringBuilder(Markdown.header(List.of("header", "group", "type", "default", "meaning")));
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            table.append(Markdown.row(List.of(
                    Markdown.code(header.getKey()),
                    header.getValue().path("group").asText(),
                    type(header.getValue()),
                    Markdown.code(header.getValue().path("defaultValue").asText("")),
                    meaning(header.getValue()))));
        }
        return table.toString();
    }

    private static String type(JsonNode option) {
        if (option.has("enum")) {
            StringBuilder values = new StringBuilder();
            option.get("enum").forEach(value -> values.append(values.isEmpty() ? "" : ", ")
                    .append(value.asText()));
            return values.toString();
        }
        String javaType = option.path("javaType").asText();
        return javaType.substring(javaType.lastIndexOf('.') + 1);
    }

    private static String meaning(JsonNode option) {
        String required = option.path("required").asBoolean() ? "**Required.** " : "";
        String deprecated = option.path("deprecated").asBoolean() ? "**Deprecated.** " : "";
        String secret = option.path("secret").asBoolean() ? " Secret: never shown." : "";
        return required + deprecated + option.path("description").asText() + secret;
    }
}
