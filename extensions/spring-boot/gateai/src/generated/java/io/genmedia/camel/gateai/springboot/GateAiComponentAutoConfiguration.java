package io.genmedia.camel.gateai.springboot;

import io.genmedia.camel.gateai.GateAiComponent;
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
 * Sets the properties {@code camel.component.gateai} on the component.
 *
 * <p>Generated from the metadata of the component: do not edit, build the starter again.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@EnableConfigurationProperties({ComponentConfigurationProperties.class, GateAiComponentConfiguration.class})
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.gateai"})
public class GateAiComponentAutoConfiguration {

    @Lazy
    @Bean
    public ComponentCustomizer configureGateAiComponent(
            CamelContext camelContext, Environment environment, GateAiComponentConfiguration configuration) {
        return new MediaComponentCustomizer(
                camelContext, environment, GateAiComponent.class, configuration);
    }
}
