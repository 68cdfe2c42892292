package io.genmedia.camel.media.contract;

import java.util.List;
import java.util.stream.Stream;

/** The promises of the contract, each with its cases. */
public enum Promise {
    /** A retry, a redelivery or a lost answer never buys the same again. */
    NEVER_PAY_TWICE,
    /** What the provider has accepted is found, or named. */
    NEVER_LOSE_WHAT_IS_PAID,
    /** Another provider may be asked when the failure says that nothing was bought. */
    FALL_OVER_WHEN_NOTHING_WAS_BOUGHT,
    /** Every exchange ends, once. */
    END_EVERY_EXCHANGE_ONCE;

    Stream<ContractCase> cases() {
        return switch (this) {
            case NEVER_PAY_TWICE ->
                Stream.of(
                                SubmitCases.all(),
                                RedeliveryCases.all(),
                                CalledRouteCases.all(),
                                ScopeCases.all(),
                                KeyCases.all())
                        .flatMap(List::stream);
            case NEVER_LOSE_WHAT_IS_PAID ->
                Stream.of(WaitCases.all(), DownloadCases.all()).flatMap(List::stream);
            case FALL_OVER_WHEN_NOTHING_WAS_BOUGHT -> FallOverCases.all().stream();
            case END_EVERY_EXCHANGE_ONCE -> EndCases.all().stream();
        };
    }
}
