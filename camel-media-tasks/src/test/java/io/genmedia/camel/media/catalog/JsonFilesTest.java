package io.genmedia.camel.media.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFilesTest {

    @Test
    void shouldReadEachFileOfTheCatalogsAsTheMapperDoes() throws Exception {
        List<Path> files = catalogFiles();

        assertThat(files).hasSizeGreaterThan(150);
        for (Path file : files) {
            assertThat(read(Files.readString(file)))
                    .as("%s", file)
                    .isEqualTo(MediaJson.mapper().readTree(file.toFile()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"a\": {\"b\": [1, [2, {}], \"x\"], \"c\": null}, \"d\": true, \"e\": false}",
                "[0, -7, 2147483648, 9223372036854775808, 0.5, 10.0, 1e3, -1.25E-7]",
                "\"Größe \\u00e4 \\\" \\n\"",
                "{\"a\": 1, \"a\": 2}"
            })
    void shouldReadAValueAsTheMapperDoes(String json) throws Exception {
        JsonNode expected = MediaJson.mapper().readTree(json);

        JsonNode read = read(json);

        assertThat(read).isEqualTo(expected);
        assertThat(read.toString()).isEqualTo(expected.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "{\"a\": ", "[1, 2", "{\"a\" 1}", "{a: 1}", "nothing", "]"})
    void shouldRefuseWhatIsNoJson(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class);
    }

    private static List<Path> catalogFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> components = Files.newDirectoryStream(Path.of(".."), "camel-*-component")) {
            for (Path component : components) {
                try (Stream<Path> resources = Files.walk(component.resolve("src/main/resources"))) {
                    resources
                            .filter(file -> file.toString().matches(".*[/\\\\]catalog[/\\\\].*\\.json"))
                            .forEach(files::add);
                }
            }
        }
        return files;
    }

    private static JsonNode read(String text) throws IOException {
        return JsonFiles.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
