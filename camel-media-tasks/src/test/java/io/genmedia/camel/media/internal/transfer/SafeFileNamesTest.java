package io.genmedia.camel.media.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeFileNamesTest {

    @Test
    void shouldNameAnOutputByProviderTaskAndIndex() {
        assertThat(SafeFileNames.ofOutput("monet", "task_abc", 0, "video/mp4")).isEqualTo("monet-task_abc-0.mp4");
        assertThat(SafeFileNames.ofOutput("gateai", null, 3, null)).isEqualTo("gateai-output-3.bin");
    }

    @Test
    void shouldKeepAnOutputsNameSafeWhateverTheTaskIsCalled() {
        assertThat(SafeFileNames.ofOutput("monet", "../../etc/passwd\n", 0, "image/png"))
                .isEqualTo("monet-.._.._etc_passwd-0.png");
        assertThat(SafeFileNames.ofOutput("monet", "x".repeat(1000), 12, "image/png"))
                .endsWith("x-12.png")
                .hasSize(SafeFileNames.MAX_BYTES);
    }

    @ParameterizedTest
    @CsvSource({
        "cat.png, cat.png",
        "Käfer im Gras.png, Käfer im Gras.png",
        "../../etc/passwd, passwd",
        "C:\\temp\\cat.png, cat.png",
        ".htaccess, htaccess",
        "..., file",
        "'', file",
        "a:b*c?.png, a_b_c_.png",
        "con, _con",
        "NUL.txt, _NUL.txt",
        "lpt1.tar.gz, _lpt1.tar.gz",
        "name. , name",
        "/, file",
    })
    void shouldMakeAnyTextAFileName(String anything, String name) {
        assertThat(SafeFileNames.of(anything)).isEqualTo(name);
    }

    @Test
    void shouldDropWhatCannotBeSeen() {
        assertThat(SafeFileNames.of("a\0b\r\nc\u202Egnp.exe")).isEqualTo("abcgnp.exe");
        assertThat(SafeFileNames.of(null)).isEqualTo("file");
    }

    @Test
    void shouldKeepTheExtensionOfALongName() {
        String name = SafeFileNames.of("ü".repeat(500) + ".jpeg");

        assertThat(name).endsWith("ü.jpeg");
        assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(SafeFileNames.MAX_BYTES);
    }
}
