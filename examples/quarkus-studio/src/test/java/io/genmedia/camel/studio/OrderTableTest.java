package io.genmedia.camel.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderTableTest {

    private static final Origin SOMEWHERE = new Origin("https://provider.example", false);

    private final JdbcDataSource database = new JdbcDataSource();
    private final ObjectMapper json = new ObjectMapper();
    private final OrderTable table = new OrderTable(database, json);

    @BeforeEach
    void openDatabase() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    private Order placed() {
        table.create();
        Wanted wanted = new Wanted("one", "monet", "image", "a-model", json.createObjectNode());
        assertThat(table.insert(wanted, SOMEWHERE)).isTrue();
        return order();
    }

    private Order order() {
        return table.find("one").orElseThrow();
    }

    @Test
    void shouldKeepWhereAnOrderWasPlaced() {
        assertThat(placed().origin()).isEqualTo(SOMEWHERE);
    }

    @Test
    void shouldTellTheNewerOfTwoThatWereRead() {
        Order first = placed();

        table.running("one", "task", 10);
        Order second = order();
        table.running("one", "task", 20);

        assertThat(second.version()).isGreaterThan(first.version());
        assertThat(order().version()).isGreaterThan(second.version());
    }

    @Test
    void shouldKnowNoPlaceOfAnOrderOfAnOlderStudio() throws SQLException {
        placed();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE studio_order DROP COLUMN origin");
            statement.execute("ALTER TABLE studio_order DROP COLUMN simulated");
            statement.execute("ALTER TABLE studio_order DROP COLUMN version");
        }

        table.create();

        assertThat(order().origin()).isNull();
        assertThat(table.running("one", "task", 10)).isTrue();
        assertThat(order().version()).isOne();
    }

    @Test
    void shouldNotOfferToTryAgainWhereATaskIsKnown() {
        Order order = placed();
        table.running("one", "task", 10);

        new OrderBook(table, new Feed()).failed(order, new IllegalStateException("the disk is full"));

        assertThat(order().state()).isEqualTo(OrderState.RESUMABLE);
        assertThat(order().problem().again()).isFalse();
    }

    @Test
    void shouldOfferToTryAgainWhereNothingWasBought() {
        Order order = placed();

        new OrderBook(table, new Feed()).failed(order, new IllegalStateException("the disk is full"));

        assertThat(order().state()).isEqualTo(OrderState.FAILED);
        assertThat(order().problem().again()).isTrue();
    }
}
