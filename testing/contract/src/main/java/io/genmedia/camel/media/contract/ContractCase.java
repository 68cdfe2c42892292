package io.genmedia.camel.media.contract;

import io.genmedia.camel.media.spi.MediaProvider.Capability;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.Exchange;

/**
 * A row of the contract.
 *
 * @param name what is promised
 * @param needs what a provider must be able to do for the row to mean anything
 * @param given the script of what goes wrong
 * @param route the routes
 * @param when the messages
 * @param then what is expected of a provider
 */
public record ContractCase(
        String name,
        Set<Capability> needs,
        Consumer<ProviderUnderTest> given,
        RouteShape route,
        Sending when,
        Function<ProviderUnderTest, Expectation> then) {

    /** Checks. */
    public ContractCase {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(then, "then");
        needs = Set.copyOf(needs);
    }

    static Builder of(String name) {
        return new Builder(name);
    }

    boolean isFor(ProviderUnderTest provider) {
        return provider.capabilities().containsAll(needs);
    }

    /** Plays the case against a provider, and checks what came of it. */
    void play(ProviderUnderTest provider) throws Exception {
        given.accept(provider);
        try (Bench bench = new Bench(provider, route)) {
            List<Exchange> exchanges = when.send(bench);
            then.apply(provider).check(new Play(bench, exchanges));
            bench.assertOver();
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** Builds a row; what is not said is: nothing goes wrong, one step that buys a film, one message. */
    static final class Builder {

        private final String name;
        private Set<Capability> needs = Set.of();
        private Consumer<ProviderUnderTest> given = provider -> {};
        private RouteShape route = Routes.film();
        private Sending when = Messages.one();

        private Builder(String name) {
            this.name = name;
        }

        Builder needs(Capability... capabilities) {
            needs = Set.of(capabilities);
            return this;
        }

        Builder given(Consumer<ProviderUnderTest> script) {
            given = script;
            return this;
        }

        Builder given(Stage stage, Mishap mishap, int times) {
            return given(provider -> provider.goesWrong(stage, mishap, times));
        }

        Builder route(RouteShape shape) {
            route = shape;
            return this;
        }

        Builder when(Sending sending) {
            when = sending;
            return this;
        }

        ContractCase then(Expectation expectation) {
            return new ContractCase(name, needs, given, route, when, provider -> expectation);
        }

        /** The expectation where a submit carries an idempotency key, and the one where it does not. */
        ContractCase thenWithKey(Expectation withKey, Expectation without) {
            return new ContractCase(
                    name,
                    needs,
                    given,
                    route,
                    when,
                    provider -> provider.capabilities().contains(Capability.IDEMPOTENCY_KEY) ? withKey : without);
        }

        /**
         * The expectation where the provider documents limits, so that a refusal for too many requests means not yet, and is
         * waited out until the deadline; and the one where it does not.
         */
        ContractCase thenWithLimits(Expectation withLimits, Expectation without) {
            return new ContractCase(
                    name, needs, given, route, when, provider -> provider.documentsLimits() ? withLimits : without);
        }
    }
}
