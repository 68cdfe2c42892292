package io.genmedia.camel.runtimes;

import org.apache.camel.main.Main;

/**
 * Runs the routes on the class path with Camel's Main until a signal stops it. As in the other runtimes,
 * {@code config/application.properties} in the working directory goes before what is packaged.
 */
public final class PlainApplication {

    private PlainApplication() {}

    /** Runs it; ends with 1 where it does not start. */
    public static void main(String[] arguments) {
        int exitCode = 1;
        try {
            Main main = new Main();
            main.setPropertyPlaceholderLocations(
                    "file:config/application.properties;optional=true,classpath:application.properties");
            exitCode = main.run(arguments);
        } catch (Exception e) {
            e.printStackTrace();
        }
        // threads that were started before something failed do not keep it alive
        System.exit(exitCode);
    }
}
