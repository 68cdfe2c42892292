package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.CostEstimate;
import io.genmedia.camel.media.error.InsufficientFundsException;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.MediaRequest;
import io.genmedia.camel.media.spi.TimeSource;
import java.math.BigDecimal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asks what a request would cost, and refuses what is too dear. Nothing is bought by it. */
final class PriceCheck {

    private final MediaProvider provider;
    private final Questions questions;

    PriceCheck(MediaProvider provider, TimeSource time) {
        this.provider = provider;
        this.questions = new Questions(provider, time);
    }

    /** @return what it would cost; fails with a {@link MediaException} */
    CompletableFuture<CostEstimate> estimate(Account account, MediaRequest request) {
        return questions.ask(
                account,
                provider.estimate(request),
                "estimate " + request.kind() + " with " + request.model(),
                "Nothing was bought; try again later.",
                provider::decodeEstimate);
    }

    /** @return completes where the request may be bought; fails with a {@link MediaException} */
    CompletableFuture<Void> check(Account account, MediaRequest request, Spending spending) {
        if (!spending.asksThePrice()) {
            return CompletableFuture.completedFuture(null);
        }
        return estimate(account, request).thenAccept(estimate -> {
            InsufficientFundsException tooDear = judge(request, estimate, spending);
            if (tooDear != null) {
                throw new CompletionException(tooDear);
            }
        });
    }

    private InsufficientFundsException judge(MediaRequest request, CostEstimate estimate, Spending spending) {
        String costs = request.model() + " would cost " + dollars(estimate.cost());
        String instead = estimate.suggestion() == null
                ? ""
                : " " + provider.displayName() + " suggests: " + estimate.suggestion() + ".";
        if (spending.maxCost() != null && estimate.cost().compareTo(spending.maxCost()) > 0) {
            return refusal(costs + ", and maxCost is " + dollars(spending.maxCost())
                    + ". Nothing was bought. Raise maxCost, or ask for less: a cheaper model, a lower resolution, a shorter"
                    + " duration, fewer pieces." + instead);
        }
        if (!spending.allowAdjustments() && !estimate.fits()) {
            String left = estimate.remaining() == null ? "less" : dollars(estimate.remaining());
            return refusal(costs + ", and " + left + " is left of the budget: " + provider.displayName()
                    + " would change the request to fit, and allowAdjustments=false forbids that. Nothing was bought."
                    + " Wait for the next budget, ask for less, or set allowAdjustments=true." + instead);
        }
        return null;
    }

    private static String dollars(BigDecimal amount) {
        return "$" + amount.stripTrailingZeros().toPlainString();
    }

    private InsufficientFundsException refusal(String message) {
        return new InsufficientFundsException(message, MediaErrorDetails.notAccepted(provider.scheme()), null);
    }
}
