package io.genmedia.camel.media.springboot.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.component.MediaComponent;
import io.genmedia.camel.media.jdbc.JdbcTaskStore;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands on the page for Spring Boot is so. */
class SpringBootPageTest {

    private static final Path PAGE = Path.of("../../../docs/spring-boot.md");
    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- test: ([a-z-]+) -->\\n)?```(yaml|properties)\\n(.*?)\\n```", Pattern.DOTALL);

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().transport(SimulatorTransport.LEAN).taskDuration(Duration.ofMillis(60));

    @TempDir
    Path folder;

    @Configuration(proxyBeanMethods = false)
    static class FilmsStore {

        @Bean
        JdbcTaskStore films(DataSource dataSource) {
            JdbcTaskStore store = new JdbcTaskStore(dataSource);
            store.setTakeOverAfter(Duration.ofSeconds(30));
            return store;
        }

        @Bean
        DataSource dataSource() {
            JdbcDataSource memory = new JdbcDataSource();
            memory.setUrl("jdbc:h2:mem:films;DB_CLOSE_DELAY=-1");
            return memory;
        }
    }

    /** The blocks by their names. */
    private static Map<String, String> blocks() throws IOException {
        Map<String, String> blocks = new LinkedHashMap<>();
        Matcher found = BLOCK.matcher(Files.readString(PAGE));
        while (found.find()) {
            blocks.put(String.valueOf(found.group(1)), found.group(3));
        }
        return blocks;
    }

    private Application application() {
        return new Application().with(FilmRoute.class).with(Component.MONET, simulator.monet());
    }

    /** With a block as the properties of the application; the folder of the page is one of the test. */
    private Application application(String block, String suffix) throws IOException {
        String text = blocks().get(block).replace("./data", folder.toString());
        Path file = Files.writeString(folder.resolve("application." + suffix), text);
        return application().with("spring.config.additional-location", file.toUri());
    }

    private static MediaComponent monet(ConfigurableApplicationContext context) {
        return context.getBean(CamelContext.class).getComponent("monet", MediaComponent.class);
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext context, String path) throws Exception {
        String port = context.getEnvironment().getProperty("local.server.port");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/" + path))
                                .timeout(Duration.ofSeconds(30))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void shouldTestEveryBlock() throws Exception {
        assertThat(blocks().keySet())
                .containsExactlyInAnyOrder(
                        "route", "properties", "store", "data-source", "store-bean", "health", "metrics");
    }

    @Test
    void shouldMakeAFilmOfAFile() throws Exception {
        Path routes = Files.writeString(folder.resolve("films.yaml"), blocks().get("route"));
        Path inbox = Files.createDirectories(folder.resolve("in"));
        Path outbox = Files.createDirectories(folder.resolve("out"));
        Application application = application()
                .with("camel.component.monet.model", "sora-2")
                .with("camel.main.routes-include-pattern", "file:" + routes)
                .with("inbox", inbox)
                .with("outbox", outbox);
        try (ConfigurableApplicationContext context = application.run()) {
            Path whole = Files.writeString(folder.resolve("prompt.txt"), "A lighthouse in a storm");
            Files.move(whole, inbox.resolve("prompt.txt"));

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                try (Stream<Path> films = Files.list(outbox)) {
                    assertThat(films).singleElement().asString().endsWith(".mp4");
                }
            });
        }
    }

    @Test
    void shouldSetTheProperties() throws Exception {
        Application application = new Application()
                .with(
                        "spring.config.additional-location",
                        Files.writeString(folder.resolve("application.yaml"), blocks().get("properties"))
                                .toUri());
        try (ConfigurableApplicationContext context = application.run()) {
            assertThat(monet(context).getConfiguration())
                    .extracting("model", "pollInterval", "timeout")
                    .containsExactly("sora-2", "2s", "1h");
            assertThat(monet(context).getConfiguration().parameters())
                    .containsEntry("duration", "10")
                    .containsEntry("aspect_ratio", "16:9")
                    .containsEntry("guidance_scale", "3.5");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"store", "data-source"})
    void shouldKeepWhatWasBoughtOverARestart(String block) throws Exception {
        Application application =
                application(block, "properties").with("camel.component.monet.idempotency-key", "order-4711");
        if (block.equals("data-source")) {
            application.with("spring.autoconfigure.exclude", "");
        }
        for (int i = 0; i < 2; i++) {
            try (ConfigurableApplicationContext context = application.run()) {
                context.getBean(ProducerTemplate.class).requestBody("direct:monet", "A lighthouse");
            }
        }

        assertThat(folder.resolve("tasks.mv.db")).exists();
        assertThat(simulator.monet().submits()).isEqualTo(1);
    }

    @Test
    void shouldTakeTheStoreThatIsABean() throws Exception {
        try (ConfigurableApplicationContext context =
                application("store-bean", "properties").with(FilmsStore.class).run()) {
            assertThat(monet(context).getTaskStore()).isSameAs(context.getBean("films"));
        }
    }

    @Test
    void shouldShowTheChecks() throws Exception {
        try (ConfigurableApplicationContext context =
                application("health", "properties").withServer().run()) {
            assertThat(get(context, "health").body()).contains("producer:monet:video");
        }
    }

    @Test
    void shouldShowTheMeters() throws Exception {
        try (ConfigurableApplicationContext context =
                application("metrics", "properties").withServer().run()) {
            context.getBean(ProducerTemplate.class).requestBody("direct:monet", "A lighthouse");

            assertThat(get(context, "metrics/camel.media.tasks.submitted").body())
                    .contains("\"value\":1.0");
        }
    }
}
