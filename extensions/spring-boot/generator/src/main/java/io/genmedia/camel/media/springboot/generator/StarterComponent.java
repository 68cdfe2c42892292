package io.genmedia.camel.media.springboot.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A component that has a starter.
 *
 * @param scheme in addresses
 * @param className of the component, with its package
 * @param description in a sentence
 * @param options in the order in which they are set
 */
record StarterComponent(String scheme, String className, String description, List<ComponentOption> options) {

    private static final String CONFIGURATION = "configuration";

    /**
     * @param className of the component
     * @throws IOException where its metadata cannot be read
     */
    static StarterComponent onClassPath(String className) throws IOException {
        String packageName = className.substring(0, className.lastIndexOf('.'));
        String scheme = packageName.substring(packageName.lastIndexOf('.') + 1);
        String file = "META-INF/" + packageName.replace('.', '/') + "/" + scheme + ".json";
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("There is no " + file + " on the class path: is " + className
                        + " a component, and built by Camel's component plugin?");
            }
            return of(new ObjectMapper().readTree(in));
        }
    }

    static StarterComponent of(JsonNode metadata) {
        JsonNode component = metadata.path("component");
        List<ComponentOption> options = new ArrayList<>();
        for (Map.Entry<String, JsonNode> option :
                metadata.path("componentProperties").properties()) {
            options.add(ComponentOption.of(option.getKey(), option.getValue()));
        }
        // it brings values for others, which may be given beside it
        options.sort((one, other) ->
                Boolean.compare(other.name().equals(CONFIGURATION), one.name().equals(CONFIGURATION)));
        return new StarterComponent(
                component.path("scheme").asText(),
                component.path("javaType").asText(),
                component.path("description").asText(),
                List.copyOf(options));
    }

    /** @return the prefix of its properties */
    String prefix() {
        return "camel.component." + scheme;
    }

    /** @return the package of its starter */
    String packageName() {
        return className.substring(0, className.lastIndexOf('.')) + ".springboot";
    }

    /** @return the name of the component's class, without its package */
    String simpleName() {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /** @return the name of the class of its properties, without its package */
    String configurationName() {
        return simpleName() + "Configuration";
    }

    /** @return the name of the class of its auto-configuration, without its package */
    String autoConfigurationName() {
        return simpleName() + "AutoConfiguration";
    }

    /** @return an option's name as part of a method's */
    static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
