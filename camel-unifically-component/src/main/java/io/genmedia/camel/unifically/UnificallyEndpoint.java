package io.genmedia.camel.unifically;

import io.genmedia.camel.media.component.MediaEndpoint;
import io.genmedia.camel.media.component.MediaOperation;
import org.apache.camel.Category;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/** Make videos, pictures, music and speech with the generative models behind Unifically. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "unifically",
        title = "Unifically",
        syntax = "unifically:operation",
        category = {Category.AI},
        headersClass = UnificallyConstants.class)
public class UnificallyEndpoint extends MediaEndpoint {

    @UriPath(
            enums = "video,image,audio,generate,await,task,upload,download,estimate,catalog,account,completed,callback",
            description =
                    "What to do: make a video, an image or audio, or with generate whatever the model makes; await a task, read a task; upload a file, download outputs; estimate the cost of a generate; show the bundled catalog, or the account. As consumer: completed (each task that was submitted with completion=none, when it ends) or callback (each task of which Unifically tells by a callback that it ended).")
    @Metadata(required = true)
    private String operation;

    @UriParam
    private UnificallyConfiguration configuration;

    UnificallyEndpoint(
            String uri,
            UnificallyComponent component,
            MediaOperation operation,
            UnificallyConfiguration configuration) {
        super(uri, component, operation);
        this.operation = operation.path();
        this.configuration = configuration;
    }

    public String getOperation() {
        return operation;
    }

    public void setOperation(String operation) {
        this.operation = operation;
    }

    @Override
    public UnificallyConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(UnificallyConfiguration configuration) {
        this.configuration = configuration;
    }
}
