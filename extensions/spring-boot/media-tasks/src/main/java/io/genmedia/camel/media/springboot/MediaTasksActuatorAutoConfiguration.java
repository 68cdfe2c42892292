package io.genmedia.camel.media.springboot;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Keeps the actuator from showing keys and passwords of the components, also where it is told to show values. */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public class MediaTasksActuatorAutoConfiguration {

    @Bean
    SanitizingFunction mediaComponentSecrets(ObjectProvider<MediaComponentOptions> components) {
        return new SecretProperties(components.orderedStream());
    }
}
