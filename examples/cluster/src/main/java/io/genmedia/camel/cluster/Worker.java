package io.genmedia.camel.cluster;

import java.io.IOException;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/**
 * One of several workers: a plain application of Camel, whose routes stand in {@code routes} and {@code providers}, and whose
 * settings come from {@code application.properties} and the environment.
 */
public final class Worker {

    /** The line that tells that its routes have started. */
    static final String READY = "The routes of this worker have started";

    private Worker() {}

    /** Set to {@code true} by a launcher: a worker is not to outlive it. */
    static final String ENDS_WITH_LAUNCHER = "WORKER_ENDS_WITH_LAUNCHER";

    /** Runs it until it gets a signal. */
    public static void main(String[] arguments) {
        int code = 1;
        try {
            code = run();
        } catch (Exception e) {
            e.printStackTrace();
        }
        // threads that were started before something failed do not keep it alive
        System.exit(code);
    }

    private static int run() throws Exception {
        if (Boolean.parseBoolean(System.getenv(ENDS_WITH_LAUNCHER))) {
            endWithTheLauncher();
        }
        Main main = new Main();
        main.bind("report", new Report(System.getenv().getOrDefault("WORKER_NAME", "worker")));
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                System.out.println(READY);
            }
        });
        main.run();
        return main.getExitCode();
    }

    /** The launcher holds the other end of the standard input, and lets go of it even when it is killed. */
    private static void endWithTheLauncher() {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            // nothing is said
                        }
                    } catch (IOException e) {
                        // as good as its end
                    }
                    System.exit(0);
                },
                "launcher-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
