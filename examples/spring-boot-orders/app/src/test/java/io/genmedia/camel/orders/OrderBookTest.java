package io.genmedia.camel.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

/** Who answers a message, and what was decided for one. */
class OrderBookTest {

    private EmbeddedDatabase database;
    private OrderBook book;

    @BeforeEach
    void open() throws Exception {
        database = new EmbeddedDatabaseBuilder()
                .generateUniqueName(true)
                .setType(EmbeddedDatabaseType.H2)
                .addScript("schema.sql")
                .build();
        book = new OrderBook(JdbcClient.create(database));
        book.received(
                new Order("order-1", "LAMP-7", "Desk lamp", "Brass", List.of("front"), Map.of()),
                new OrderBook.Request("ID:1", "queue:orders.replies", "c-1"));
    }

    @AfterEach
    void close() {
        database.shutdown();
    }

    @Test
    void shouldLetOneAnswerWhereTwoPicturesEndTogether() {
        assertThat(book.claim("ID:1", "task-1")).isTrue();
        assertThat(book.claim("ID:1", "task-2")).isFalse();
        assertThat(book.unanswered("order-1"))
                .as("it is claimed, and not answered")
                .hasSize(1);

        // told again after a crash, it is the one
        assertThat(book.claim("ID:1", "task-1")).isTrue();
        book.answered("ID:1");
        assertThat(book.claim("ID:1", "task-1")).isFalse();
        assertThat(book.claim("ID:1", "task-2")).isFalse();
    }

    @Test
    void shouldLetAnotherAnswerWhatAMessageThatFailedWasAboutToAnswer() {
        assertThat(book.claim("ID:1", "ID:2")).isTrue();

        book.release("ID:2");

        assertThat(book.claim("ID:1", "task-1")).isTrue();
    }

    @Test
    void shouldLetAnotherAnswerWhatAMessageThatIsWithdrawnWasAboutToAnswer() {
        assertThat(book.claim("ID:1", "ID:2")).isTrue();

        book.withdraw("ID:2");

        assertThat(book.claim("ID:1", "task-1")).isTrue();
    }

    @Test
    void shouldBuyAgainForTheMessageForWhichItWasDecidedAndOnce() {
        book.mayResubmit("ID:2");

        assertThat(book.takeResubmit("ID:1")).isFalse();
        assertThat(book.takeResubmit("ID:2")).isTrue();
        assertThat(book.takeResubmit("ID:2")).isFalse();
    }

    @Test
    void shouldNotKeepADecisionBeyondTheMessageForWhichItWasMade() {
        book.mayResubmit("ID:2");

        book.forget("ID:2");

        assertThat(book.takeResubmit("ID:2")).isFalse();
    }
}
