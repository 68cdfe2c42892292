package io.genmedia.camel.media.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** What {@code docs/sources.md} says, it says with the name of a test; those tests are here. */
class SourcesPageTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "sources.md");

    @Test
    void shouldNameTestsThatThereAre() throws IOException {
        List<NamedTest> named = NamedTest.on(PAGE);

        assertThat(named).hasSizeGreaterThan(30).allSatisfy(this::isATest);
    }

    private void isATest(NamedTest named) throws ClassNotFoundException {
        Class<?> type = Class.forName(getClass().getPackageName() + "." + named.type());

        assertThat(Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class)
                                || method.isAnnotationPresent(ParameterizedTest.class))
                        .map(Method::getName))
                .contains(named.method());
    }
}
