package io.genmedia.camel.media.contract;

import static io.genmedia.camel.media.contract.Expectation.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.error.MediaException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Many exchanges at once, each of which has to end, once. That no step calls back twice, and none not at all, is checked after
 * every case of the contract.
 */
final class EndCases {

    private static final int MANY = 40;

    private EndCases() {}

    static List<ContractCase> all() {
        return List.of(
                many("results", provider -> {}).then(success().tasks(MANY).handedOn(MANY, MANY)),
                many("failed tasks", provider -> {
                            for (int i = 0; i < MANY; i++) {
                                provider.nextTaskFails();
                            }
                        })
                        .then(allFail().tasks(MANY)),
                many("refused submits", always(Stage.SUBMIT, Mishap.REQUEST_REFUSED))
                        .then(allFail().tasks(0)),
                many("submits that are cut", always(Stage.SUBMIT, Mishap.CUT))
                        .route(Routes.film("timeout=900ms"))
                        .then(allFail().tasks(0)),
                many("deadlines", always(Stage.STATUS, Mishap.SERVER_ERROR))
                        .route(Routes.film("timeout=1500ms"))
                        .then(allFail()
                                .and(play -> assertThat(play.provider().tasks()).hasSizeLessThanOrEqualTo(MANY))),
                many("connections that are never made", provider -> {})
                        .route((routes, bench) -> routes.from(Bench.IN).to(bench.film("baseUrl=http://localhost:1")))
                        .then(allFail().tasks(0)),
                many("bodies that cannot be read", provider -> {})
                        .when(bench -> {
                            Object unreadable = new Object();
                            return List.of(bench.send(unreadable), bench.send(unreadable));
                        })
                        .then(allFail().tasks(0)),
                many("results of one order", provider -> {})
                        .route(Routes.film(Routes.BY_ORDER))
                        .when(Messages.atOnce(MANY, Map.of(Messages.ORDER, "4711")))
                        .then(success().tasks(1).handedOn(MANY, 1)));
    }

    private static ContractCase.Builder many(String what, Consumer<ProviderUnderTest> script) {
        return ContractCase.of("each of many exchanges ends once: " + what)
                .given(script)
                .when(Messages.atOnce(MANY, Map.of()));
    }

    private static Consumer<ProviderUnderTest> always(Stage stage, Mishap mishap) {
        return provider -> provider.goesWrong(stage, mishap, ProviderUnderTest.ALWAYS);
    }

    private static Expectation allFail() {
        return Expectation.failure(MediaException.class).and(play -> assertThat(play.exchanges())
                .allSatisfy(exchange -> assertThat(exchange.getException()).isInstanceOf(MediaException.class)));
    }
}
