package io.genmedia.camel.quarkus.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.Operation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Health and meters, as those who operate the application read them. */
@QuarkusTest
@WithTestResource(SimulatorResource.class)
class OperationsTest {

    MediaSimulator simulator;

    @Inject
    ProducerTemplate template;

    @BeforeEach
    void forgetFormerTests() {
        simulator.reset();
    }

    @Test
    void shouldBeReadyWithGoodKeys() {
        Map<String, String> checks = producers(200);

        assertThat(checks).anySatisfy((name, state) -> {
            assertThat(name).startsWith("producer:monet:video-");
            assertThat(state).isEqualTo("UP");
        });
        assertThat(checks.keySet())
                .anyMatch(name -> name.startsWith("producer:gateai:image-"))
                .anyMatch(name -> name.startsWith("producer:unifically:audio-"));
        assertThat(simulator.monet().createdTasks()).isEmpty();
    }

    @Test
    void shouldNotBeReadyWhereAServiceHasTroubleAndShowNoKey() {
        simulator.monet().faults().on(Operation.LIST).always(Fault.status(503));

        Map<String, String> checks = producers(503);

        assertThat(checks).anySatisfy((name, state) -> {
            assertThat(name).startsWith("producer:monet:video-").endsWith(".message");
            assertThat(state).contains("503");
        });
        assertThat(checks.toString()).doesNotContain(simulator.monet().apiKey());
    }

    @Test
    void shouldCountWhatWasBought() {
        template.requestBody("direct:picture", "a lighthouse in a storm");

        String meters = given().get("/q/metrics").then().statusCode(200).extract().asString();

        assertThat(meters)
                .containsPattern("camel_media_tasks_submitted_total\\{.*model=\"flux-schnell\".*provider=\"gateai\".*} [1-9]")
                .containsPattern("camel_media_tasks_duration_seconds_count\\{.*outcome=\"succeeded\".*} [1-9]")
                .containsPattern("camel_media_polls_total\\{provider=\"gateai\"} [1-9]")
                .containsPattern("camel_media_cost_dollars_total\\{.*provider=\"gateai\"} 0\\.[0-9]*[1-9]")
                .containsPattern("camel_media_tasks_in_flight\\{provider=\"monet\"} 0");
    }

    private static Map<String, String> producers(int status) {
        JsonPath health =
                given().get("/q/health/ready").then().statusCode(status).extract().jsonPath();
        return health.getMap("checks.find { it.name == 'camel-producers' }.data");
    }
}
