package io.genmedia.camel.media.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** What {@code docs/sources.md} says, it says with the name of a test; those tests are here. */
class SourcesPageTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "sources.md");
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    private record Named(String type, String method) {}

    @Test
    void shouldNameTestsThatThereAre() throws IOException {
        List<Named> named = NAMED.matcher(Files.readString(PAGE))
                .results()
                .map(found -> new Named(found.group(1), found.group(2)))
                .toList();

        assertThat(named).hasSizeGreaterThan(30).allSatisfy(this::isATest);
    }

    private void isATest(Named named) throws ClassNotFoundException {
        Class<?> type = Class.forName(getClass().getPackageName() + "." + named.type());

        assertThat(Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class)
                                || method.isAnnotationPresent(ParameterizedTest.class))
                        .map(Method::getName))
                .contains(named.method());
    }
}
