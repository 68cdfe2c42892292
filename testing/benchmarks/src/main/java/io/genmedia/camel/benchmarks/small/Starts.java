package io.genmedia.camel.benchmarks.small;

import io.genmedia.camel.benchmarks.child.ChildJvm;
import io.genmedia.camel.gateai.GateAiComponent;
import io.genmedia.camel.media.component.MediaComponent;
import io.genmedia.camel.media.jdbc.JdbcTaskStore;
import io.genmedia.camel.monet.MonetComponent;
import io.genmedia.camel.unifically.UnificallyComponent;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts contexts with and without the component, in turns, each in a JVM of its own. */
public final class Starts {

    private Starts() {}

    /** @param rounds how often each is started */
    public static StartsReport of(int rounds) throws IOException {
        String all = System.getProperty("java.class.path");
        String without = withoutComponents(all);
        Map<StartTarget, List<StartsReport.Start>> starts = new EnumMap<>(StartTarget.class);
        for (int i = 0; i < rounds; i++) {
            for (StartTarget target : StartTarget.values()) {
                starts.computeIfAbsent(target, one -> new ArrayList<>())
                        .add(start(target.needsComponent() ? all : without, target.arguments()));
            }
        }
        return new StartsReport(starts);
    }

    private static StartsReport.Start start(String classPath, String... arguments) throws IOException {
        try (ChildJvm jvm = ChildJvm.startWith(classPath, List.of(), StartProgram.class, arguments)) {
            return StartsReport.Start.read(jvm.answer());
        }
    }

    /** An application without the component has nothing of it on its class path, where Camel would find plugins and converters. */
    private static String withoutComponents(String classPath) {
        Set<Path> ours = Stream.of(
                        MonetComponent.class,
                        GateAiComponent.class,
                        UnificallyComponent.class,
                        MediaComponent.class,
                        JdbcTaskStore.class)
                .map(Starts::placeOf)
                .collect(Collectors.toSet());
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !ours.contains(Path.of(entry).toAbsolutePath().normalize()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path placeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Not a place of files: " + type, e);
        }
    }
}
