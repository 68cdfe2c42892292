package io.genmedia.camel.media.springboot.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genmedia.camel.media.component.MediaComponent;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import io.genmedia.camel.media.springboot.MediaTasksActuatorAutoConfiguration;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What an application has on its class path and in its properties decides what is configured. */
class ConditionsTest {

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().transport(SimulatorTransport.LEAN).taskDuration(Duration.ofMillis(60));

    private static ApplicationContextRunner runner(Component component) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        CamelAutoConfiguration.class,
                        component.autoConfiguration,
                        MediaTasksActuatorAutoConfiguration.class))
                .withPropertyValues(
                        component.prefix() + ".base-url="
                                + component.of(simulator).baseUrl(),
                        component.prefix() + ".api-key="
                                + component.of(simulator).apiKey(),
                        component.prefix() + ".poll-interval=20ms");
    }

    @ParameterizedTest
    @EnumSource
    void shouldGenerateWithoutActuatorMicrometerAndStore(Component component) throws Exception {
        try (SmallClassPath few = SmallClassPath.without(
                "spring-boot-actuator", "micrometer", "camel-media-tasks-jdbc", "HikariCP", "h2", "spring-jdbc")) {
            assertThat(few.run(SmallApplication.class, properties(component))).isEqualTo("1 output");
        }
        assertThat(component.of(simulator).createdTasks()).hasSize(1);
    }

    @Test
    void shouldSayThatADurableStoreNeedsItsModule() throws Exception {
        Map<String, String> properties = properties(Component.MONET);
        properties.put("camel.component.monet.task-store-url", "jdbc:h2:mem:none");
        try (SmallClassPath few = SmallClassPath.without("camel-media-tasks-jdbc")) {
            assertThatThrownBy(() -> few.run(SmallApplication.class, properties))
                    .hasStackTraceContaining("io.genmedia.camel:camel-media-tasks-jdbc");
        }
    }

    @Test
    void shouldMaskNothingWithoutActuator() {
        runner(Component.MONET)
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("mediaComponentSecrets"));
        runner(Component.MONET)
                .run(context -> assertThat(context).hasNotFailed().hasBean("mediaComponentSecrets"));
    }

    private static Map<String, String> properties(Component component) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(component.prefix() + ".base-url", component.of(simulator).baseUrl());
        properties.put(component.prefix() + ".api-key", component.of(simulator).apiKey());
        properties.put(component.prefix() + ".poll-interval", "20ms");
        properties.put("film", component.scheme() + ":video?model=" + component.model);
        return properties;
    }

    @ParameterizedTest
    @ValueSource(strings = {"camel.component.enabled", "camel.component.monet.enabled"})
    void shouldLeaveTheComponentAloneWhereItIsNotEnabled(String property) {
        runner(Component.MONET).withPropertyValues(property + "=false").run(context -> {
            assertThat(context).doesNotHaveBean(ComponentCustomizer.class);
            assertThat(monet(context.getBean(CamelContext.class))
                            .getConfiguration()
                            .getApiKey())
                    .isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"camel.component.customizer.enabled", "camel.component.monet.customizer.enabled"})
    void shouldNotSetPropertiesWhereCustomizersAreNotEnabled(String property) {
        runner(Component.MONET).withPropertyValues(property + "=false").run(context -> {
            assertThat(context).hasSingleBean(ComponentCustomizer.class);
            assertThat(monet(context.getBean(CamelContext.class))
                            .getConfiguration()
                            .getApiKey())
                    .isNull();
        });
    }

    @Test
    void shouldSetPropertiesOnComponentsOfItsKindAlone() {
        runner(Component.MONET).run(context -> {
            CamelContext camel = context.getBean(CamelContext.class);
            assertThat(monet(camel).getConfiguration().getPollInterval()).isEqualTo("20ms");
            assertThat(camel.getComponent("gateai", MediaComponent.class)
                            .getConfiguration()
                            .getPollInterval())
                    .isEqualTo("5s");
        });
    }

    @Test
    void shouldConfigureNothingWithoutCamel() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(Component.MONET.autoConfiguration))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ComponentCustomizer.class));
    }

    private static MediaComponent monet(CamelContext camel) {
        return camel.getComponent("monet", MediaComponent.class);
    }
}
