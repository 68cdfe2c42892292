package io.genmedia.camel.durability.harness;

import io.genmedia.camel.durability.app.Lane;
import io.genmedia.camel.durability.app.Lane.Source;
import io.genmedia.camel.durability.app.Settings;
import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that outlives an application: the providers, the sources, the database, the ledger. One run of a test has one world, in a
 * folder of its own below {@code target}.
 */
public final class World implements AutoCloseable {

    private static final double DOLLARS = 1_000_000;

    private final Path folder;
    private final List<Lane> lanes;
    private final Database database;
    private final MediaSimulator simulator;
    private final JmsBroker jms;
    private final KafkaBroker kafka;
    private final List<Node> nodes = new ArrayList<>();

    /**
     * @param name of the run
     * @param database where applications keep what they bought; closed with the world
     * @param lanes the routes of each application
     */
    public World(String name, Database database, List<Lane> lanes) {
        try {
            this.folder = Folders.fresh(Path.of("target", "durability", name));
            this.lanes = lanes;
            this.database = database;
            this.simulator = simulator();
            tasksTake(Duration.ofMillis(300), Duration.ofMillis(1_500));
            this.jms = uses(Source.JMS) ? new JmsBroker() : null;
            this.kafka = uses(Source.KAFKA) ? new KafkaBroker(topics()) : null;
            Settings settings = settings("");
            Files.createDirectories(settings.permits());
            for (Lane lane : lanes) {
                Files.createDirectories(settings.inbox(lane));
            }
        } catch (Exception e) {
            throw new IllegalStateException("the world of " + name + " could not be made", e);
        }
    }

    /** The providers have no limits here: what is looked at is what is bought, not how fast. */
    private static MediaSimulator simulator() {
        MediaSimulator simulator =
                MediaSimulator.builder().transport(SimulatorTransport.LEAN).start();
        simulator.gateai().enforceLimits(false).budget(DOLLARS);
        simulator.unifically().balance(DOLLARS);
        return simulator;
    }

    /** Sets how long tasks take; from 0.3 to 1.5 seconds unless set. It hangs on the prompt, and is the same in each run. */
    public World tasksTake(Duration least, Duration most) {
        long span = most.minus(least).toMillis();
        Lane.SCHEMES.forEach(scheme -> provider(scheme)
                .taskDuration(input -> least.plusMillis(
                        Math.floorMod(input.path("prompt").asText().hashCode(), span))));
        return this;
    }

    private boolean uses(Source source) {
        return lanes.stream().anyMatch(lane -> lane.source() == source);
    }

    private Set<String> topics() {
        return lanes.stream()
                .filter(lane -> lane.source() == Source.KAFKA)
                .map(Lane::name)
                .collect(Collectors.toSet());
    }

    /** Starts an application. */
    public Node start(String name) {
        Map<String, String> properties = new LinkedHashMap<>(settings(name).toProperties());
        properties.put("camel.main.name", name);
        for (Lane lane : lanes) {
            ProviderSimulator<?> provider = provider(lane.scheme());
            String prefix = "camel.component." + lane.scheme() + ".";
            properties.put(prefix + "api-key", provider.apiKey());
            properties.put(prefix + "base-url", provider.baseUrl());
            properties.put(prefix + "poll-interval", "200ms");
            properties.put(prefix + "rate-limit", "none");
            properties.put(prefix + "max-concurrent", "0");
            properties.put(prefix + "task-store-url", database.url(folder));
        }
        Node node = Node.start(name, ApplicationJvm.shared().command(properties), folder.resolve(name + ".log"));
        nodes.add(node);
        return node;
    }

    /** Checks that no application has ended that nobody has ended. */
    void checkRunning() {
        nodes.forEach(Node::checkRunning);
    }

    /** Gives a prompt to its source. */
    void send(Prompt prompt) {
        Lane lane = prompt.lane();
        try {
            switch (lane.source()) {
                case FOLDER -> {
                    Path whole = Files.writeString(folder.resolve(prompt.id() + ".txt"), prompt.text());
                    Files.move(
                            whole,
                            settings("").inbox(lane).resolve(whole.getFileName()),
                            StandardCopyOption.ATOMIC_MOVE);
                }
                case JMS -> jms.send(lane.name(), prompt.text());
                case KAFKA -> kafka.send(lane.name(), prompt.id(), prompt.text());
            }
        } catch (Exception e) {
            throw new IllegalStateException(prompt + " could not be sent", e);
        }
    }

    /** Permits each prompt to be bought again whose outcome is said to be unknown, as people do who have looked. */
    public void permitUndecided() {
        for (String prompt : ledger().undecided()) {
            try {
                Files.writeString(settings("").permits().resolve(prompt), "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @return what was written down until now */
    public Ledger ledger() {
        return Ledger.read(settings("").ledger());
    }

    /** @return what the provider would charge for */
    public List<CreatedTask> tasks(String scheme) {
        return provider(scheme).createdTasks();
    }

    /** @return how many submits all providers have seen */
    public long submits() {
        return Lane.SCHEMES.stream()
                .mapToLong(scheme -> provider(scheme).submits())
                .sum();
    }

    /** @return where the run leaves its files */
    public Path folder() {
        return folder;
    }

    private ProviderSimulator<?> provider(String scheme) {
        return switch (scheme) {
            case "monet" -> simulator.monet();
            case "gateai" -> simulator.gateai();
            case "unifically" -> simulator.unifically();
            default -> throw new IllegalArgumentException(scheme);
        };
    }

    private Settings settings(String node) {
        return new Settings(
                node, folder, lanes, jms == null ? "" : jms.url(), kafka == null ? "" : kafka.bootstrapServers());
    }

    @Override
    public void close() throws Exception {
        nodes.forEach(Node::close);
        if (jms != null) {
            jms.close();
        }
        if (kafka != null) {
            kafka.close();
        }
        database.close();
        simulator.close();
    }
}
