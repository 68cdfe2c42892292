package io.genmedia.camel.media.springboot.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An option of a component.
 *
 * @param name as the component has it, {@code pollInterval}
 * @param javaType of the component's own property
 * @param description in sentences
 * @param defaultValue as JSON; missing where there is none
 * @param values the closed list of what is accepted; empty where there is none
 * @param secret whether it is never to be shown
 * @param deprecation why it is not to be used any more; null where it is
 */
record ComponentOption(
        String name,
        String javaType,
        String description,
        JsonNode defaultValue,
        List<String> values,
        boolean secret,
        String deprecation) {

    private static final String STRING = "java.lang.String";
    private static final String MAP = "java.util.Map<java.lang.String,java.lang.Object>";

    static ComponentOption of(String name, JsonNode metadata) {
        List<String> values = new ArrayList<>();
        metadata.path("enum").forEach(value -> values.add(value.asText()));
        return new ComponentOption(
                name,
                metadata.path("javaType").asText().replace(" ", ""),
                metadata.path("description").asText(),
                metadata.path("defaultValue"),
                values,
                metadata.path("secret").asBoolean(),
                metadata.path("deprecated").asBoolean()
                        ? metadata.path("deprecationNote").asText("")
                        : null);
    }

    /** @return the name in files of Spring Boot, {@code poll-interval} */
    String dashedName() {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /**
     * The type of the property of the starter. Nothing is set on the component unless it is given, so nothing is primitive; and
     * a bean is named by its text, which Camel resolves.
     */
    String type() {
        return switch (javaType) {
            case STRING, MAP -> javaType;
            case "boolean", "java.lang.Boolean" -> "java.lang.Boolean";
            case "int", "java.lang.Integer" -> "java.lang.Integer";
            case "long", "java.lang.Long" -> "java.lang.Long";
            default -> {
                if (!isBean()) {
                    throw new IllegalArgumentException(
                            "Option " + name + " is of type " + javaType
                                    + ", which the generator does not know; known are String, boolean, int, long, Map, and beans");
                }
                yield STRING;
            }
        };
    }

    /** @return whether it is set by naming a bean */
    boolean isBean() {
        return !javaType.startsWith("java.") && javaType.contains(".");
    }

    boolean isMap() {
        return javaType.equals(MAP);
    }

    /** @return the description, with what the types of Spring Boot cannot tell */
    String meaning() {
        return description
                + (isBean() ? " Names a bean of type " + javaType + ", as #bean:name." : "")
                + (secret ? " Secret: never shown." : "");
    }
}
