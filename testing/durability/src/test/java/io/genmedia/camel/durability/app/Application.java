package io.genmedia.camel.durability.app;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** Runs the routes until it is stopped by a signal. Prints {@link #READY} when all have started. */
public final class Application {

    /** The line that tells that all routes have started. */
    public static final String READY = "ALL ROUTES HAVE STARTED";

    private Application() {}

    /** Runs it. */
    public static void main(String[] arguments) {
        int exitCode = 1;
        try {
            exitCode = run(Settings.ofThisProcess());
        } catch (Exception e) {
            e.printStackTrace();
        }
        // threads that were started before something failed do not keep it alive
        System.exit(exitCode);
    }

    private static int run(Settings settings) throws Exception {
        Main main = new Main();
        if (!settings.jms().isEmpty()) {
            main.bind("connectionFactory", new ActiveMQConnectionFactory(settings.jms()));
        }
        main.configure().addRoutesBuilder(new LaneRoutes(settings, new Bookkeeper(settings)));
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                System.out.println(READY);
            }
        });
        main.run();
        return main.getExitCode();
    }
}
