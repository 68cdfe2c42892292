package io.genmedia.camel.media.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.Test;

class OnceToldTest {

    private final Repository repository = new Repository();
    private final List<String> failures = new ArrayList<>();
    private final OnceTold told = started(repository);

    /** A repository that fails when it is told to, before or after it has written. */
    private static final class Repository extends ServiceSupport implements IdempotentRepository {

        private final Set<String> keys = new HashSet<>();
        private final Set<String> confirmed = new HashSet<>();
        private boolean failsToAdd;
        private boolean writesAllTheSame;
        private boolean failsToRemove;
        private boolean failsToConfirm;

        @Override
        public boolean add(String key) {
            boolean added = failsToAdd && !writesAllTheSame || keys.add(key);
            fail(failsToAdd);
            return added;
        }

        @Override
        public boolean contains(String key) {
            return keys.contains(key);
        }

        @Override
        public boolean remove(String key) {
            fail(failsToRemove);
            return keys.remove(key);
        }

        @Override
        public boolean confirm(String key) {
            fail(failsToConfirm);
            return confirmed.add(key);
        }

        @Override
        public void clear() {
            keys.clear();
        }

        private static void fail(boolean now) {
            if (now) {
                throw new IllegalStateException("the repository is away");
            }
        }
    }

    private OnceTold started(IdempotentRepository given) {
        OnceTold once = new OnceTold(given, new ExceptionHandler() {
            @Override
            public void handleException(Throwable exception) {
                failures.add(exception.getMessage());
            }

            @Override
            public void handleException(String message, Throwable exception) {
                failures.add(message);
            }

            @Override
            public void handleException(String message, Exchange exchange, Throwable exception) {
                failures.add(message);
            }
        });
        ServiceHelper.startService(once);
        return once;
    }

    @Test
    void shouldTellATaskOnce() {
        boolean first = told.begin("t1");
        boolean meanwhile = told.begin("t1");
        told.handled("t1");
        boolean afterwards = told.begin("t1");

        assertThat(first).isTrue();
        assertThat(meanwhile).isFalse();
        assertThat(afterwards).isFalse();
        assertThat(repository.confirmed).containsExactly("t1");
    }

    @Test
    void shouldKnowATaskThatWasToldOrIsBeingTold() {
        boolean before = told.knows("t1");
        told.begin("t1");
        boolean meanwhile = told.knows("t1");
        told.handled("t1");

        assertThat(before).isFalse();
        assertThat(meanwhile).isTrue();
        assertThat(told.knows("t1")).isTrue();
    }

    @Test
    void shouldTellAgainWhatWasNotHandled() {
        told.begin("t1");
        told.putBack("t1");

        assertThat(told.knows("t1")).isFalse();
        assertThat(repository.confirmed).isEmpty();
        assertThat(told.begin("t1")).isTrue();
    }

    @Test
    void shouldNotTellWhatAnotherNodeTells() {
        repository.keys.add("t1");

        assertThat(told.knows("t1")).isTrue();
        assertThat(told.begin("t1")).isFalse();
        assertThat(told.begin("t1")).isFalse();
    }

    @Test
    void shouldTellWhatTheRepositoryFailedToAddWhetherOrNotItWroteIt() {
        repository.failsToAdd = true;
        Throwable failure = catchThrowable(() -> told.begin("t1"));
        repository.writesAllTheSame = true;
        Throwable written = catchThrowable(() -> told.begin("t2"));
        repository.failsToAdd = false;

        assertThat(failure).hasMessageContaining("away");
        assertThat(written).hasMessageContaining("away");
        assertThat(told.knows("t2")).isFalse();
        assertThat(told.begin("t1")).isTrue();
        assertThat(told.begin("t2")).isTrue();
        told.handled("t2");
        assertThat(told.begin("t2")).isFalse();
    }

    @Test
    void shouldTellAgainWhatTheRepositoryFailedToRemove() {
        told.begin("t1");
        repository.failsToRemove = true;
        told.putBack("t1");

        assertThat(failures).singleElement().asString().contains("t1");
        assertThat(told.knows("t1")).isFalse();
        assertThat(told.begin("t1")).isTrue();
    }

    @Test
    void shouldNotTellAgainWhatWasHandledAndCouldNotBeConfirmed() {
        told.begin("t1");
        repository.failsToConfirm = true;
        told.handled("t1");

        assertThat(failures).singleElement().asString().contains("t1");
        assertThat(told.begin("t1")).isFalse();
    }

    @Test
    void shouldRememberInMemoryWhereNoRepositoryIsGiven() {
        OnceTold inMemory = started(null);
        inMemory.begin("t1");
        inMemory.handled("t1");

        assertThat(inMemory.begin("t1")).isFalse();
    }

    @Test
    void shouldLeaveTheRepositoryOfTheUserRunning() {
        ServiceHelper.stopService(told);

        assertThat(repository.isStarted()).isTrue();
    }
}
