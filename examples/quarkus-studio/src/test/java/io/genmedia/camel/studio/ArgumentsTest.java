package io.genmedia.camel.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    @Test
    void shouldHaveDefaults() {
        assertThat(Arguments.of()).isEqualTo(new Arguments(8080, null, false, false));
    }

    @Test
    void shouldGiveTheStandInAFolderOfItsOwnUnlessOneIsNamed() {
        assertThat(Arguments.of().folder(false))
                .isEqualTo(Path.of("studio-media").toAbsolutePath());
        assertThat(Arguments.of().folder(true))
                .isEqualTo(Path.of("studio-media-simulated").toAbsolutePath());
        assertThat(Arguments.of("--folder", "/tmp/y").folder(true)).isEqualTo(Path.of("/tmp/y"));
    }

    @Test
    void shouldReadOptions() {
        assertThat(Arguments.of("--port", "0", "--folder", "/tmp/x/../y", "--simulate"))
                .isEqualTo(new Arguments(0, Path.of("/tmp/y"), true, false));
    }

    @ParameterizedTest
    @CsvSource({"--port eighty,eighty", "--port 70000,70000", "--port,--port", "--colour red,--colour"})
    void shouldNameWhatIsWrong(String given, String named) {
        assertThatThrownBy(() -> Arguments.of(given.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }
}
