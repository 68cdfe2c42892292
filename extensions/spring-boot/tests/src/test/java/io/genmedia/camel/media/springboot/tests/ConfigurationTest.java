package io.genmedia.camel.media.springboot.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.gateai.GateAiConfiguration;
import io.genmedia.camel.media.component.MediaComponent;
import io.genmedia.camel.media.component.MediaConfiguration;
import io.genmedia.camel.media.jdbc.JdbcTaskStore;
import io.genmedia.camel.monet.MonetConfiguration;
import io.genmedia.camel.unifically.UnificallyConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands in the properties of an application gets to the component. */
@ExtendWith(OutputCaptureExtension.class)
class ConfigurationTest {

    @TempDir
    Path folder;

    @Configuration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        JdbcTaskStore myStore() {
            JdbcDataSource memory = new JdbcDataSource();
            memory.setUrl("jdbc:h2:mem:options;DB_CLOSE_DELAY=-1");
            return new JdbcTaskStore(memory);
        }

        @Bean
        SSLContextParameters myTls() {
            return new SSLContextParameters();
        }

        @Bean
        MonetConfiguration myMonet() {
            return new MonetConfiguration();
        }

        @Bean
        GateAiConfiguration myGateai() {
            return new GateAiConfiguration();
        }

        @Bean
        UnificallyConfiguration myUnifically() {
            return new UnificallyConfiguration();
        }
    }

    private static MediaComponent component(ConfigurableApplicationContext context, Component component) {
        return context.getBean(CamelContext.class).getComponent(component.scheme(), component.type);
    }

    private static Object valueOf(MediaComponent component, String option) {
        return ((PropertyConfigurerGetter) component.getComponentPropertyConfigurer())
                .getOptionValue(component, option, true);
    }

    private static String sample(Component component, String option, JsonNode metadata) {
        String type = metadata.path("javaType").asText();
        if (metadata.has("enum")) {
            return metadata.get("enum").get(1).asText();
        }
        return switch (type) {
            case "boolean" -> String.valueOf(!metadata.path("defaultValue").asBoolean());
            case "int", "java.lang.Integer" -> "7";
            case "io.genmedia.camel.media.spi.TaskStore" -> "#bean:myStore";
            case "org.apache.camel.support.jsse.SSLContextParameters" -> "#bean:myTls";
            case "java.lang.String" ->
                switch (option) {
                    case "pollInterval", "timeout", "drainTimeout", "connectTimeout", "responseTimeout" -> "7s";
                    case "orphanGrace", "taskStoreRetention" -> "7h";
                    case "maxDownloadSize" -> "7MiB";
                    case "rateLimit" -> "7/30s";
                    case "maxCost" -> "7.50";
                    case "aspectRatio" -> "16:9";
                    default -> "a " + option;
                };
            default ->
                "#bean:my" + component.scheme().substring(0, 1).toUpperCase(Locale.ROOT)
                        + component.scheme().substring(1);
        };
    }

    @ParameterizedTest
    @EnumSource
    void shouldSetEveryOption(Component component) throws Exception {
        // given
        Application application = new Application().with(Beans.class);
        Map<String, String> given = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> option : component.metadata().properties()) {
            if (!option.getKey().equals("input")) {
                String sample = sample(component, option.getKey(), option.getValue());
                given.put(option.getKey(), sample);
                String dashed = option.getKey().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
                application.with(component.prefix() + "." + dashed, sample);
            }
        }

        // when
        try (ConfigurableApplicationContext context = application.run()) {
            MediaComponent configured = component(context, component);

            // then
            assertThat(given).hasSizeGreaterThan(40);
            given.forEach((option, value) -> {
                Object expected = value.startsWith("#bean:") ? context.getBean(value.substring(6)) : value;
                Object is = valueOf(configured, option);
                assertThat(expected instanceof String ? String.valueOf(is) : is)
                        .as(option)
                        .isEqualTo(expected);
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldLeaveAloneWhatIsNotGiven(Component component) throws Exception {
        try (ConfigurableApplicationContext context = new Application().run()) {
            MediaComponent plain = BeanUtils.instantiateClass(component.type);
            MediaComponent configured = component(context, component);

            plain.setCamelContext(context.getBean(CamelContext.class));
            plain.init();

            assertThat(component.metadata().properties())
                    .filteredOn(option -> !option.getKey().equals("configuration"))
                    .isNotEmpty()
                    .allSatisfy(option -> assertThat(valueOf(configured, option.getKey()))
                            .as(option.getKey())
                            .isEqualTo(valueOf(plain, option.getKey())));
            // whether it was given decides what it is where callbacks are used
            assertThat(configured.getConfiguration())
                    .extracting("pollIntervalGiven")
                    .isEqualTo(false);
        }
    }

    @Test
    void shouldTakeParametersUnderTheNamesOfTheProvider() {
        Application application = new Application()
                .with("camel.component.monet.input.guidance_scale", "3.5")
                .with("camel.component.monet.input.camelCase", "kept");
        try (ConfigurableApplicationContext context = application.run()) {
            MediaConfiguration configuration =
                    component(context, Component.MONET).getConfiguration();

            assertThat(configuration.parameters())
                    .containsEntry("guidance_scale", "3.5")
                    .containsEntry("camelCase", "kept");
        }
    }

    @Test
    void shouldResolvePlaceholdersOfSpringAndOfCamel() {
        Application application = new Application()
                .with("our.key", "key-of-ours")
                .with("our.model", "sora-2")
                .with("camel.component.monet.api-key", "{{our.key}}")
                .with("camel.component.monet.model", "${our.model}")
                .with("camel.component.monet.idempotency-key", "$simple{header.orderId}");
        try (ConfigurableApplicationContext context = application.run()) {
            MediaConfiguration configuration =
                    component(context, Component.MONET).getConfiguration();

            assertThat(configuration.getApiKey()).isEqualTo("key-of-ours");
            assertThat(configuration.getModel()).isEqualTo("sora-2");
            assertThat(configuration.getIdempotencyKey()).isEqualTo("$simple{header.orderId}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"#bean:myStore", "#myStore", "myStore", "#type:io.genmedia.camel.media.spi.TaskStore"})
    void shouldTakeABeanByEachWayToNameIt(String reference) {
        Application application =
                new Application().with(Beans.class).with("camel.component.monet.task-store", reference);
        try (ConfigurableApplicationContext context = application.run()) {
            assertThat(component(context, Component.MONET).getTaskStore()).isSameAs(context.getBean("myStore"));
        }
    }

    @Test
    void shouldTakeAPasswordThatBeginsLikeAReference() {
        Application application = new Application().with("camel.component.monet.proxy-auth-password", "#geheim");
        try (ConfigurableApplicationContext context = application.run()) {
            assertThat(component(context, Component.MONET).getConfiguration().getProxyAuthPassword())
                    .isEqualTo("#geheim");
        }
    }

    private Application withYaml(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("application.yaml"), text);
        return new Application().with("spring.config.additional-location", file.toUri());
    }

    @Test
    void shouldReadWithoutQuotesWhatYamlTakesForSomethingElse() throws Exception {
        String text =
                """
                camel:
                  component:
                    monet:
                      validation: off
                      duration: 10
                      generate-audio: true
                      aspect-ratio: "16:9"
                      input:
                        guidance_scale: 3.5
                """;
        try (ConfigurableApplicationContext context = withYaml(text).run()) {
            MediaConfiguration configuration =
                    component(context, Component.MONET).getConfiguration();

            assertThat(configuration.getValidation()).isEqualTo("off");
            assertThat(configuration.parameters())
                    .containsEntry("duration", "10")
                    .containsEntry("generate_audio", "true")
                    .containsEntry("aspect_ratio", "16:9")
                    .containsEntry("guidance_scale", "3.5");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"aspect-ratio: 16:9", "input: {aspect_ratio: 16:9}"})
    void shouldAskForQuotesWhereYamlMakesANumberOfARatio(String line) throws Exception {
        Application application = withYaml("camel.component.monet:\n  " + line + "\n");
        try (ConfigurableApplicationContext context = application.run()) {
            assertThatThrownBy(() -> component(context, Component.MONET))
                    .hasStackTraceContaining("969")
                    .hasStackTraceContaining("write \"16:9\"");
        }
    }

    @Test
    void shouldSayThatAParameterHasSeveralValues() throws Exception {
        Application application = withYaml("camel.component.monet:\n  input:\n    images: [a.png, b.png]\n");
        try (ConfigurableApplicationContext context = application.run()) {
            assertThatThrownBy(() -> component(context, Component.MONET))
                    .hasStackTraceContaining("camel.component.monet.input.images has several values");
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayWhichPropertyThereIsNotAndNotShowItsValue(Component component, CapturedOutput output) {
        // given: a slip in the name of a secret
        Application application = new Application().with(component.prefix() + ".api-kye", "a-secret-key");

        // when
        Throwable failure = catchThrowable(application::run);

        // then
        assertThat(failure).isNotNull();
        assertThat(output)
                .contains("There is no such option of the component: " + component.prefix() + ".api-kye")
                .contains(" api-key, ")
                .doesNotContain("a-secret-key");
    }

    @Test
    void shouldSayWhichValueIsNotOfTheRightType(CapturedOutput output) {
        Throwable failure = catchThrowable(() -> new Application()
                .with("camel.component.monet.max-attempts", "many")
                .run());

        assertThat(failure).isNotNull();
        assertThat(output).contains("camel.component.monet.max-attempts").contains("many");
    }

    @Test
    void shouldNotStartWithABeanThatThereIsNot() {
        Application application =
                new Application().with(FilmRoute.class).with("camel.component.monet.task-store", "#bean:nowhere");

        assertThatThrownBy(application::run)
                .hasStackTraceContaining("camel.component.monet.task-store=#bean:nowhere cannot be set")
                .hasStackTraceContaining("nowhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"poll-interval", "max-download-size", "validation", "rate-limit"})
    void shouldNotStartWithAValueThatTheComponentDoesNotKnow(String option) {
        Application application = new Application()
                .with(FilmRoute.class)
                .with("camel.component.monet.api-key", "key")
                .with("camel.component.monet." + option, "soon");

        assertThatThrownBy(application::run).hasStackTraceContaining("soon");
    }
}
