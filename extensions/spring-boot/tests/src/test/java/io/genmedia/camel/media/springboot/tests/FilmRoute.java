package io.genmedia.camel.media.springboot.tests;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A route whose endpoint stands when the application starts. */
@Configuration(proxyBeanMethods = false)
class FilmRoute {

    @Bean
    RouteBuilder route() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:monet")
                        .routeId("monet-film")
                        .to("monet:video?model=sora-2")
                        .id("make");
            }
        };
    }
}
