package io.genmedia.camel.media.component;

import io.genmedia.camel.media.internal.engine.Account;
import io.genmedia.camel.media.internal.engine.LocalUploads;
import io.genmedia.camel.media.internal.engine.ProgressTeller;
import io.genmedia.camel.media.internal.engine.TaskOperations;
import io.genmedia.camel.media.internal.engine.WaitOptions;
import io.genmedia.camel.media.internal.options.OptionText;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.service.ServiceHelper;

/** The operations that buy nothing: await, task, tasks, upload, download. */
final class TaskProducer extends DefaultAsyncProducer {

    private final MediaEndpoint endpoint;
    private final MediaHealth health;
    private TaskOperations operations;
    private ProgressTeller progress;
    private WaitOptions waiting;
    private Account account;

    TaskProducer(MediaEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.health = new MediaHealth(endpoint);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        MediaConfiguration configuration = endpoint.getConfiguration();
        OptionText.count("page", String.valueOf(endpoint.getPage()), 1);
        OptionText.count("pageSize", String.valueOf(endpoint.getPageSize()), 1);
        account = endpoint.account();
        if (endpoint.operation() == MediaOperation.UPLOAD && account.uploads().url() == null) {
            throw new IllegalArgumentException(LocalUploads.noTarget(endpoint.provider()));
        }
        operations = endpoint.engine().operations();
        progress = endpoint.engine()
                .progress(
                        configuration.getProgress() == null
                                ? null
                                : endpoint.getCamelContext().getEndpoint(configuration.getProgress()));
        waiting = endpoint.waitOptions(progress);
        ServiceHelper.startService(progress);
        if (endpoint.operation().needsKey()) {
            health.register(account);
        }
    }

    @Override
    protected void doStop() throws Exception {
        health.unregister();
        ServiceHelper.stopService(progress);
        super.doStop();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        switch (endpoint.operation()) {
            case AWAIT -> operations.await(exchange, callback, account, waiting);
            case TASK -> operations.task(exchange, callback, account);
            case TASKS -> operations.tasks(exchange, callback, account, endpoint.getPage(), endpoint.getPageSize());
            case UPLOAD -> operations.upload(exchange, callback, account);
            case DOWNLOAD -> operations.download(exchange, callback, account, waiting.maxDownloadSize());
            default -> throw new IllegalStateException("Not an operation of this producer: " + endpoint.operation());
        }
        return false;
    }
}
