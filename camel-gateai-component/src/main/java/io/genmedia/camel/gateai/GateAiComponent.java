package io.genmedia.camel.gateai;

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

/** Makes pictures, videos and three-dimensional models with GateAI. */
@Component("gateai")
public class GateAiComponent extends MediaComponent {

    private static final Set<MediaOperation> OPERATIONS = Collections.unmodifiableSet(EnumSet.of(
            MediaOperation.VIDEO,
            MediaOperation.IMAGE,
            MediaOperation.THREE_D,
            MediaOperation.GENERATE,
            MediaOperation.AWAIT,
            MediaOperation.TASK,
            MediaOperation.TASKS,
            MediaOperation.UPLOAD,
            MediaOperation.DOWNLOAD,
            MediaOperation.ESTIMATE,
            MediaOperation.CATALOG,
            MediaOperation.MODELS,
            MediaOperation.ACCOUNT,
            MediaOperation.COMPLETED));

    @Metadata(description = "The options that hold for all endpoints of the component.")
    private GateAiConfiguration configuration = new GateAiConfiguration();

    /** For Camel, which sets the context. */
    public GateAiComponent() {
        this(null);
    }

    /** @param context the context */
    public GateAiComponent(CamelContext context) {
        super(context);
    }

    @Override
    public MediaProvider provider() {
        return GateAiProvider.INSTANCE;
    }

    @Override
    public Set<MediaOperation> operations() {
        return OPERATIONS;
    }

    @Override
    protected MediaEndpoint createEndpoint(String uri, MediaOperation operation, MediaConfiguration options) {
        return new GateAiEndpoint(uri, this, operation, (GateAiConfiguration) options);
    }

    @Override
    public GateAiConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(GateAiConfiguration configuration) {
        this.configuration = configuration;
    }
}
