package io.genmedia.camel.studio;

import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
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
        try {
            arguments = Arguments.of(args);
            if (!arguments.help()) {
                FolderLock.take(arguments.folder());
            }
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        if (arguments.help()) {
            System.out.print(Arguments.USAGE);
            return;
        }
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("quarkus.http.port", String.valueOf(arguments.port()));
        properties.put("studio.folder", arguments.folder().toString());
        properties.putAll(accesses(arguments.simulate(), System::getenv));
        // what somebody set with -D goes before
        properties.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
        Quarkus.run(CamelMainApplication.class);
    }

    private static Map<String, String> accesses(boolean simulate, UnaryOperator<String> environment) {
        Map<String, String> properties = new LinkedHashMap<>();
        boolean keyless = Arrays.stream(Access.values()).allMatch(access -> access.service(environment)
                .get(access.stateProperty())
                .equals(Access.State.UNAVAILABLE.name()));
        if (simulate || keyless) {
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
