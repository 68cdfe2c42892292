package io.genmedia.camel.media.springboot;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says which property of a component is not known, where it stands, and which there are. Unlike that of Spring Boot it does not
 * show the value, which may be a key under a name with a slip.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnknownOptionFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        Class<?> target = cause.getTarget().getType().resolve(Object.class);
        if (!(cause.getCause() instanceof UnboundConfigurationPropertiesException unknown)
                || !MediaComponentOptions.class.isAssignableFrom(target)) {
            return null;
        }
        MediaComponentOptions options = (MediaComponentOptions) BeanUtils.instantiateClass(target);
        List<String> names = unknown.getUnboundProperties().stream()
                .map(UnknownOptionFailureAnalyzer::described)
                .toList();
        Set<String> known = options.names();
        return new FailureAnalysis(
                "There is no such option of the component: " + String.join("; ", names),
                "Take it away, or take one of these, after " + options.prefix() + ".: "
                        + known.stream().sorted().collect(Collectors.joining(", ")),
                cause);
    }

    private static String described(ConfigurationProperty property) {
        return property.getName() + (property.getOrigin() == null ? "" : ", from " + property.getOrigin());
    }
}
