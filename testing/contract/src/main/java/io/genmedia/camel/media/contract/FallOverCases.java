package io.genmedia.camel.media.contract;

import static io.genmedia.camel.media.contract.Expectation.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;

/** A route that asks another provider where this one has taken nothing, by {@code getAcceptance()} alone. */
final class FallOverCases {

    private static final Predicate NOTHING_BOUGHT =
            exchange -> exchange.getProperty(Exchange.EXCEPTION_CAUGHT, MediaException.class)
                            .getAcceptance()
                    == Acceptance.NOT_ACCEPTED;

    private FallOverCases() {}

    static List<ContractCase> all() {
        List<ContractCase> rows = new ArrayList<>();
        rows.add(row("of a refused key goes elsewhere", always(Mishap.KEY_REFUSED), true, 0));
        rows.add(row("of a refused request goes elsewhere", always(Mishap.REQUEST_REFUSED), true, 0));
        rows.add(row("of too many requests goes elsewhere", always(Mishap.RATE_LIMITED), true, 0));
        rows.add(
                row("of a key that a gateway refused goes nowhere", always(Mishap.KEY_REFUSED_BY_A_GATEWAY), false, 0));
        rows.add(row("of a lost answer goes nowhere", always(Mishap.CUT_AFTER_ACTING), false, 1));
        rows.add(row("of a cut connection goes nowhere", always(Mishap.CUT), false, 0));
        rows.add(row("of a server error goes nowhere", always(Mishap.SERVER_ERROR), false, 0));
        rows.add(row("of a task that failed goes nowhere", ProviderUnderTest::nextTaskFails, false, 1));
        rows.add(row("of a task that never ends goes nowhere", ProviderUnderTest::nextTaskNeverEnds, false, 1));
        rows.add(row(
                "of a refused status read goes nowhere",
                provider -> provider.goesWrong(Stage.STATUS, Mishap.KEY_REFUSED, 1),
                false,
                1));
        rows.add(row("of a task that ends well goes nowhere", provider -> {}, false, 1));
        rows.add(ContractCase.of("onException: a message of a service that cannot be reached goes elsewhere")
                .route((routes, bench) -> {
                    routes.onException(MediaException.class)
                            .onWhen(NOTHING_BOUGHT)
                            .handled(true)
                            .process(bench.elsewhere());
                    routes.from(Bench.IN).to(bench.film("baseUrl=http://localhost:1"));
                })
                .then(success().tasks(0).and(play -> assertThat(play.bench().boughtElsewhere())
                        .isEqualTo(1))));
        return rows;
    }

    private static Consumer<ProviderUnderTest> always(Mishap mishap) {
        return provider -> provider.goesWrong(Stage.SUBMIT, mishap, ProviderUnderTest.ALWAYS);
    }

    private static ContractCase row(String name, Consumer<ProviderUnderTest> script, boolean elsewhere, int tasks) {
        return ContractCase.of("doTry: a message " + name)
                .given(script)
                .route((routes, bench) -> routes.from(Bench.IN)
                        .doTry()
                        .to(bench.film("timeout=900ms"))
                        .doCatch(MediaException.class)
                        .filter(NOTHING_BOUGHT)
                        .process(bench.elsewhere())
                        .end()
                        .end())
                .then(success().tasks(tasks).and(play -> assertThat(play.bench().boughtElsewhere())
                        .isEqualTo(elsewhere ? 1 : 0)));
    }
}
