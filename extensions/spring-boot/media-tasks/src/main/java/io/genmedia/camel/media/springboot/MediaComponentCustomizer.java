package io.genmedia.camel.media.springboot;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.core.env.Environment;

/**
 * Sets the properties of the application on a component as it is added to the Camel context. Values are read as elsewhere in
 * Camel: <code>{{placeholder}}</code>, {@code #bean:name}, {@code #class:name}, {@code #type:name}.
 */
public final class MediaComponentCustomizer implements ComponentCustomizer {

    private final CamelContext camelContext;
    private final Environment environment;
    private final Class<? extends Component> type;
    private final MediaComponentOptions options;

    /**
     * @param camelContext the context
     * @param environment says whether customizers are enabled
     * @param type of the component
     * @param options the properties
     */
    public MediaComponentCustomizer(
            CamelContext camelContext,
            Environment environment,
            Class<? extends Component> type,
            MediaComponentOptions options) {
        this.camelContext = camelContext;
        this.environment = environment;
        this.type = type;
        this.options = options;
    }

    @Override
    public boolean isEnabled(String name, Component target) {
        return type.isInstance(target)
                && HierarchicalPropertiesEvaluator.evaluate(
                        environment, "camel.component.customizer", options.prefix() + ".customizer");
    }

    /** @throws IllegalArgumentException where a value cannot be set */
    @Override
    public void configure(String name, Component target) {
        for (Map.Entry<String, Object> option : options.given().entrySet()) {
            set(target, option.getKey(), option.getValue());
        }
    }

    private void set(Component target, String option, Object value) {
        try {
            CamelPropertiesHelper.setCamelProperties(camelContext, target, new HashMap<>(Map.of(option, value)), true);
        } catch (RuntimeException e) {
            String shown = options.secrets().contains(option) ? "" : "=" + value;
            throw new IllegalArgumentException(
                    options.prefix() + "." + OptionNames.dashed(option) + shown + " cannot be set: " + reason(e), e);
        }
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }
}
