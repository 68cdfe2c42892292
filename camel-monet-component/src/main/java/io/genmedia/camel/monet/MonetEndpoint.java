package io.genmedia.camel.monet;

import io.genmedia.camel.media.component.MediaEndpoint;
import io.genmedia.camel.media.component.MediaOperation;
import org.apache.camel.Category;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/** Make videos, pictures and music with the generative models of Monet AI. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "monet",
        title = "Monet AI",
        syntax = "monet:operation",
        category = {Category.AI},
        headersClass = MonetConstants.class)
public class MonetEndpoint extends MediaEndpoint {

    @UriPath(
            enums = "video,image,music,await,task,tasks,upload,download,catalog,completed",
            description =
                    "What to do: make a video, image or music; await a task, read a task, list tasks; upload a file, download outputs; show the catalog of models. As consumer: tasks (each task of the account that ends) or completed (each task that was submitted with completion=none, when it ends).")
    @Metadata(required = true)
    private String operation;

    @UriParam
    private MonetConfiguration configuration;

    @UriParam(label = "producer", defaultValue = "1", description = "Of the operation tasks: which page, from 1.")
    private int page = 1;

    @UriParam(
            label = "common",
            defaultValue = "20",
            description = "Of the operation tasks, as producer and as consumer: how many tasks a page holds.")
    private int pageSize = 20;

    MonetEndpoint(String uri, MonetComponent component, MediaOperation operation, MonetConfiguration configuration) {
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
    public MonetConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(MonetConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public int getPage() {
        return page;
    }

    public void setPage(int page) {
        this.page = page;
    }

    @Override
    public int getPageSize() {
        return pageSize;
    }

    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }
}
