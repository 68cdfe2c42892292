package io.genmedia.camel.media.contract;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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

    /** @return which part of the contract is tested: all of it, but for a variant of a provider that is tested already */
    protected Set<Promise> promises() {
        return EnumSet.allOf(Promise.class);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rows")
    void shouldKeep(Promise promise, ContractCase row) throws Exception {
        row.play(provider());
    }

    Stream<Arguments> rows() {
        return promises().stream().sorted().flatMap(promise -> promise.cases()
                .filter(row -> row.isFor(provider()))
                .map(row -> Arguments.of(promise, row)));
    }
}
