package io.genmedia.camel.monet.springboot;

import io.genmedia.camel.monet.MonetComponent;
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
 * Sets the properties {@code camel.component.monet} on the component.
 *
 * <p>Generated from the metadata of the component: do not edit, build the starter again.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@EnableConfigurationProperties({ComponentConfigurationProperties.class, MonetComponentConfiguration.class})
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.monet"})
public class MonetComponentAutoConfiguration {

    @Lazy
    @Bean
    public ComponentCustomizer configureMonetComponent(
            CamelContext camelContext, Environment environment, MonetComponentConfiguration configuration) {
        return new MediaComponentCustomizer(
                camelContext, environment, MonetComponent.class, configuration);
    }
}
