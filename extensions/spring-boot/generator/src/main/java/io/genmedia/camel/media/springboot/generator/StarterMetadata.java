package io.genmedia.camel.media.springboot.generator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;

/** What editors complete: the {@code spring-configuration-metadata.json} of a starter. */
final class StarterMetadata {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOOLEAN = "java.lang.Boolean";

    private final StarterComponent component;
    private final String source;

    StarterMetadata(StarterComponent component) {
        this.component = component;
        this.source = component.packageName() + "." + component.configurationName();
    }

    String text() {
        ObjectNode metadata = JSON.createObjectNode();
        groups(metadata.putArray("groups"));
        ArrayNode properties = metadata.putArray("properties");
        property(
                        properties,
                        "enabled",
                        BOOLEAN,
                        "Whether the properties of " + component.prefix() + " are set on the component.")
                .put("defaultValue", true);
        property(
                        properties,
                        "customizer.enabled",
                        BOOLEAN,
                        "Whether the properties of " + component.prefix()
                                + " are set on components that are added to the Camel context.")
                .put("defaultValue", true);
        sorted().forEach(option -> option(properties, option));
        ArrayNode hints = metadata.putArray("hints");
        sorted().forEach(option -> hint(hints, option));
        return print(metadata);
    }

    private List<ComponentOption> sorted() {
        return component.options().stream()
                .sorted(Comparator.comparing(ComponentOption::dashedName))
                .toList();
    }

    private void groups(ArrayNode groups) {
        groups.addObject().put("name", component.prefix()).put("type", source).put("sourceType", source);
        groups.addObject()
                .put("name", component.prefix() + ".customizer")
                .put("type", "org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon$CustomizerProperties")
                .put("sourceType", source)
                .put("sourceMethod", "getCustomizer()");
    }

    private ObjectNode property(ArrayNode properties, String name, String type, String description) {
        return properties
                .addObject()
                .put("name", component.prefix() + "." + name)
                .put("type", type)
                .put("description", description)
                .put("sourceType", source);
    }

    private void option(ArrayNode properties, ComponentOption option) {
        ObjectNode property = property(properties, option.dashedName(), option.type(), option.meaning());
        if (!option.defaultValue().isMissingNode()) {
            property.set("defaultValue", option.defaultValue());
        }
        if (option.deprecation() != null) {
            property.put("deprecated", true)
                    .putObject("deprecation")
                    .put("level", "warning")
                    .put("reason", option.deprecation());
        }
    }

    private void hint(ArrayNode hints, ComponentOption option) {
        String name = component.prefix() + "." + option.dashedName();
        if (option.isBean()) {
            ObjectNode provider =
                    hints.addObject().put("name", name).putArray("providers").addObject();
            provider.put("name", "spring-bean-reference");
            provider.putObject("parameters").put("target", option.javaType());
        } else if (!option.values().isEmpty()) {
            ArrayNode values = hints.addObject().put("name", name).putArray("values");
            option.values().forEach(value -> values.addObject().put("value", value));
        }
    }

    private static String print(ObjectNode metadata) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        try {
            return JSON.writer(printer).writeValueAsString(metadata) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
