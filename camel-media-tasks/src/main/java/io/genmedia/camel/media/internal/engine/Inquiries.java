package io.genmedia.camel.media.internal.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.CostEstimate;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.internal.exchange.ExchangeWriter;
import io.genmedia.camel.media.internal.exchange.PreparedRequest;
import io.genmedia.camel.media.internal.exchange.RequestReader;
import io.genmedia.camel.media.spi.ApiCall;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.TimeSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** Questions to the provider that concern no task. Each takes the exchange, and calls back once, later, on a worker thread. */
public final class Inquiries {

    private final MediaProvider provider;
    private final Steps steps;
    private final RequestReader requests;
    private final LocalUploads uploads;
    private final PriceCheck prices;
    private final Questions questions;

    Inquiries(MediaProvider provider, TimeSource time, Steps steps, RequestReader requests, LocalUploads uploads) {
        this.provider = provider;
        this.steps = steps;
        this.requests = requests;
        this.uploads = uploads;
        this.prices = new PriceCheck(provider, time);
        this.questions = new Questions(provider, time);
    }

    /** Asks what the message would cost as a generate: the {@link CostEstimate} becomes the body. */
    public void estimate(Exchange exchange, AsyncCallback callback, Account account, RequestReader.Options reading) {
        answer(exchange, callback, () -> {
            PreparedRequest request = requests.read(exchange, reading);
            return uploads.complete(account, request)
                    .thenCompose(complete -> prices.estimate(account, complete))
                    .thenCompose(estimate -> withBalance(account, estimate))
                    .thenApply(estimate -> e -> {
                        ExchangeWriter.writeInquiry(e.getMessage(), provider.scheme(), estimate);
                        e.getMessage().setHeader(MediaHeaders.COST, estimate.cost());
                        if (estimate.remaining() != null) {
                            e.getMessage().setHeader(MediaHeaders.REMAINING, estimate.remaining());
                        }
                    });
        });
    }

    /** Where an estimate tells the price alone, the account tells what is left; where it does not, the price is told alone. */
    private CompletableFuture<CostEstimate> withBalance(Account account, CostEstimate estimate) {
        if (estimate.remaining() != null) {
            return CompletableFuture.completedFuture(estimate);
        }
        return CompletableFuture.completedFuture(account)
                // within the chain: a provider that shows no account says so by an exception
                .thenCompose(at -> ask(at, provider.account(false), "show the account"))
                .handle((body, failure) -> {
                    Optional<BigDecimal> left = body == null ? Optional.empty() : provider.remainingBudget(body);
                    return left.map(remaining -> new CostEstimate(
                                    estimate.cost(),
                                    remaining,
                                    estimate.fits() && estimate.cost().compareTo(remaining) <= 0,
                                    estimate.suggestion()))
                            .orElse(estimate);
                });
    }

    /** Asks which models there are now, or for one; the answer becomes the body, as maps and lists. */
    public void models(Exchange exchange, AsyncCallback callback, Account account, String model, boolean schema) {
        boolean one = model != null && !model.isBlank();
        String what = one ? "show the model " + model.strip() : "show the models";
        answer(exchange, callback, () -> ask(account, provider.models(one ? model.strip() : null, schema), what)
                .thenApply(body -> e -> ExchangeWriter.writeInquiry(
                        e.getMessage(), provider.scheme(), MediaJson.mapper().convertValue(body, Object.class))));
    }

    /** Asks for the state of the account; the answer becomes the body, as a map. */
    public void account(Exchange exchange, AsyncCallback callback, Account account, boolean dashboard) {
        answer(exchange, callback, () -> ask(account, provider.account(dashboard), "show the account")
                .thenApply(body -> e -> {
                    ExchangeWriter.writeInquiry(
                            e.getMessage(),
                            provider.scheme(),
                            MediaJson.mapper().convertValue(body, Object.class));
                    provider.remainingBudget(body)
                            .ifPresent(left -> e.getMessage().setHeader(MediaHeaders.REMAINING, left));
                }));
    }

    private void answer(Exchange exchange, AsyncCallback callback, Question question) {
        Step step = steps.begin(exchange, callback, Duration.ZERO);
        try {
            question.ask().whenComplete((writing, failure) -> {
                if (failure != null) {
                    step.fail(Failures.unwrap(failure));
                } else {
                    step.succeed(writing);
                }
            });
        } catch (MediaException | RuntimeException | Error e) {
            step.fail(e);
        }
    }

    private CompletableFuture<JsonNode> ask(Account account, ApiCall call, String what) {
        return questions.ask(account, call, what, "Try again later.", Optional::of);
    }

    /** What is asked, and how its answer is written. */
    private interface Question {
        CompletableFuture<Consumer<Exchange>> ask() throws MediaException;
    }
}
