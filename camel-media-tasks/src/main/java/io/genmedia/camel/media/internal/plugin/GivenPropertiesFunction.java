package io.genmedia.camel.media.internal.plugin;

import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.PropertiesFunction;

/**
 * {@code {{?given:prompt}}}: a property of a Kamelet, where it was given to the Kamelet. A plain {@code {{?prompt}}} would go on looking
 * where none was given: in the properties of the application and in the environment, where {@code PATH} and {@code PROMPT} stand on
 * many machines, and {@code API_KEY} is a key for somebody else.
 */
public final class GivenPropertiesFunction implements PropertiesFunction, CamelContextAware {

    private CamelContext context;

    @Override
    public String getName() {
        return "given";
    }

    @Override
    public String apply(String name) {
        Properties given = context.getPropertiesComponent().getLocalProperties();
        return given == null ? null : given.getProperty(name);
    }

    @Override
    public boolean lookupFirst(String name) {
        return false;
    }

    @Override
    public boolean optional(String name) {
        return true;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }
}
