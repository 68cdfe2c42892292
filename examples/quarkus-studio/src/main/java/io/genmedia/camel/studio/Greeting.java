package io.genmedia.camel.studio;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.camel.spi.CamelEvent;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tells the person at the terminal where the page is, who answers, and where results go. */
@ApplicationScoped
class Greeting {

    private final Providers providers;
    private final Folders folders;

    Greeting(Providers providers, Folders folders) {
        this.providers = providers;
        this.folders = folders;
    }

    void say(@Observes CamelEvent.CamelContextStartedEvent started) {
        // where a free port was asked for, Quarkus tells here which it took
        String port = ConfigProvider.getConfig().getValue("quarkus.http.port", String.class);
        System.out.println();
        System.out.println("  Studio     http://127.0.0.1:" + port);
        for (Providers.Shown provider : providers.all()) {
            System.out.printf("  %-10s %s%n", provider.title(), told(provider));
        }
        System.out.println("  Results    " + folders.results());
        System.out.println();
        System.out.println("Ctrl-C stops it. What is being made then is fetched when it is started again.");
    }

    private static String told(Providers.Shown provider) {
        return switch (provider.state()) {
            case LIVE -> "is asked with your key: what it makes is paid";
            case SIMULATED -> "SIMULATED on this machine: test media, and nothing is paid";
            case UNAVAILABLE -> "not available. " + provider.help();
        };
    }
}
