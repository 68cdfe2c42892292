package io.genmedia.camel.media.springboot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.annotation.MergedAnnotations;

/**
 * The properties {@code camel.component.SCHEME} of an application, of which only those that are given are set on the component:
 * the component itself knows its defaults.
 */
public abstract class MediaComponentOptions extends ComponentConfigurationPropertiesCommon {

    /** Takes the options. */
    @FunctionalInterface
    protected interface Sink {

        /**
         * @param name of the component's option
         * @param value what is given; null for nothing
         * @param accepted the closed list of what is accepted; empty where there is none
         */
        void option(String name, Object value, String... accepted);
    }

    /**
     * Names all options.
     *
     * @param options takes them, in the order in which they are to be set
     */
    protected abstract void options(Sink options);

    /** @return the names of the options that are never to be shown */
    public abstract Set<String> secrets();

    /** @return with what the names of the properties begin, {@code camel.component.monet} */
    public String prefix() {
        return MergedAnnotations.from(getClass())
                .get(ConfigurationProperties.class)
                .getString("prefix");
    }

    /** @return the names of all options, as files of properties have them: {@code poll-interval} */
    Set<String> names() {
        Map<String, Object> names = new LinkedHashMap<>();
        options((name, value, accepted) -> names.put(OptionNames.dashed(name), name));
        return names.keySet();
    }

    /**
     * @return what is given, by the names of the component's options, in the order in which it is to be set
     * @throws IllegalArgumentException where a file of YAML gave something else than what stands there
     */
    Map<String, Object> given() {
        Map<String, Object> given = new LinkedHashMap<>();
        YamlValues yaml = new YamlValues(prefix());
        options((name, value, accepted) -> {
            if (value != null) {
                given.put(name, yaml.meant(name, value, Set.of(accepted)));
            }
        });
        return given;
    }
}
