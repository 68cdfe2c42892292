package io.genmedia.camel.media.component;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.internal.engine.Account;
import io.genmedia.camel.media.internal.engine.Inquiries;
import io.genmedia.camel.media.internal.exchange.RequestReader;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Asks the provider what concerns no task, and buys nothing: estimate, models, account. */
final class InquiryProducer extends DefaultAsyncProducer {

    private final MediaEndpoint endpoint;
    private final MediaHealth health;
    private Inquiries inquiries;
    private Account account;
    private RequestReader.Options reading;

    InquiryProducer(MediaEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.health = new MediaHealth(endpoint);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        account = endpoint.account();
        inquiries = endpoint.engine().inquiries();
        reading = endpoint.readingOptions();
        if (endpoint.operation() == MediaOperation.ESTIMATE) {
            endpoint.engine().generate().requests().checkAtStart(reading);
        }
        if (endpoint.operation().needsKey()) {
            health.register(account);
        }
    }

    @Override
    protected void doStop() throws Exception {
        health.unregister();
        super.doStop();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        switch (endpoint.operation()) {
            case ESTIMATE -> inquiries.estimate(exchange, callback, account, reading);
            case MODELS ->
                inquiries.models(
                        exchange,
                        callback,
                        account,
                        exchange.getMessage()
                                .getHeader(
                                        MediaHeaders.MODEL,
                                        endpoint.getConfiguration().getModel(),
                                        String.class),
                        endpoint.isSchema());
            case ACCOUNT -> inquiries.account(exchange, callback, account, endpoint.isDashboard());
            default -> throw new IllegalStateException("Not an operation of this producer: " + endpoint.operation());
        }
        return false;
    }
}
