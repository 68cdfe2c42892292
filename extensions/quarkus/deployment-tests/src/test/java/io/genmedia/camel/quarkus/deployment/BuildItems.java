package io.genmedia.camel.quarkus.deployment;

import io.quarkus.builder.BuildChainBuilder;
import io.quarkus.builder.item.MultiBuildItem;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the build of a test's application produces, carried into the application as a resource, where its test reads it. */
final class BuildItems {

    private static final String FOLDER = "build-items/";

    private BuildItems() {}

    /**
     * @param type of the items
     * @param text of an item: what the test asks for
     * @return adds a step to the build that keeps the text of all items of the type
     */
    static <T extends MultiBuildItem> Consumer<BuildChainBuilder> keep(
            Class<T> type, Function<T, Stream<String>> text) {
        return chain -> chain.addBuildStep(context -> context.produce(new GeneratedResourceBuildItem(
                        FOLDER + type.getSimpleName(),
                        context.consumeMulti(type).stream()
                                .flatMap(text)
                                .collect(Collectors.joining("\n"))
                                .getBytes(StandardCharsets.UTF_8))))
                .consumes(type)
                .produces(GeneratedResourceBuildItem.class)
                .build();
    }

    /** @return what was kept of the type of this name */
    static Set<String> seen(String type) {
        try (InputStream kept = Thread.currentThread().getContextClassLoader().getResourceAsStream(FOLDER + type)) {
            return new TreeSet<>(new String(kept.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
