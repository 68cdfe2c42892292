package io.genmedia.camel.media.springboot.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** The Java sources of a starter. */
final class StarterSources {

    private static final String GENERATED =
            "Generated from the metadata of the component: do not edit, build the starter again.";
    private static final int WIDTH = 110;

    private final StarterComponent component;

    StarterSources(StarterComponent component) {
        this.component = component;
    }

    /** @return the texts by the simple names of their classes */
    Map<String, String> all() {
        return new TreeMap<>(Map.of(
                component.configurationName(),
                configuration(),
                component.autoConfigurationName(),
                autoConfiguration()));
    }

    private String configuration() {
        StringBuilder code = new StringBuilder();
        code.append("package ").append(component.packageName()).append(";\n\n");
        code.append("import io.genmedia.camel.media.springboot.MediaComponentOptions;\n");
        code.append("import java.util.Map;\n");
        code.append("import java.util.Set;\n");
        code.append("import org.springframework.boot.context.properties.ConfigurationProperties;\n\n");
        code.append(javadoc("", escaped(component.description()) + "\n\n<p>" + GENERATED));
        code.append("@ConfigurationProperties(prefix = \"")
                .append(component.prefix())
                .append("\", ignoreUnknownFields = false)\n");
        code.append("public class ").append(component.configurationName()).append(" extends MediaComponentOptions {\n");
        for (ComponentOption option : component.options()) {
            code.append('\n').append(javadoc("    ", escaped(option.meaning())));
            code.append("    private ")
                    .append(shortType(option))
                    .append(' ')
                    .append(field(option))
                    .append(";\n");
        }
        for (ComponentOption option : component.options()) {
            accessors(code, option);
        }
        code.append("\n    @Override\n    protected void options(Sink options) {\n");
        for (ComponentOption option : component.options()) {
            code.append("        options.option(\"")
                    .append(option.name())
                    .append("\", ")
                    .append(field(option));
            option.values().forEach(value -> code.append(", \"").append(value).append('"'));
            code.append(");\n");
        }
        code.append("    }\n\n    @Override\n    public Set<String> secrets() {\n        return Set.of(");
        code.append(component.options().stream()
                .filter(ComponentOption::secret)
                .map(option -> "\"" + option.name() + "\"")
                .collect(Collectors.joining(", ")));
        return code.append(");\n    }\n}\n").toString();
    }

    private static void accessors(StringBuilder code, ComponentOption option) {
        String type = shortType(option);
        String deprecated = option.deprecation() == null ? "" : "    @Deprecated\n";
        String suffix = StarterComponent.capital(option.name());
        code.append("\n").append(deprecated);
        code.append("    public ").append(type).append(" get").append(suffix).append("() {\n");
        code.append("        return ").append(field(option)).append(";\n    }\n");
        code.append("\n").append(deprecated);
        code.append("    public void set")
                .append(suffix)
                .append("(")
                .append(type)
                .append(' ');
        code.append(field(option)).append(") {\n");
        code.append("        this.").append(field(option)).append(" = ").append(field(option));
        code.append(";\n    }\n");
    }

    private String autoConfiguration() {
        return """
                package %1$s;

                import %2$s;
                import io.genmedia.camel.media.springboot.MediaComponentCustomizer;
                import org.apache.camel.CamelContext;
                import org.apache.camel.spi.ComponentCustomizer;
                import org.apache.camel.spring.boot.CamelAutoConfiguration;
                import org.apache.camel.spring.boot.ComponentConfigurationProperties;
                import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
                import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
                import org.springframework.boot.autoconfigure.AutoConfiguration;
                import org.springframework.boot.context.properties.EnableConfigurationProperties;
                import org.springframework.context.annotation.Bean;
                import org.springframework.context.annotation.Conditional;
                import org.springframework.context.annotation.Lazy;
                import org.springframework.core.env.Environment;

                /**
                 * Sets the properties {@code %3$s} on the component.
                 *
                 * <p>%4$s
                 */
                @AutoConfiguration(after = CamelAutoConfiguration.class)
                @Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
                @EnableConfigurationProperties({ComponentConfigurationProperties.class, %5$s.class})
                @ConditionalOnHierarchicalProperties({"camel.component", "%3$s"})
                public class %6$s {

                    @Lazy
                    @Bean
                    public ComponentCustomizer configure%7$s(
                            CamelContext camelContext, Environment environment, %5$s configuration) {
                        return new MediaComponentCustomizer(
                                camelContext, environment, %7$s.class, configuration);
                    }
                }
                """
                .formatted(
                        component.packageName(),
                        component.className(),
                        component.prefix(),
                        GENERATED,
                        component.configurationName(),
                        component.autoConfigurationName(),
                        component.simpleName());
    }

    private static String shortType(ComponentOption option) {
        return option.isMap() ? "Map<String, Object>" : option.type().replace("java.lang.", "");
    }

    /** A name that Java keeps for itself cannot be that of a field. */
    private static String field(ComponentOption option) {
        return SourceVersion.isKeyword(option.name()) ? option.name() + "Option" : option.name();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("*/", "*&#47;");
    }

    private static String javadoc(String indent, String text) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ")) {
                if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        if (lines.size() == 1) {
            return indent + "/** " + lines.get(0) + " */\n";
        }
        String body = lines.stream()
                .map(line -> (indent + " * " + line).stripTrailing() + "\n")
                .collect(Collectors.joining());
        return indent + "/**\n" + body + indent + " */\n";
    }
}
