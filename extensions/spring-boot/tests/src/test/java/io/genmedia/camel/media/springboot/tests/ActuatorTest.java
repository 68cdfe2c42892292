package io.genmedia.camel.media.springboot.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;

/** What the actuator shows, asked for by HTTP. */
class ActuatorTest {

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().transport(SimulatorTransport.LEAN).taskDuration(Duration.ofMillis(60));

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Application application() {
        return new Application()
                .withServer()
                .with("management.endpoints.web.exposure.include", "*")
                .with("management.endpoint.health.show-details", "always")
                .with("management.endpoint.env.show-values", "always")
                .with("management.endpoint.configprops.show-values", "always");
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext context, String path)
            throws IOException, InterruptedException {
        String port = context.getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/" + path))
                .timeout(Duration.ofSeconds(30))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String check(String body) throws IOException {
        JsonNode details = JSON.readTree(body).at("/components/camelHealth/details");
        return StreamSupport.stream(((Iterable<String>) details::fieldNames).spliterator(), false)
                .filter(name -> name.startsWith("producer:monet:video") && !name.endsWith(".data"))
                .map(name -> details.get(name).asText())
                .findFirst()
                .orElse("no check");
    }

    private static Application withChecks() {
        return application().with(FilmRoute.class).with("camel.health.producers-enabled", "true");
    }

    @Test
    void shouldShowInTheHealthOfCamelThatTheProviderAnswers() throws Exception {
        Application application =
                withChecks().with(Component.MONET, simulator.monet()).with("camel.health.exposure-level", "full");
        try (ConfigurableApplicationContext context = application.run()) {
            HttpResponse<String> health = get(context, "health");

            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(check(health.body())).isEqualTo("UP");
            assertThat(simulator.monet().count(Operation.SUBMIT)).isZero();
        }
    }

    @Test
    void shouldShowInTheHealthOfCamelThatTheKeyIsWrong() throws Exception {
        Application application = withChecks()
                .with(Component.MONET, simulator.monet())
                .with("camel.component.monet.api-key", "a-wrong-key");
        try (ConfigurableApplicationContext context = application.run()) {
            HttpResponse<String> health = get(context, "health");

            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(check(health.body())).isEqualTo("DOWN");
            assertThat(health.body()).doesNotContain("a-wrong-key");
        }
    }

    @Test
    void shouldHaveNoCheckThatWasNotAskedFor() throws Exception {
        Application application = application().with(FilmRoute.class).with(Component.MONET, simulator.monet());
        try (ConfigurableApplicationContext context = application.run()) {
            assertThat(check(get(context, "health").body())).isEqualTo("no check");
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldShowNoSecretWhereItIsToldToShowValues(Component component) throws Exception {
        showsNoSecret(component, application(), "env", "configprops");
    }

    @ParameterizedTest
    @EnumSource
    void shouldShowNoSecretOfAComponentThatIsNotEnabled(Component component) throws Exception {
        showsNoSecret(component, application().with(component.prefix() + ".enabled", "false"), "env");
    }

    @Test
    void shouldShowNoPasswordThatStandsBeforeAHost() throws Exception {
        Application application = application()
                .with("camel.component.monet.task-store-url", "jdbc:postgresql://films:hush-1@127.0.0.1/films");
        try (ConfigurableApplicationContext context = application.run()) {
            assertThat(get(context, "env").body()).contains("task-store-url").doesNotContain("hush-");
        }
    }

    private static void showsNoSecret(Component component, Application given, String... pages) throws Exception {
        Application application = given.with(component.prefix() + ".api-key", "hush-1")
                .with(component.prefix() + ".proxyAuthUsername", "hush-2")
                .with(component.prefix() + ".task_store_password", "hush-3")
                .with(component.prefix() + ".task-store-url", "jdbc:h2:mem:x;PASSWORD=hush-4")
                .with(component.scheme().toUpperCase(Locale.ROOT) + "_API_KEY", "hush-5")
                .with(component.prefix() + ".model", "a-model");
        try (ConfigurableApplicationContext context = application.run()) {
            for (String page : pages) {
                HttpResponse<String> shown = get(context, page);
                assertThat(shown.statusCode()).isEqualTo(200);
                assertThat(shown.body()).contains("a-model").doesNotContain("hush-");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldCountWithTheRegistryOfSpring(Component component) throws Exception {
        ProviderSimulator<?> provider = component.of(simulator);
        try (ConfigurableApplicationContext context =
                application().with(component, provider).run()) {
            // when
            context.getBean(ProducerTemplate.class)
                    .requestBodyAndHeaders(
                            "direct:film",
                            "A lighthouse",
                            Map.of("component", component.scheme(), "model", component.model));

            // then
            MeterRegistry meters = context.getBean(MeterRegistry.class);
            assertThat(meters.get("camel.media.tasks.submitted")
                            .tags("provider", component.scheme(), "kind", "video", "model", component.model)
                            .counter()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("camel.media.tasks.in.flight")
                            .tag("provider", component.scheme())
                            .gauge()
                            .value())
                    .isZero();
            assertThat(meters.get("camel.media.tasks.duration")
                            .tags("provider", component.scheme(), "outcome", "succeeded")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("camel.media.polls")
                            .tag("provider", component.scheme())
                            .counter()
                            .count())
                    .isPositive();
            if (component == Component.GATEAI) {
                assertThat(meters.get("camel.media.cost")
                                .tag("provider", component.scheme())
                                .counter()
                                .count())
                        .isPositive();
            }
            assertThat(get(context, "metrics/camel.media.tasks.submitted").body())
                    .contains("\"value\":1.0");
        }
    }
}
