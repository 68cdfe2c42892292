/**
 * What the Spring Boot starters of the components share: how properties of the application get to a component, and what the
 * actuator shows of them.
 *
 * <p>{@link io.genmedia.camel.media.springboot.MediaComponentCustomizer} is the entry; it implements {@code docs/spring-boot.md}.
 */
package io.genmedia.camel.media.springboot;
