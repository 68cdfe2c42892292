package io.genmedia.camel.media.springboot;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Keeps the actuator from showing keys and passwords of the components, also where it is told to show values. */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public class MediaTasksActuatorAutoConfiguration {

    @Bean
    SanitizingFunction mediaComponentSecrets() {
        // of every starter on the class path: a component that is not enabled has no bean, but may well have been given
        // its key
        return new SecretProperties(SpringFactoriesLoader.loadFactories(
                MediaComponentOptions.class, MediaComponentOptions.class.getClassLoader()));
    }
}
