package io.genmedia.camel.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.genmedia.camel.media.catalog.MediaCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes the Kamelets of a component: one for each operation that low-code editors should offer, with the options that people set.
 *
 * <p>No property has a default: what is not given is left to the component, where an application sets it once for all routes. The
 * default that then holds is told in words.
 */
final class Kamelets {

    /** An action buys, or moves files. */
    private static final List<String> ACTIONS =
            List.of("video", "image", "music", "audio", "3d", "generate", "upload", "download");

    private static final String SOURCE = "completed";

    private static final List<String> OF_GENERATE = List.of(
            "download",
            "completion",
            "correlate",
            "timeout",
            "pollInterval",
            "maxCost",
            "allowAdjustments",
            "validation",
            "idempotencyKey",
            "maxAttempts",
            "autoUpload",
            "maxDownloadSize",
            "drainTimeout",
            "progress",
            "publicUrl",
            "path",
            "callbackUrl",
            "trustCallback",
            "adoptLostTask",
            "uploadUrl",
            "allowPrivateAddresses");

    private static final Map<String, List<String>> OF_OTHERS = Map.of(
            "upload",
            List.of("uploadUrl"),
            "download",
            List.of("maxDownloadSize", "allowPrivateAddresses"),
            SOURCE,
            List.of("maximumDeliveries"));

    private static final List<String> OF_ALL = List.of("baseUrl", "apiKey");

    /** Names that a property may not have, because the endpoint {@code kamelet:} has an option of that name and keeps it. */
    private static final Map<String, String> OTHER_NAMES = Map.of("timeout", "taskTimeout");

    /** An expression: Camel evaluates what stands in RAW() when the route starts, where there is no message yet. */
    private static final String EXPRESSION = "idempotencyKey";

    private static final Map<String, String> WHAT = Map.of(
            "video", "Make a video",
            "image", "Make a picture",
            "music", "Make music",
            "audio", "Make music, speech or another sound",
            "3d", "Make a 3D model",
            "generate", "Make whatever the model makes");

    /** Every text is quoted: to some readers a plain 16:9 is a number. */
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private final JsonNode component;
    private final JsonNode options;
    private final KameletModels models;

    Kamelets(JsonNode metadata, MediaCatalog catalog) {
        component = metadata.path("component");
        options = metadata.path("properties");
        models = new KameletModels(catalog);
    }

    /** @return the operations that have a Kamelet, of those that the component has */
    static List<String> operations(JsonNode metadata) {
        List<String> known = new ArrayList<>();
        metadata.at("/properties/operation/enum").forEach(operation -> known.add(operation.asText()));
        List<String> operations = new ArrayList<>(ACTIONS);
        operations.add(SOURCE);
        operations.retainAll(known);
        return operations;
    }

    /** @return the name of the Kamelet, which is that of its file too */
    static String name(String scheme, String operation) {
        return scheme + "-" + operation + (operation.equals(SOURCE) ? "-source" : "-action");
    }

    /**
     * @param operation of the component
     * @return the text of the Kamelet
     */
    String render(String operation) {
        ObjectNode kamelet = object();
        kamelet.put("apiVersion", "camel.apache.org/v1").put("kind", "Kamelet");
        kamelet.set("metadata", metadata(operation));
        kamelet.set("spec", spec(operation));
        try {
            return "# Generated from the options of the component and its catalog: " + GeneratedDocs.COMMAND + "\n"
                    + YAML.writeValueAsString(kamelet);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON can be written as YAML", e);
        }
    }

    private ObjectNode metadata(String operation) {
        ObjectNode metadata = object().put("name", name(scheme(), operation));
        metadata.putObject("annotations")
                .put("camel.apache.org/kamelet.support.level", text("supportLevel"))
                .put("camel.apache.org/catalog.version", text("version"))
                .put("camel.apache.org/kamelet.icon", KameletIcons.of(scheme(), operation))
                .put("camel.apache.org/provider", "Camel GenMedia")
                .put("camel.apache.org/kamelet.group", text("title"))
                .put("camel.apache.org/kamelet.namespace", "AI");
        metadata.putObject("labels")
                .put("camel.apache.org/kamelet.type", operation.equals(SOURCE) ? "source" : "action");
        return metadata;
    }

    private ObjectNode spec(String operation) {
        ObjectNode spec = object();
        ObjectNode definition = spec.putObject("definition");
        definition.put("title", title(operation));
        definition.put("description", description(operation));
        definition.put("type", "object");
        ObjectNode properties = definition.putObject("properties");
        ObjectNode parameters = object();
        for (String option : optionsOf(operation)) {
            String property = OTHER_NAMES.getOrDefault(option, option);
            properties.set(property, property(operation, option));
            // where it is not given, Camel would look for a plain {{?path}} in the environment
            String optional = "{{?given:" + property + "}}";
            parameters.put(option, option.equals(EXPRESSION) ? optional : "RAW(" + optional + ")");
        }
        types(spec.putObject("types"), operation);
        spec.putArray("dependencies")
                .add("mvn:" + text("groupId") + ":" + text("artifactId") + ":" + text("version"))
                .add("camel:kamelet");
        template(spec.putObject("template"), operation, parameters);
        return spec;
    }

    private List<String> optionsOf(String operation) {
        List<String> names = new ArrayList<>();
        if (!OF_OTHERS.containsKey(operation)) {
            names.add("model");
            names.add("prompt");
            options.properties().forEach(option -> {
                boolean ofModel = option.getValue().path("group").asText().equals("model");
                if (ofModel && models.take(operation, option.getKey())) {
                    names.add(option.getKey());
                }
            });
        }
        names.addAll(OF_OTHERS.getOrDefault(operation, OF_GENERATE));
        names.addAll(OF_ALL);
        names.removeIf(name -> !options.has(name));
        return names;
    }

    private ObjectNode property(String operation, String option) {
        JsonNode of = options.path(option);
        ObjectNode property = object();
        property.put("title", of.path("displayName").asText());
        property.put("description", words(of));
        if (option.equals("model")) {
            property.put("type", "string");
            ArrayNode names = property.putArray("enum");
            models.of(operation).forEach(names::add);
            property.put("example", models.of(operation).get(0));
        } else if (of.path("group").asText().equals("model")) {
            models.describe(operation, option, property);
        } else {
            String type = of.path("type").asText();
            property.put("type", type.equals("enum") || type.equals("duration") ? "string" : type);
            if (of.has("enum")) {
                property.set("enum", of.get("enum"));
            }
        }
        if (of.path("secret").asBoolean()) {
            property.put("format", "password");
            property.putArray("x-descriptors").add("urn:camel:group:credentials");
        } else if (property.path("type").asText().equals("boolean")) {
            property.putArray("x-descriptors").add("urn:alm:descriptor:com.tectonic.ui:checkbox");
        }
        return property;
    }

    private static String words(JsonNode option) {
        // the Kamelet itself takes care of what a URI would need
        String said = option.path("description").asText().replace(" A data URI needs RAW().", "");
        String unset = option.path("defaultValue").asText("");
        return unset.isEmpty() ? said : said + " By default as the component is set, which is " + unset + ".";
    }

    private static void types(ObjectNode types, String operation) {
        if (!operation.equals(SOURCE)) {
            String in =
                    switch (operation) {
                        case "upload" -> "application/octet-stream";
                        case "download" -> "application/json";
                        default -> "text/plain";
                    };
            types.putObject("in").put("mediaType", in);
        }
        types.putObject("out")
                .put("mediaType", operation.equals("download") ? "application/octet-stream" : "application/json");
    }

    private void template(ObjectNode template, String operation, ObjectNode parameters) {
        ObjectNode from = template.putObject("from");
        String uri = scheme() + ":" + operation;
        if (operation.equals(SOURCE)) {
            from.put("uri", uri);
            from.set("parameters", parameters);
            from.putArray("steps").addObject().put("to", "kamelet:sink");
        } else {
            from.put("uri", "kamelet:source");
            // the id is part of the key under which something is bought
            ObjectNode to = from.putArray("steps").addObject().putObject("to");
            to.put("id", operation).put("uri", uri);
            to.set("parameters", parameters);
        }
    }

    private String title(String operation) {
        return switch (operation) {
            case "3d" -> text("title") + " 3D Model";
            case SOURCE -> text("title") + " Completed Tasks";
            default -> text("title") + " " + Character.toUpperCase(operation.charAt(0)) + operation.substring(1);
        };
    }

    private String description(String operation) {
        String provider = text("title");
        return switch (operation) {
            case "upload" ->
                "Upload a file to " + provider
                        + ". The body is a file, a stream or bytes; the body that follows names the address of what was uploaded.";
            case "download" ->
                "Download what " + provider
                        + " made. The body is the result of a step that made something, or an address; the body that follows is the content.";
            case SOURCE ->
                "Tell each task that this application submitted to " + provider
                        + " with completion=none, when it ends. There is one in an application.";
            default ->
                WHAT.get(operation) + " with " + provider
                        + ". The body is the prompt, or a JSON object of parameters; the body that follows is the result, or its content with download. Each message is paid for once.";
        };
    }

    private String scheme() {
        return text("scheme");
    }

    private String text(String field) {
        return component.path(field).asText();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
