package io.genmedia.camel.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.genmedia.camel.media.MediaJson;
import org.junit.jupiter.api.Test;

class OptionTablesTest {

    @Test
    void shouldFillTheTablesAndLeaveTheRest() {
        String page =
                """
                # Studio
                <!-- path: studio -->
                <!-- /path -->
                Words.
                <!-- options: studio -->
                stale
                <!-- /options -->
                <!-- component-options: studio --><!-- not closed by a line break, so no marker -->
                <!-- component-options: studio -->
                <!-- /component-options -->
                <!-- headers: studio -->
                <!-- /headers -->
                The end.
                """;

        assertThat(fill(page))
                .isEqualTo(
                        """
                # Studio
                <!-- path: studio -->
                | option | group | type | default | meaning |
                | --- | --- | --- | --- | --- |
                | `operation` | common | video, image |  | **Required.** What is asked for. |
                <!-- /path -->
                Words.
                <!-- options: studio -->
                | option | group | type | default | meaning |
                | --- | --- | --- | --- | --- |
                | `validation` | producer | standard, strict | `standard` | How strictly \\| it is checked. |
                | `old` | advanced | Thing |  | **Deprecated.** Do not use. |
                <!-- /options -->
                <!-- component-options: studio --><!-- not closed by a line break, so no marker -->
                <!-- component-options: studio -->
                | option | group | type | default | meaning |
                | --- | --- | --- | --- | --- |
                | `apiKey` | security | String |  | The key of the account. Secret: never shown. |
                | `maxConcurrent` | producer | int | `5` | How many at once. |
                <!-- /component-options -->
                <!-- headers: studio -->
                | header | group | type | default | meaning |
                | --- | --- | --- | --- | --- |
                | `CamelMediaUrl` | producer | String |  | The address of the first output. |
                <!-- /headers -->
                The end.
                """);
    }

    @Test
    void shouldFillATableWithTheOptionsThatAreAskedForInTheirOrder() {
        String page = "<!-- options: studio old validation -->\n<!-- /options -->\n";

        assertThat(fill(page))
                .isEqualTo(
                        """
                <!-- options: studio old validation -->
                | option | group | type | default | meaning |
                | --- | --- | --- | --- | --- |
                | `old` | advanced | Thing |  | **Deprecated.** Do not use. |
                | `validation` | producer | standard, strict | `standard` | How strictly \\| it is checked. |
                <!-- /options -->
                """);
    }

    @Test
    void shouldRefuseAPageThatAsksForAnOptionThatThereIsNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fill("<!-- options: studio new -->\n<!-- /options -->\n"))
                .withMessageContaining("'new'");
    }

    @Test
    void shouldComeToRestAfterOneRun() {
        String once = fill("<!-- options: studio -->\n<!-- /options -->\n");

        assertThat(fill(once)).isEqualTo(once);
    }

    @Test
    void shouldLeaveTheTablesOfAnotherComponent() {
        String page = "<!-- options: atelier -->\n| its own |\n<!-- /options -->\n";

        assertThat(fill(page)).isEqualTo(page);
    }

    @Test
    void shouldKnowAPageThatHasMarkers() {
        assertThat(OptionTables.isMarked("a\n<!-- headers: studio -->")).isTrue();
        assertThat(OptionTables.isMarked("a\n<!-- a comment -->")).isFalse();
    }

    private static String fill(String page) {
        try {
            return OptionTables.fill(page, MediaJson.mapper().readTree(Fixture.METADATA));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
