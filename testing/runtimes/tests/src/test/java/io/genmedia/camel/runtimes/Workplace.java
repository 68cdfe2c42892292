package io.genmedia.camel.runtimes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.genmedia.camel.media.simulator.MediaSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * Where an application works: its configuration, its folders, its store. All of it outlives the application, so that another one
 * can be started in the same place.
 */
final class Workplace implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Runner runner;
    private final Path folder;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<Application> applications = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();

    private Workplace(Runner runner, Path folder) {
        this.runner = runner;
        this.folder = folder;
    }

    /** @return a new place; what an earlier run has left there is deleted */
    static Workplace of(Runner runner, String name) {
        return new Workplace(runner, Folders.fresh(Path.of("target", "runtimes", name, runner.toString())));
    }

    /** Configures the components for the simulated providers, with a store that outlives the application. */
    Workplace configuredFor(MediaSimulator simulator) {
        configure("monet", simulator.monet().baseUrl(), simulator.monet().apiKey());
        configure("gateai", simulator.gateai().baseUrl(), simulator.gateai().apiKey());
        configure(
                "unifically",
                simulator.unifically().baseUrl(),
                simulator.unifically().apiKey());
        return with(
                "camel.component.unifically.upload-url", simulator.unifically().uploadUrl());
    }

    private void configure(String scheme, String baseUrl, String key) {
        keys.add(key);
        String prefix = "camel.component." + scheme + ".";
        with(prefix + "base-url", baseUrl);
        with(prefix + "api-key", key);
        with(prefix + "poll-interval", "200ms");
        with(prefix + "rate-limit", "none");
        with(prefix + "max-concurrent", "0");
        with(prefix + "task-store-url", "jdbc:h2:file:./data/tasks");
    }

    /** Sets a property of the application; null takes it away. */
    Workplace with(String property, String value) {
        if (value == null) {
            properties.remove(property);
        } else {
            properties.put(property, value);
        }
        return this;
    }

    /** Sets a variable of the application's environment. */
    Workplace withEnvironment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Starts the application, and does not wait for it. */
    Application start() {
        return start(runner.jar());
    }

    /** Starts the application without the components. */
    Application startBare() {
        return start(runner.bareJar());
    }

    private Application start(Path jar) {
        write(
                "config/application.properties",
                properties.entrySet().stream()
                        .map(property -> property.getKey() + " = " + property.getValue())
                        .collect(Collectors.joining("\n", "", "\n")));
        Application application = Application.start(
                jar, folder, environment, folder.resolve("application-" + (applications.size() + 1) + ".log"));
        applications.add(application);
        return application;
    }

    /** Puts a file there, all of it at once. */
    void put(String file, String text) {
        try {
            Path whole = Files.writeString(folder.resolve("whole"), text);
            Path target = folder.resolve(file);
            Files.createDirectories(target.getParent());
            Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return whether a file is there now */
    boolean has(String file) {
        return Files.exists(folder.resolve(file));
    }

    /** Waits until a file has all its bytes. */
    void awaitBytes(String file, byte[] bytes) {
        await(file).until(() -> has(file) && Arrays.equals(Files.readAllBytes(folder.resolve(file)), bytes));
    }

    /** Waits for a text file; one that is written is written at once, and is not empty. */
    String awaitText(String file) {
        return await(file)
                .until(() -> has(file) ? Files.readString(folder.resolve(file)) : "", text -> !text.isEmpty());
    }

    /** Waits for a file of JSON. */
    JsonNode awaitJson(String file) {
        return await(file)
                .until(
                        () -> has(file) ? parsed(Files.readString(folder.resolve(file))) : JSON.missingNode(),
                        JsonNode::isContainerNode);
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // not all of it is written yet
            return JSON.missingNode();
        }
    }

    private ConditionFactory await(String file) {
        return Awaitility.await(folder.resolve(file) + " is written")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50));
    }

    /** @return the names of the files in a folder, in their order */
    List<String> files(String name) {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends what still runs. No key may stand in what any application has printed. */
    @Override
    public void close() {
        applications.forEach(Application::close);
        for (Application application : applications) {
            String log = application.log();
            for (String key : keys) {
                if (log.contains(key)) {
                    throw new AssertionError("a key stands in the log of " + application);
                }
            }
        }
    }
}
