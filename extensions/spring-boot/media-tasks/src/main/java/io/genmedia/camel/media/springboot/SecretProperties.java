package io.genmedia.camel.media.springboot;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/** Masks the secret properties of the components, however their names are written, and the variables that keys are taken from. */
final class SecretProperties implements SanitizingFunction {

    private static final String STORE_ADDRESS = "taskstoreurl";
    private static final String API_KEY = "apiKey";
    private static final Pattern PASSWORD = Pattern.compile("password|//[^/?#]*@", Pattern.CASE_INSENSITIVE);

    private final Set<String> secrets = new HashSet<>();
    private final Set<String> addresses = new HashSet<>();

    SecretProperties(Collection<MediaComponentOptions> components) {
        components.forEach(options -> {
            String prefix = options.prefix();
            String scheme = prefix.substring(prefix.lastIndexOf('.') + 1);
            options.secrets().forEach(secret -> secrets.add(OptionNames.uniform(prefix + secret)));
            secrets.add(OptionNames.uniform(scheme + API_KEY));
            addresses.add(OptionNames.uniform(prefix + STORE_ADDRESS));
        });
    }

    @Override
    public SanitizableData apply(SanitizableData data) {
        String name = OptionNames.uniform(data.getKey());
        return secrets.contains(name) || (addresses.contains(name) && hasPassword(data.getValue()))
                ? data.withSanitizedValue()
                : data;
    }

    private static boolean hasPassword(Object address) {
        return address != null && PASSWORD.matcher(address.toString()).find();
    }
}
