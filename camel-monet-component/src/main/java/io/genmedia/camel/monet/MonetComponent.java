package io.genmedia.camel.monet;

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

/** Makes videos, pictures and music with Monet AI. */
@Component("monet")
public class MonetComponent extends MediaComponent {

    private static final Set<MediaOperation> OPERATIONS = Collections.unmodifiableSet(EnumSet.of(
            MediaOperation.VIDEO,
            MediaOperation.IMAGE,
            MediaOperation.MUSIC,
            MediaOperation.AWAIT,
            MediaOperation.TASK,
            MediaOperation.TASKS,
            MediaOperation.UPLOAD,
            MediaOperation.DOWNLOAD,
            MediaOperation.CATALOG,
            MediaOperation.COMPLETED));

    @Metadata(description = "The options that hold for all endpoints of the component.")
    private MonetConfiguration configuration = new MonetConfiguration();

    /** For Camel, which sets the context. */
    public MonetComponent() {
        this(null);
    }

    /** @param context the context */
    public MonetComponent(CamelContext context) {
        super(context);
    }

    @Override
    public MediaProvider provider() {
        return MonetProvider.INSTANCE;
    }

    @Override
    public Set<MediaOperation> operations() {
        return OPERATIONS;
    }

    @Override
    protected MediaEndpoint createEndpoint(String uri, MediaOperation operation, MediaConfiguration options) {
        return new MonetEndpoint(uri, this, operation, (MonetConfiguration) options);
    }

    @Override
    public MonetConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(MonetConfiguration configuration) {
        this.configuration = configuration;
    }
}
