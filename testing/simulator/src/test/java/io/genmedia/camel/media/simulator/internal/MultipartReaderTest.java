package io.genmedia.camel.media.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r",
                "\r\n",
                "\r\n--",
                "\r\r\n--b",
                "--bound",
                "\r\n--boun\r\n--boun",
                "a\r\n\r\n--x",
                "\n--bound"
            })
    void shouldReadContentThatLooksLikeTheBoundary(String content) throws IOException {
        MultipartReader reader =
                reader("--bound\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n\r\n" + content
                        + "\r\n--bound--\r\n");

        MultipartReader.Part part = reader.next().orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long length = reader.copyContent(out);

        assertThat(part.name()).isEqualTo("file");
        assertThat(part.filename()).hasValue("a.bin");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(content);
        assertThat(length).isEqualTo(content.length());
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void shouldReadContentThatIsLongerThanAnyBuffer() throws IOException {
        Random random = new Random(7);
        String content = random.ints(300_000, 0, 5)
                .mapToObj(index -> "\r\n-bx".substring(index, index + 1))
                .collect(Collectors.joining());
        MultipartReader reader = reader("--bound\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n" + content
                + "\r\n--bound\r\nContent-Disposition: form-data; name=\"more\"\r\n\r\nrest\r\n--bound--\r\n");
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        ByteArrayOutputStream second = new ByteArrayOutputStream();

        reader.next();
        long length = reader.copyContent(first);
        String name = reader.next().orElseThrow().name();
        reader.copyContent(second);

        assertThat(length).isEqualTo(300_000);
        assertThat(first.toString(StandardCharsets.UTF_8).equals(content)).isTrue();
        assertThat(name).isEqualTo("more");
        assertThat(second.toString(StandardCharsets.UTF_8)).isEqualTo("rest");
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void shouldRefuseABodyThatEndsInsideAPart() throws IOException {
        MultipartReader reader = reader("--bound\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nhalf of");
        reader.next();

        assertThatThrownBy(() -> reader.copyContent(new ByteArrayOutputStream()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ends inside a part");
    }

    @Test
    void shouldWantABoundary() {
        assertThat(MultipartReader.of("multipart/form-data", new ByteArrayInputStream(new byte[0])))
                .isEmpty();
        assertThat(MultipartReader.of("application/json", new ByteArrayInputStream(new byte[0])))
                .isEmpty();
    }

    private static MultipartReader reader(String body) {
        return MultipartReader.of(
                        "multipart/form-data; boundary=\"bound\"",
                        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
    }
}
