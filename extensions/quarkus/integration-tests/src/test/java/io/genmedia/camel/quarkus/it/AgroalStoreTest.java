package io.genmedia.camel.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.genmedia.camel.media.simulator.MediaSimulator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was bought is kept in the database that the application has: nothing is configured for it. */
@QuarkusTest
@WithTestResource(SimulatorResource.class)
class AgroalStoreTest {

    MediaSimulator simulator;

    @Inject
    AgroalDataSource database;

    @Inject
    ProducerTemplate template;

    @BeforeEach
    void forgetFormerTests() {
        simulator.reset();
    }

    @Test
    void shouldFindInTheDatabaseWhatWasBoughtBefore() throws SQLException {
        Map<String, Object> order = Map.of("orderId", "order-1");

        template.requestBodyAndHeaders("direct:order", "a lighthouse in a storm", order);
        template.requestBodyAndHeaders("direct:order", "a lighthouse in a storm", order);

        assertThat(simulator.monet().createdTasks()).hasSize(1);
        assertThat(tasks(simulator.monet().createdTasks().get(0).id())).isEqualTo(1);
    }

    private int tasks(String taskId) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT COUNT(*) FROM media_task WHERE task_id = '" + taskId + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
