package io.genmedia.camel.studio;

import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.camel.quarkus.main.CamelMainApplication;

/** The program: decides who makes the media, and starts the application. */
@QuarkusMain
public final class Studio {

    private Studio() {}

    /** Runs until it is stopped. */
    public static void main(String... args) {
        Arguments arguments;
        boolean simulated;
        Path folder;
        try {
            arguments = Arguments.of(args);
            if (arguments.help()) {
                System.out.print(Arguments.USAGE);
                return;
            }
            simulated = arguments.simulate() || isKeyless(System::getenv);
            folder = arguments.folder(simulated);
            FolderLock.take(folder);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("quarkus.http.port", String.valueOf(arguments.port()));
        properties.put("studio.folder", folder.toString());
        properties.putAll(accesses(simulated, System::getenv));
        // what somebody set with -D goes before
        properties.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
        Quarkus.run(CamelMainApplication.class);
    }

    private static boolean isKeyless(UnaryOperator<String> environment) {
        return Arrays.stream(Access.values()).allMatch(access -> access.service(environment)
                .get(access.stateProperty())
                .equals(Access.State.UNAVAILABLE.name()));
    }

    private static Map<String, String> accesses(boolean simulated, UnaryOperator<String> environment) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (simulated) {
            MediaSimulator simulator =
                    MediaSimulator.builder().transport(SimulatorTransport.LEAN).start();
            Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "media-simulator-shutdown"));
            Arrays.stream(Access.values()).forEach(access -> properties.putAll(access.simulated(simulator)));
        } else {
            Arrays.stream(Access.values()).forEach(access -> properties.putAll(access.service(environment)));
        }
        return properties;
    }
}
