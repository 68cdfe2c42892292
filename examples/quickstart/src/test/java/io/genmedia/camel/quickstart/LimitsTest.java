package io.genmedia.camel.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private final Limits limits = new Limits(5, Duration.ofSeconds(30), 5);

    @Test
    void shouldTellWhenTheWindowHasRoomAgain() {
        List<Duration> taken = seconds(1, 2, 3, 4, 5);

        assertThat(limits.nextPlace(taken, 0, Duration.ofSeconds(10))).isEqualTo("the next may go in about 21 s");
    }

    @Test
    void shouldForgetWhatHasLeftTheWindow() {
        List<Duration> taken = seconds(1, 2, 3, 4, 5);

        assertThat(limits.nextPlace(taken, 0, Duration.ofSeconds(31))).isNull();
    }

    @Test
    void shouldTellThatAllPlacesAreTaken() {
        assertThat(limits.nextPlace(List.of(), 5, Duration.ofSeconds(40))).contains("when one of them is ready");
    }

    @Test
    void shouldNotBlameTheLimitsWhereThereIsRoom() {
        assertThat(limits.nextPlace(seconds(1, 2, 3, 4), 4, Duration.ofSeconds(5)))
                .isNull();
    }

    private static List<Duration> seconds(int... values) {
        return IntStream.of(values).mapToObj(Duration::ofSeconds).toList();
    }
}
