package io.genmedia.camel.orders;

import io.genmedia.camel.media.component.MediaComponent;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Gives the components of the providers what {@code application.yaml} says. */
@Configuration(proxyBeanMethods = false)
class MediaComponents {

    @Bean
    ComponentCustomizer optionsOfProviders(Environment environment) {
        return new ComponentCustomizer() {
            @Override
            public void configure(String name, Component target) {
                if (target instanceof MediaComponent component) {
                    String options = "camel.component." + name + ".";
                    component.getConfiguration().setBaseUrl(environment.getProperty(options + "base-url"));
                    component.getConfiguration().setApiKey(environment.getProperty(options + "api-key"));
                    component
                            .getConfiguration()
                            .setPollInterval(environment.getProperty(options + "poll-interval", "5s"));
                }
            }
        };
    }
}
