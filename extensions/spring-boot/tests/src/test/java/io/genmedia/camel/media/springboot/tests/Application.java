package io.genmedia.camel.media.springboot.tests;

import io.genmedia.camel.media.simulator.ProviderSimulator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** A real Spring Boot application, as a user would have it: properties, and routes in YAML. */
final class Application {

    private final List<Class<?>> sources = new ArrayList<>(List.of(Nothing.class));
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private WebApplicationType web = WebApplicationType.NONE;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Nothing {}

    Application() {
        // the modules of this one have everything on the class path, which an application does not
        with("spring.main.banner-mode", "off");
        with("spring.jmx.enabled", "false");
        with("server.address", "127.0.0.1");
        with("server.port", "0");
        with("spring.autoconfigure.exclude", "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration");
        with("camel.main.routes-include-pattern", "classpath:routes/generate.yaml");
        with("camel.main.shutdown-timeout", "20");
    }

    Application with(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    /** With the source of data of Spring Boot. */
    Application withDataSource(String url) {
        properties.remove("spring.autoconfigure.exclude");
        return with("spring.datasource.url", url);
    }

    Application with(Class<?> source) {
        sources.add(source);
        return this;
    }

    Application withServer() {
        web = WebApplicationType.SERVLET;
        return this;
    }

    /** A component that speaks to the simulator, and reads the status often. */
    Application with(Component component, ProviderSimulator<?> simulator) {
        with(component.prefix() + ".base-url", simulator.baseUrl());
        with(component.prefix() + ".api-key", simulator.apiKey());
        return with(component.prefix() + ".poll-interval", "20ms");
    }

    ConfigurableApplicationContext run() {
        List<String> arguments = new ArrayList<>();
        properties.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                .web(web)
                .registerShutdownHook(false)
                .run(arguments.toArray(String[]::new));
    }
}
