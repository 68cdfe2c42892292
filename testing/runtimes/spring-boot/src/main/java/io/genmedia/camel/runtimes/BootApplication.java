package io.genmedia.camel.runtimes;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Runs the routes on the class path with Spring Boot until a signal stops it. */
@SpringBootApplication
public class BootApplication {

    /** Runs it; there is no web server, so that Camel keeps it up. */
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(BootApplication.class)
                .properties("camel.main.run-controller=true")
                .run(arguments);
    }
}
