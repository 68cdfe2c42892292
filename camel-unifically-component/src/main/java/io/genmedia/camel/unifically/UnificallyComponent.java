package io.genmedia.camel.unifically;

import io.genmedia.camel.media.component.MediaComponent;
import io.genmedia.camel.media.component.MediaConfiguration;
import io.genmedia.camel.media.component.MediaEndpoint;
import io.genmedia.camel.media.component.MediaOperation;
import io.genmedia.camel.media.spi.MediaProvider;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;

/** Makes videos, pictures, sound and text with Unifically. */
@Component("unifically")
public class UnificallyComponent extends MediaComponent {

    private static final Set<MediaOperation> OPERATIONS = Collections.unmodifiableSet(EnumSet.of(
            MediaOperation.VIDEO,
            MediaOperation.IMAGE,
            MediaOperation.AUDIO,
            MediaOperation.GENERATE,
            MediaOperation.AWAIT,
            MediaOperation.TASK,
            MediaOperation.UPLOAD,
            MediaOperation.DOWNLOAD,
            MediaOperation.ESTIMATE,
            MediaOperation.CATALOG,
            MediaOperation.ACCOUNT,
            MediaOperation.COMPLETED,
            MediaOperation.CALLBACK));

    @Metadata(description = "The options that hold for all endpoints of the component.")
    private UnificallyConfiguration configuration = new UnificallyConfiguration();

    @Metadata(
            label = "security",
            secret = true,
            description =
                    "The secret under which the address of each callback is signed. Give the same one to all nodes, and keep it over restarts. By default a random one, with which callbacks of tasks from before a restart are refused.")
    private String callbackSecret;

    /** For Camel, which sets the context. */
    public UnificallyComponent() {
        this(null);
    }

    /** @param context the context */
    public UnificallyComponent(CamelContext context) {
        super(context);
    }

    @Override
    public MediaProvider provider() {
        return UnificallyProvider.INSTANCE;
    }

    @Override
    public Set<MediaOperation> operations() {
        return OPERATIONS;
    }

    @Override
    protected MediaEndpoint createEndpoint(String uri, MediaOperation operation, MediaConfiguration options) {
        return new UnificallyEndpoint(uri, this, operation, (UnificallyConfiguration) options);
    }

    @Override
    public UnificallyConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(UnificallyConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public String getCallbackSecret() {
        return callbackSecret;
    }

    public void setCallbackSecret(String callbackSecret) {
        this.callbackSecret = callbackSecret;
    }
}
