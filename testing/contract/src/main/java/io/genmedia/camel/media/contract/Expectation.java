package io.genmedia.camel.media.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.error.Acceptance;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;

/** What a case must come to. Immutable; the methods answer a stricter one. */
public final class Expectation {

    private final List<Check> checks;

    private Expectation(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    /** A thing that must hold. */
    @FunctionalInterface
    public interface Check {
        /** Throws where it does not. */
        void on(Play play) throws Exception;
    }

    /** The last exchange ends well, with the result of a task that the provider has. */
    public static Expectation result() {
        return new Expectation(List.of(play -> {
            assertThat(play.last().getException()).as("exception").isNull();
            MediaResult result = play.result();
            assertThat(result).as("the body").isNotNull();
            assertThat(result.outputs()).as("outputs").isNotEmpty();
            assertThat(play.provider().tasks())
                    .as("the provider's tasks")
                    .extracting(ProviderUnderTest.BoughtTask::id)
                    .contains(result.taskId());
        }));
    }

    /** All exchanges end well, whatever their bodies. */
    public static Expectation success() {
        return new Expectation(List.of(play -> {
            for (Exchange exchange : play.exchanges()) {
                assertThat(exchange.getException()).as("exception").isNull();
            }
        }));
    }

    /** The last exchange ends with this failure. */
    public static Expectation failure(Class<? extends Exception> type) {
        return new Expectation(
                List.of(play -> assertThat(play.last().getException()).isInstanceOf(type)));
    }

    /** So many tasks were paid for. */
    public Expectation tasks(int count) {
        return and(
                play -> assertThat(play.provider().tasks()).as("tasks paid for").hasSize(count));
    }

    /** So many requests asked for a task. */
    public Expectation submits(int count) {
        return and(play -> assertThat(play.provider().submits()).as("submits").isEqualTo(count));
    }

    /** The failure says whether something was bought. */
    public Expectation acceptance(Acceptance acceptance) {
        return and(play -> assertThat(play.failure().getAcceptance()).isEqualTo(acceptance));
    }

    /** The failure names the only task that was bought. */
    public Expectation namingTheTask() {
        return and(play -> assertThat(play.failure().getTaskId()).isEqualTo(play.onlyTask()));
    }

    /** The step was tried again after failures of these types, in this order, and no other. */
    @SafeVarargs
    public final Expectation redeliveredAfter(Class<? extends Throwable>... types) {
        return and(play -> {
            List<Throwable> seen = play.bench().redelivered();
            assertThat(seen).as("failures that were redelivered").hasSize(types.length);
            for (int i = 0; i < types.length; i++) {
                assertThat(seen.get(i)).isInstanceOf(types[i]);
            }
        });
    }

    /** So many results came by where the route notes them, of so many tasks. */
    public Expectation handedOn(int results, int distinctTasks) {
        return and(play -> {
            assertThat(play.bench().handedOn()).as("results handed on").hasSize(results);
            assertThat(play.bench().handedOn().stream().distinct())
                    .as("their tasks")
                    .hasSize(distinctTasks);
        });
    }

    /** This holds too. */
    public Expectation and(Check check) {
        List<Check> more = new ArrayList<>(checks);
        more.add(check);
        return new Expectation(more);
    }

    void check(Play play) throws Exception {
        for (Check check : checks) {
            check.on(play);
        }
    }
}
