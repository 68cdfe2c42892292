package io.genmedia.camel.media.springboot.tests;

import io.genmedia.camel.media.MediaResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** An application that makes one film, with what is on its class path. Its only tie to the test is a map of text. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class SmallApplication implements Function<Map<String, String>, String> {

    @Override
    public String apply(Map<String, String> properties) {
        Map<String, Object> all = new LinkedHashMap<>(properties);
        all.put("spring.main.banner-mode", "off");
        all.put("spring.jmx.enabled", "false");
        // a logging system of its own would take that of the test away
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(SmallApplication.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .properties(all)
                .run()) {
            MediaResult film = context.getBean(ProducerTemplate.class)
                    .requestBody(properties.get("film"), "A lighthouse", MediaResult.class);
            return film.outputs().size() + " output";
        } finally {
            System.clearProperty("org.springframework.boot.logging.LoggingSystem");
        }
    }
}
