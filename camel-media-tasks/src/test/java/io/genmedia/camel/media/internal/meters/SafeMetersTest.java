package io.genmedia.camel.media.internal.meters;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.genmedia.camel.media.error.Acceptance;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SafeMetersTest {

    static Stream<Consumer<TaskMeters>> calls() {
        return Stream.of(
                meters -> meters.submitted("video", "film-1"),
                meters -> meters.notSubmitted(Acceptance.UNKNOWN),
                TaskMeters::polled,
                meters -> meters.ended(null, "video", "film-1", Duration.ZERO),
                meters -> meters.timedOut("video", "film-1", Duration.ZERO),
                meters -> meters.watch(() -> 0, () -> 0),
                TaskMeters::close);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void shouldStopNothingWhereARegistryFails(Consumer<TaskMeters> call) {
        TaskMeters failing = (TaskMeters) Proxy.newProxyInstance(
                TaskMeters.class.getClassLoader(), new Class<?>[] {TaskMeters.class}, (proxy, method, arguments) -> {
                    throw new IllegalArgumentException("another meter of this name has other tags");
                });

        assertThatCode(() -> call.accept(new SafeMeters(failing))).doesNotThrowAnyException();
    }
}
