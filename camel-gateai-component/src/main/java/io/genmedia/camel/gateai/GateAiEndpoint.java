package io.genmedia.camel.gateai;

import io.genmedia.camel.media.component.MediaEndpoint;
import io.genmedia.camel.media.component.MediaOperation;
import org.apache.camel.Category;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/** Make pictures, videos and 3D models with the generative models of GateAI Core. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "gateai",
        title = "GateAI",
        syntax = "gateai:operation",
        category = {Category.AI},
        headersClass = GateAiConstants.class)
public class GateAiEndpoint extends MediaEndpoint {

    @UriPath(
            enums =
                    "video,image,3d,generate,await,task,tasks,upload,download,estimate,catalog,models,account,completed",
            description =
                    "What to do: make a video, an image, a 3d model, or with generate whatever the model makes; await a task, read a task; upload a file, download outputs; estimate the cost of a generate; show the bundled catalog, the models as GateAI has them now, or the account. As consumer: tasks (each task of the account that ends) or completed (each task that was submitted with completion=none, when it ends).")
    @Metadata(required = true)
    private String operation;

    @UriParam
    private GateAiConfiguration configuration;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Of the operation account: whether the dashboard is shown, with tasks, places and spending, and not the budget alone.")
    private boolean dashboard;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Of the operation models: whether the parameters of all models are shown in full.")
    private boolean schema;

    GateAiEndpoint(String uri, GateAiComponent component, MediaOperation operation, GateAiConfiguration configuration) {
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
    public GateAiConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(GateAiConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isDashboard() {
        return dashboard;
    }

    public void setDashboard(boolean dashboard) {
        this.dashboard = dashboard;
    }

    @Override
    public boolean isSchema() {
        return schema;
    }

    public void setSchema(boolean schema) {
        this.schema = schema;
    }
}
