package io.genmedia.camel.media.contract;

import static io.genmedia.camel.media.contract.Expectation.failure;
import static io.genmedia.camel.media.contract.Expectation.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaAuthenticationException;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaTaskFailedException;
import io.genmedia.camel.media.error.MediaTaskTimeoutException;
import io.genmedia.camel.media.spi.MediaProvider.Capability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/** The way from a task's id to its result. */
final class WaitCases {

    /** Each is met by status reads, and passed over. */
    private static final Map<Mishap, String> PASSING = Map.of(
            Mishap.SERVER_ERROR, "that meet a server error are made again",
            Mishap.RATE_LIMITED, "that come too soon are made again when it is time",
            Mishap.CUT, "whose connection is cut are made again",
            Mishap.CUT_AFTER_ACTING, "whose answer is lost are made again",
            Mishap.BROKEN_JSON, "that are no whole JSON are made again",
            Mishap.WITHOUT_ID, "without an id are made again",
            Mishap.ANOTHER_TASK, "that show another task are not taken, and made again",
            Mishap.NOT_FOUND, "that do not find a task just accepted are made again");

    private WaitCases() {}

    static List<ContractCase> all() {
        List<ContractCase> rows = new ArrayList<>();
        PASSING.forEach((mishap, promise) -> rows.add(ContractCase.of("status reads " + promise)
                .given(Stage.STATUS, mishap, mishap == Mishap.RATE_LIMITED ? 1 : 3)
                .then(result().tasks(1).submits(1).and(play -> {
                    assertThat(play.result().taskId()).isEqualTo(play.onlyTask());
                    assertThat(play.provider().statusReads()).isGreaterThan(1);
                }))));
        rows.addAll(List.of(
                ContractCase.of("status reads that are answered late do not hide the end")
                        .given(Stage.STATUS, Mishap.LATE, 2)
                        .route(Routes.film("responseTimeout=300ms"))
                        .then(result().tasks(1).submits(1)),
                ContractCase.of("a key that is refused while waiting names the task, which await finishes")
                        .given(Stage.STATUS, Mishap.KEY_REFUSED, 1)
                        .route(Routes.filmAndAwait())
                        .when(WaitCases::oneThenAwait)
                        .then(afterwardsTheResult(MediaAuthenticationException.class)),
                ContractCase.of("a status read that a proxy refuses names the task, which await finishes")
                        .given(Stage.STATUS, Mishap.REFUSED_BY_A_PROXY, 1)
                        .route(Routes.filmAndAwait())
                        .when(WaitCases::oneThenAwait)
                        .then(afterwardsTheResult(MediaException.class)),
                ContractCase.of("a deadline names the task, which await finishes")
                        .given(provider -> provider.tasksTake(Duration.ofMillis(1200)))
                        .route(Routes.filmAndAwait("timeout=500ms"))
                        .when(WaitCases::oneThenAwait)
                        .then(afterwardsTheResult(MediaTaskTimeoutException.class)),
                ContractCase.of("a deadline holds while no status can be read")
                        .given(Stage.STATUS, Mishap.SERVER_ERROR, ProviderUnderTest.ALWAYS)
                        .route(Routes.film("timeout=600ms"))
                        .then(failure(MediaTaskTimeoutException.class)
                                .acceptance(Acceptance.ACCEPTED)
                                .namingTheTask()
                                .tasks(1)),
                ContractCase.of("a deadline holds where a task never ends")
                        .given(ProviderUnderTest::nextTaskNeverEnds)
                        .route(Routes.film("timeout=600ms"))
                        .then(failure(MediaTaskTimeoutException.class)
                                .acceptance(Acceptance.ACCEPTED)
                                .namingTheTask()
                                .tasks(1)
                                .submits(1)),
                ContractCase.of("a task that failed is told with its id")
                        .given(ProviderUnderTest::nextTaskFails)
                        .then(failure(MediaTaskFailedException.class)
                                .acceptance(Acceptance.ACCEPTED)
                                .namingTheTask()
                                .tasks(1)
                                .submits(1)),
                ContractCase.of("a task that is handed on at once is finished by await")
                        .route((routes, bench) -> {
                            routes.from(Bench.IN).to(bench.film("completion=none"));
                            routes.from("direct:await").to(bench.operation("await"));
                        })
                        .when(bench -> {
                            Exchange handedOn = bench.send(Messages.PROMPT);
                            MediaTask task = handedOn.getMessage().getBody(MediaTask.class);
                            return List.of(handedOn, bench.sendTo("direct:await", task, Map.of()));
                        })
                        .then(result().tasks(1).submits(1)),
                ContractCase.of("a stream tells the end without a status read")
                        .needs(Capability.STREAM)
                        .route(Routes.film("completion=stream"))
                        .then(result().tasks(1).submits(1).and(play -> assertThat(
                                        play.provider().statusReads())
                                .isZero())),
                ContractCase.of("a stream that ends before its task is followed by status reads")
                        .needs(Capability.STREAM)
                        .given(Stage.STREAM, Mishap.STREAM_ENDS_EARLY, 1)
                        .route(Routes.film("completion=stream"))
                        .then(result().tasks(1).submits(1)),
                ContractCase.of("a stream that is cut is followed by status reads")
                        .needs(Capability.STREAM)
                        .given(provider -> {
                            provider.tasksTake(Duration.ofMillis(600));
                            provider.goesWrong(Stage.STREAM, Mishap.STREAM_CUT, 1);
                        })
                        .route(Routes.film("completion=stream"))
                        .then(result().tasks(1).submits(1)),
                ContractCase.of("a stream of a task that never ends holds its deadline")
                        .needs(Capability.STREAM)
                        .given(ProviderUnderTest::nextTaskNeverEnds)
                        .route(Routes.film("completion=stream", "timeout=600ms"))
                        .then(failure(MediaTaskTimeoutException.class)
                                .namingTheTask()
                                .tasks(1)
                                .submits(1)),
                ContractCase.of("a stream of a task that failed tells it")
                        .needs(Capability.STREAM)
                        .given(ProviderUnderTest::nextTaskFails)
                        .route(Routes.film("completion=stream"))
                        .then(failure(MediaTaskFailedException.class)
                                .namingTheTask()
                                .tasks(1)
                                .submits(1))));
        return rows;
    }

    private static List<Exchange> oneThenAwait(Bench bench) throws Exception {
        Exchange stopped = bench.send(Messages.PROMPT);
        String id = stopped.getException(MediaException.class).getTaskId();
        return List.of(stopped, bench.sendTo("direct:await", id, Map.of()));
    }

    private static Expectation afterwardsTheResult(Class<? extends MediaException> first) {
        return result().tasks(1).submits(1).and(play -> {
            Exchange stopped = play.exchanges().get(0);
            MediaException why = stopped.getException(MediaException.class);
            assertThat(why).isInstanceOf(first);
            assertThat(why.getAcceptance()).isEqualTo(Acceptance.ACCEPTED);
            MediaResult result = play.result();
            assertThat(result.taskId()).isEqualTo(why.getTaskId()).isEqualTo(play.onlyTask());
        });
    }
}
