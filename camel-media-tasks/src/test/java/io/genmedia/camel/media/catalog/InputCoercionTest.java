package io.genmedia.camel.media.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InputCoercionTest {

    private final MediaCatalog catalog = Studio.catalog();
    private final InputCoercion coercion = new InputCoercion(catalog);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            duration       | 10      | 10
            duration       | ' 15 '  | 15
            duration       | 10.0    | 10
            duration       | 1e1     | 10
            duration       | 10.5    | "10.5"
            duration       | eleven  | "eleven"
            duration       | 10s     | "10s"
            duration       | ''      | ""
            strength       | 0.5     | 0.5
            strength       | 1       | 1
            strength       | NaN     | "NaN"
            strength       | 1e999999999 | "1e999999999"
            generate_audio | true    | true
            generate_audio | FALSE   | false
            generate_audio | yes     | "yes"
            prompt         | 10      | "10"
            prompt         | true    | "true"
            prompt         | [a]     | "[a]"
            prompt         | {a}     | "{a}"
            """)
    void shouldGiveTextTheTypeOfTheParameter(String name, String text, String json) {
        assertThat(reel(name, text)).hasToString(json);
    }

    @ParameterizedTest
    @MethodSource("javaValues")
    void shouldGiveJavaValuesTheTypeOfTheParameter(String name, Object value, String json) {
        assertThat(reel(name, value)).hasToString(json);
    }

    static Stream<Object[]> javaValues() {
        return Stream.of(
                new Object[] {"duration", 10, "10"},
                new Object[] {"duration", 10L, "10"},
                new Object[] {"duration", (short) 10, "10"},
                new Object[] {"duration", 10.0, "10"},
                new Object[] {"duration", 10.5, "10.5"},
                new Object[] {"duration", new BigDecimal("10.00"), "10"},
                new Object[] {"duration", BigInteger.TEN.pow(20), "100000000000000000000"},
                new Object[] {"duration", new AtomicInteger(10), "10"},
                new Object[] {"duration", true, "true"},
                new Object[] {"duration", new StringBuilder("10"), "10"},
                new Object[] {"strength", 0.5f, "0.5"},
                new Object[] {"strength", 5_000_000_000L, "5000000000"},
                new Object[] {"generate_audio", 1, "1"},
                new Object[] {"prompt", 7, "\"7\""},
                new Object[] {"prompt", 0.25, "\"0.25\""},
                new Object[] {"prompt", false, "\"false\""},
                new Object[] {"prompt", 'c', "\"c\""},
                new Object[] {"prompt", List.of("a"), "[\"a\"]"},
                new Object[] {"images", List.of("a", 7), "[\"a\",\"7\"]"},
                new Object[] {"images", new LinkedHashSet<>(List.of("b", "a")), "[\"b\",\"a\"]"},
                new Object[] {"images", new String[] {"a,b"}, "[\"a,b\"]"},
                new Object[] {"images", new int[] {1, 2}, "[\"1\",\"2\"]"},
                new Object[] {"images", 7, "[\"7\"]"},
                new Object[] {"images", URI.create("https://x/a,b.png"), "[\"https://x/a,b.png\"]"},
                new Object[] {"images", Map.of("a", 1), "[{\"a\":1}]"},
                new Object[] {"images", IntNode.valueOf(3), "[\"3\"]"});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            textBlock =
                    """
            a.png                                            | ["a.png"]
            a.png, b.png                                     | ["a.png","b.png"]
            ##                                               | []
            ["a,b", "c"]                                     | ["a,b","c"]
            [1, 2]                                           | ["1","2"]
            [broken                                          | "[broken"
            ["a"] and more                                   | "[\\"a\\"] and more"
            https://x/w=1,h=2/a.png                          | ["https://x/w=1,h=2/a.png"]
            https://x/w=1,h=2/a.png,https://x/b.png          | ["https://x/w=1,h=2/a.png","https://x/b.png"]
            https://x/a.png, HTTP://x/b.png,file:/c.png      | ["https://x/a.png","HTTP://x/b.png","file:/c.png"]
            data:image/png;base64,AAAA                       | ["data:image/png;base64,AAAA"]
            data:image/png;base64,AAAA,data:image/gif,BB     | ["data:image/png;base64,AAAA","data:image/gif,BB"]
            data:image/png;base64,AAAA,https://x/a.png       | ["data:image/png;base64,AAAA","https://x/a.png"]
            file:a,b.png                                     | ["file:a,b.png"]
            file:a.png,file:b.png                            | ["file:a.png","file:b.png"]
            """)
    void shouldSplitTextWhereAListIsAskedFor(String text, String json) {
        assertThat(reel("images", text)).hasToString(json);
    }

    @Test
    void shouldSplitAListForOthersInTheSameWay() {
        assertThat(InputCoercion.splitList("file:a.png,file:b.png")).containsExactly("file:a.png", "file:b.png");
        assertThat(InputCoercion.splitList("[\"a,b\"]")).containsExactly("a,b");
        assertThat(InputCoercion.splitList("[broken, b")).containsExactly("[broken", "b");
    }

    @Test
    void shouldCoerceInsideObjectsAndLists() {
        ObjectNode coerced = coerce(
                "frames/1.0",
                Map.of(
                        "shots",
                        "[{\"prompt\":7,\"duration\":\"5\"}]",
                        "reference_characters",
                        "{\"image_urls\":\"a,b\"}"),
                Set.of());

        assertThat(coerced.get("shots")).hasToString("[{\"prompt\":\"7\",\"duration\":5}]");
        assertThat(coerced.get("reference_characters")).hasToString("[{\"image_urls\":[\"a\",\"b\"]}]");
    }

    @Test
    void shouldTakeTheFirstTypeThatFitsOfSeveral() {
        assertThat(frames("seed", "7", Set.of())).hasToString("7");
        assertThat(frames("seed", "seven", Set.of())).hasToString("\"seven\"");
        assertThat(frames("seed", 7.0, Set.of())).hasToString("7");
        assertThat(frames("seed", true, Set.of())).hasToString("\"true\"");
    }

    @Test
    void shouldUseTheTypeThatOtherModelsAgreeOn() {
        Map<String, Object> input = Map.of("prompt", 7, "images", "a.png", "duration", "7.5", "generate_audio", "true");

        ObjectNode coerced = coercion.coerce(input, Optional.empty(), Set.of());

        assertThat(coerced.get("prompt")).hasToString("\"7\"");
        assertThat(coerced.get("images")).hasToString("[\"a.png\"]");
        assertThat(coerced.get("duration")).as("integer here, number there").hasToString("7.5");
        assertThat(coerced.get("generate_audio")).hasToString("true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            textBlock =
                    """
            7         | 7
            -0.5      | -0.5
            007       | "007"
            true      | true
            True      | "True"
            [1, "a"]  | [1,"a"]
            {"a": 1}  | {"a":1}
            {a}       | "{a}"
            seven     | "seven"
            1e999999999 | "1e999999999"
            """)
    void shouldReadTextOfAUriAsJsonWhereNoModelKnowsTheType(String text, String json) {
        assertThat(coercion.coerce(Map.of("new_one", text), Optional.empty(), Set.of("new_one"))
                        .get("new_one"))
                .hasToString(json);
        assertThat(frames("anything", text, Set.of("anything"))).hasToString(json);
    }

    @Test
    void shouldLeaveTextOfTheExchangeWhereNoModelKnowsTheType() {
        Map<String, Object> input = Map.of("new_one", "7", "size", "8");

        ObjectNode coerced = coercion.coerce(input, Optional.empty(), Set.of("size"));

        assertThat(coerced.get("new_one")).hasToString("\"7\"");
        assertThat(coerced.get("size"))
                .as("the models disagree on its type, and it is text of a URI")
                .hasToString("8");
    }

    @Test
    void shouldTakeNullAsNotGiven() {
        Map<String, Object> input = new HashMap<>();
        input.put("duration", null);

        assertThat(coerce("reel-2", input, Set.of())).isEmpty();
    }

    @Test
    void shouldKeepTheOrderAndLeaveTheSourceAlone() {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("strength", "1");
        input.put("prompt", "a");
        ObjectNode nested = Studio.json("{'a':1}");
        input.put("anything", nested);

        ObjectNode coerced = coerce("frames/1.0", input, Set.of());
        nested.put("a", 2);

        assertThat(coerced.fieldNames()).toIterable().containsExactly("strength", "prompt", "anything");
        assertThat(coerced.get("anything")).hasToString("{\"a\":1}");
    }

    @ParameterizedTest
    @MethodSource("noJson")
    void shouldRefuseWhatIsNoJsonValue(Object value, String named) {
        assertThatThrownBy(() -> coerce("reel-2", Map.of("images", value), Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'images'")
                .hasMessageContaining(named);
    }

    static Stream<Object[]> noJson() {
        return Stream.of(
                new Object[] {new byte[] {1}, "byte[]"},
                new Object[] {new File("a.png"), "java.io.File"},
                new Object[] {Path.of("a.png"), "Path"},
                new Object[] {new ByteArrayInputStream(new byte[0]), "ByteArrayInputStream"},
                new Object[] {new POJONode(InputStream.nullInputStream()), "POJONode"},
                new Object[] {Double.NaN, "NaN"});
    }

    @Test
    void shouldNameThePlaceOfWhatIsNoJsonValue() {
        Map<String, Object> input = Map.of("anything", Map.of("file", new File("a.png")));

        assertThatThrownBy(() -> coerce("frames/1.0", input, Set.of())).hasMessageContaining("'anything.file'");
    }

    private JsonNode reel(String name, Object value) {
        return coerce("reel-2", Map.of(name, value), Set.of()).get(name);
    }

    private JsonNode frames(String name, Object value, Set<String> textual) {
        return coerce("frames/1.0", Map.of(name, value), textual).get(name);
    }

    private ObjectNode coerce(String model, Map<String, Object> input, Set<String> textual) {
        return coercion.coerce(input, catalog.model("video", model), textual);
    }
}
