package io.genmedia.camel.media.simulator;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * The simulator as a program: {@code --port N} (8089), {@code --task-seconds N} (5), {@code --api-key KEY} for Monet,
 * {@code --gateai-api-key KEY} for GateAI, {@code --unifically-api-key KEY} for Unifically, {@code --lean} for the transport
 * that carries load. It prints where it listens and runs until it is interrupted or terminated.
 */
public final class SimulatorMain {

    private static final String USAGE =
            "options: --port N  --task-seconds N  --api-key KEY  --gateai-api-key KEY  --unifically-api-key KEY  --lean";

    private SimulatorMain() {}

    /** Runs the simulator. */
    public static void main(String[] arguments) throws InterruptedException {
        MediaSimulator simulator;
        try {
            simulator = start(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            System.exit(2);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "media-simulator-shutdown"));
        announce("Monet AI", simulator.monet());
        announce("GateAI Core", simulator.gateai());
        announce("Unifically", simulator.unifically());
        System.out.println("  uploads   " + simulator.unifically().uploadUrl());
        System.out.println("Press Ctrl-C to stop.");
        new CountDownLatch(1).await();
    }

    private static void announce(String name, ProviderSimulator<?> provider) {
        System.out.println(name + ", simulated:");
        System.out.println("  base URL  " + provider.baseUrl());
        System.out.println("  API key   " + provider.apiKey());
    }

    static MediaSimulator start(String... arguments) {
        MediaSimulator.Builder builder = MediaSimulator.builder().port(8089).taskDuration(Duration.ofSeconds(5));
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--port" -> builder.port(Integer.parseInt(value(arguments, ++i)));
                case "--task-seconds" ->
                    builder.taskDuration(Duration.ofMillis((long) (Double.parseDouble(value(arguments, ++i)) * 1000)));
                case "--api-key" -> builder.apiKey(value(arguments, ++i));
                case "--gateai-api-key" -> builder.gateAiApiKey(value(arguments, ++i));
                case "--unifically-api-key" -> builder.unificallyApiKey(value(arguments, ++i));
                case "--lean" -> builder.transport(SimulatorTransport.LEAN);
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        return builder.start();
    }

    private static String value(String[] arguments, int index) {
        if (index == arguments.length) {
            throw new IllegalArgumentException(arguments[index - 1] + " needs a value");
        }
        return arguments[index];
    }
}
