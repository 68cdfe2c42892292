package io.genmedia.camel.media.component;

import io.genmedia.camel.media.internal.callback.CallbackListener;
import io.genmedia.camel.media.internal.engine.CallbackUrl;
import io.genmedia.camel.media.internal.engine.GenerateFlow;
import io.genmedia.camel.media.internal.engine.ProgressTeller;
import io.genmedia.camel.media.internal.exchange.RequestReader;
import io.genmedia.camel.media.internal.options.OptionText;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.service.ServiceHelper;

/** Buys what a message asks for, and waits for it. */
final class GenerateProducer extends DefaultAsyncProducer {

    private final MediaEndpoint endpoint;
    private final MediaHealth health;
    private ProgressTeller progress;
    private GenerateFlow.Options options;
    private CallbackListener door;

    GenerateProducer(MediaEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.health = new MediaHealth(endpoint);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        MediaConfiguration configuration = endpoint.getConfiguration();
        OptionText.count("maxAttempts", String.valueOf(configuration.getMaxAttempts()), 1);
        progress = endpoint.engine()
                .progress(
                        configuration.getProgress() == null
                                ? null
                                : endpoint.getCamelContext().getEndpoint(configuration.getProgress()));
        GenerateFlow.Completion completion = endpoint.completion();
        CallbackUrl callback = endpoint.callbackAddress(completion);
        options = new GenerateFlow.Options(
                endpoint.readingOptions(),
                endpoint.account(),
                completion,
                endpoint.waitOptions(progress),
                keyExpression(configuration.getIdempotencyKey()),
                configuration.getMaxAttempts(),
                endpoint.spending(),
                callback,
                endpoint.correlated());
        new RequestReader(endpoint.provider()).checkAtStart(options.reading());
        if (callback != null && callback.own()) {
            door = endpoint.engine().callbacks().open(endpoint.getCamelContext(), configuration.getPath());
        }
        ServiceHelper.startService(progress);
        health.register(options.account());
    }

    @Override
    protected void doStop() throws Exception {
        health.unregister();
        if (door != null) {
            door.close();
            door = null;
        }
        ServiceHelper.stopService(progress);
        super.doStop();
    }

    private Expression keyExpression(String text) {
        if (text == null) {
            return null;
        }
        Expression expression =
                endpoint.getCamelContext().resolveLanguage("simple").createExpression(text);
        expression.init(endpoint.getCamelContext());
        return expression;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        endpoint.engine().generate().process(exchange, callback, options);
        return false;
    }
}
