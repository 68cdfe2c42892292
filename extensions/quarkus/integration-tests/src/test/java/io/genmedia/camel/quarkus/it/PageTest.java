package io.genmedia.camel.quarkus.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.agroal.api.AgroalDataSource;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.simulator.MediaSimulator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;

/** What the page on Quarkus shows is an application that works. */
@QuarkusTest
@TestProfile(PageTest.OfThePage.class)
@WithTestResource(SimulatorResource.class)
class PageTest {

    MediaSimulator simulator;

    @Inject
    CamelContext context;

    @Inject
    ProducerTemplate template;

    @Inject
    AgroalDataSource database;

    @Test
    void shouldRunTheRouteOfThePageWithItsConfiguration() throws Exception {
        MediaResult film = template.requestBody("direct:film", "a lighthouse in a storm", MediaResult.class);

        assertThat(film.outputs()).isNotEmpty();
        assertThat(simulator.monet().createdTasks()).hasSize(1);
        assertThat(context.getRoutes()).extracting("routeId").containsExactly("films");
        assertThat(database.getConfiguration()
                        .connectionPoolConfiguration()
                        .connectionFactoryConfiguration()
                        .jdbcUrl())
                .isEqualTo("jdbc:h2:file:./target/data/tasks");
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem("camel-producers"));
    }

    /** The properties and the route of the page. */
    public static class OfThePage implements QuarkusTestProfile {

        private static final Pattern BLOCK =
                Pattern.compile("<!-- test: ([a-z-]+) -->\n```(properties|yaml)\n(.*?)```", Pattern.DOTALL);

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> all = new HashMap<>();
            try {
                Matcher block = BLOCK.matcher(Files.readString(Path.of("../../../docs/quarkus.md")));
                Path routes = Path.of("target/routes-of-the-page");
                Files.createDirectories(routes);
                while (block.find()) {
                    if (block.group(2).equals("yaml")) {
                        Files.writeString(routes.resolve(block.group(1) + ".yaml"), block.group(3));
                    } else {
                        Properties properties = new Properties();
                        properties.load(new StringReader(block.group(3)));
                        properties.forEach((name, value) -> all.put(name.toString(), value.toString()));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            // the page's folder is that of an application; the key is that of the simulator
            all.put("camel.main.routes-include-pattern", "file:target/routes-of-the-page/*.yaml");
            all.put("DATA_FOLDER", "./target/data");
            all.put("camel.component.monet.poll-interval", "50ms");
            return all;
        }
    }
}
