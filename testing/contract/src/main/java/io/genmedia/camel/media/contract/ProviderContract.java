package io.genmedia.camel.media.contract;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract, run against one provider. A component's test extends this class, and names its adapter:
 *
 * <pre>{@code
 * class MonetContractTest extends ProviderContract {
 *     @Override
 *     protected ProviderUnderTest provider() {
 *         return ...;
 *     }
 * }
 * }</pre>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 30, unit = TimeUnit.SECONDS)
public abstract class ProviderContract {

    /** @return the component and its server; the server runs while the class's tests do */
    protected abstract ProviderUnderTest provider();

    /** The first exchange loads classes and opens connections: the cases whose tasks have little time come after it. */
    @BeforeAll
    void warmUp() throws Exception {
        provider().reset();
        ContractCase.of("a first task").then(Expectation.result()).play(provider());
    }

    @BeforeEach
    void beginAnew() {
        provider().reset();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void shouldNeverPayTwice(ContractCase row) throws Exception {
        row.play(provider());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void shouldNeverLoseWhatIsPaid(ContractCase row) throws Exception {
        row.play(provider());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void shouldFallOverOnlyWhenNothingWasBought(ContractCase row) throws Exception {
        row.play(provider());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void shouldEndEveryExchangeOnce(ContractCase row) throws Exception {
        row.play(provider());
    }

    Stream<ContractCase> shouldNeverPayTwice() {
        return rows(SubmitCases.all(), RedeliveryCases.all(), ScopeCases.all(), KeyCases.all());
    }

    Stream<ContractCase> shouldNeverLoseWhatIsPaid() {
        return rows(WaitCases.all(), DownloadCases.all());
    }

    Stream<ContractCase> shouldFallOverOnlyWhenNothingWasBought() {
        return rows(FallOverCases.all());
    }

    Stream<ContractCase> shouldEndEveryExchangeOnce() {
        return rows(EndCases.all());
    }

    @SafeVarargs
    private Stream<ContractCase> rows(List<ContractCase>... tables) {
        return Stream.of(tables).flatMap(List::stream).filter(row -> row.isFor(provider()));
    }
}
