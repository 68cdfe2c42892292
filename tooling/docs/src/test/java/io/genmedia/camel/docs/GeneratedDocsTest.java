package io.genmedia.camel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedDocsTest {

    private final Path root = SourceTree.root();

    @ParameterizedTest
    @MethodSource("docs")
    void shouldStandInTheSourceTreeAsItIsGenerated(GeneratedDocs.Doc doc) throws IOException {
        assertThat(root.resolve(doc.path()))
                .as("%s is out of date; refresh it with: %s", doc.path(), GeneratedDocs.COMMAND)
                .exists()
                .hasContent(doc.text().of(root));
    }

    static List<GeneratedDocs.Doc> docs() throws IOException {
        return GeneratedDocs.all(SourceTree.root());
    }

    @Test
    void shouldListEveryPageThatHasAMarker() throws IOException {
        List<String> listed =
                GeneratedDocs.all(root).stream().map(GeneratedDocs.Doc::path).toList();
        try (Stream<Path> pages = Files.walk(root.resolve("docs"))) {
            List<String> marked = pages.filter(page -> page.toString().endsWith(".md"))
                    .filter(page -> OptionTables.isMarked(read(page)))
                    .map(page -> root.relativize(page).toString().replace('\\', '/'))
                    .toList();

            assertThat(listed)
                    .as("a page with a marker must be listed in GeneratedDocs")
                    .containsAll(marked);
        }
    }

    @Test
    void shouldFillAPageFromMetadata(@TempDir Path tree) throws IOException {
        Files.writeString(tree.resolve("studio.md"), "<!-- path: studio -->\n<!-- /path -->\n");
        Files.writeString(tree.resolve("studio.json"), Fixture.METADATA);

        String page = GeneratedDocs.options("studio.md", "studio.json").text().of(tree);

        assertThat(page).contains("| `operation` |");
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
