package io.genmedia.camel.media.simulator.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedContentTest {

    private static final int SIZE = 100_003;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 65_535, 99_999, SIZE})
    void shouldGiveTheSameBytesFromAnyPosition(int offset) throws Exception {
        GeneratedContent content = new GeneratedContent("application/octet-stream", SIZE, 7);
        byte[] whole = content.open(0).readAllBytes();

        byte[] part = content.open(offset).readAllBytes();

        assertThat(whole).hasSize(SIZE);
        assertThat(part).isEqualTo(Arrays.copyOfRange(whole, offset, SIZE));
    }
}
