package io.genmedia.camel.media.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ValidationLevelTest {

    @Test
    void shouldReadTheTextOfTheOption() {
        assertThat(ValidationLevel.of("strict")).isEqualTo(ValidationLevel.STRICT);
        assertThat(ValidationLevel.of("OFF")).isEqualTo(ValidationLevel.OFF);
        assertThat(ValidationLevel.of(" Standard ")).isEqualTo(ValidationLevel.STANDARD);
        assertThat(ValidationLevel.of(null)).isEqualTo(ValidationLevel.STANDARD);
    }

    @Test
    void shouldNameWhatIsAccepted() {
        assertThatThrownBy(() -> ValidationLevel.of("none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("validation=none is not accepted: use standard, strict or off");
    }
}
