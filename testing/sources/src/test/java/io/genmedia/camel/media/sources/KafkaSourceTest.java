package io.genmedia.camel.media.sources;

import static org.apache.camel.builder.Builder.constant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.MediaHeaders;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.DeadLetterChannelBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/** camel-kafka: a record is known by its brokers, topic, partition, offset and time. */
class KafkaSourceTest extends SourceTestSupport {

    /** A record is passed over when the route says so, and not before. */
    private static final String CAREFUL = "&breakOnFirstError=true&autoCommitEnable=false&allowManualCommit=true";

    @RegisterExtension
    static final KafkaBroker kafka = new KafkaBroker();

    private final List<String> dead = new CopyOnWriteArrayList<>();
    private String topic;

    @BeforeEach
    void makeATopic(TestInfo test) throws Exception {
        topic = kafka.topic(test.getTestMethod().orElseThrow().getName());
    }

    @Test
    void shouldBuyTwoFilmsForTwoRecordsWithOneText() throws Exception {
        kafka.send(topic, "A cat");
        kafka.send(topic, "A cat");

        try (FilmShop shop = shop().sells(from("")).opens()) {
            shop.awaitSold(2);
        }

        assertThat(boughtKeys()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void shouldKnowARecordAgainThatAnotherGroupReads() throws Exception {
        kafka.send(topic, "A cat");
        try (FilmShop before = shop().sells(from("&groupId=one")).opens()) {
            before.awaitSold(1);
        }

        try (FilmShop after = shop().sells(from("&groupId=two")).opens()) {
            after.awaitSold(1);

            assertThat(after.keys()).isEqualTo(boughtKeys());
        }
        assertThat(boughtKeys()).hasSize(1);
    }

    @Test
    void shouldReadAFailedRecordAgainWhereTheRouteCommits() throws Exception {
        kafka.send(topic, "A cat");

        try (FilmShop shop = committing().failing(1).opens()) {
            shop.awaitSold(2);
            await().atMost(FilmShop.PATIENCE).until(() -> kafka.committed(topic, topic) == 1);

            assertThat(shop.keys()).hasSize(2).containsOnly(boughtKeys().get(0));
        }
        assertThat(boughtKeys()).hasSize(1);
    }

    @Test
    void shouldReadARecordAgainAfterTheRestartWhereTheRouteCommits() throws Exception {
        filmsTakeLong();
        kafka.send(topic, "A cat");
        kafka.send(topic, "A dog");
        try (FilmShop before = committing().opens()) {
            awaitWaitingFor(1);
        }
        assertThat(kafka.committed(topic, topic)).isZero();
        assertThat(boughtKeys()).hasSize(1);

        monet().taskDuration(java.time.Duration.ZERO);
        try (FilmShop after = committing().opens()) {
            filmsAreReady();
            after.awaitSold(2);
            await().atMost(FilmShop.PATIENCE).until(() -> kafka.committed(topic, topic) == 2);

            assertThat(after.keys()).isEqualTo(boughtKeys());
        }
    }

    @Test
    void shouldReadARecordAgainAfterTheRestartAlsoWhereWhatFailsGoesToADeadLetter() throws Exception {
        filmsTakeLong();
        kafka.send(topic, "A cat");
        try (FilmShop before = committing(deadLetters()).opens()) {
            awaitWaitingFor(1);
        }
        assertThat(kafka.committed(topic, topic)).isZero();
        assertThat(dead).isEmpty();

        try (FilmShop after = committing(deadLetters()).opens()) {
            filmsAreReady();
            after.awaitSold(1);
        }
        assertThat(boughtKeys()).hasSize(1);
    }

    @Test
    void shouldGoOnWithTheNextRecordWhereWhatFailsGoesToADeadLetterThatCommits() throws Exception {
        kafka.send(topic, "A cat");
        kafka.send(topic, "A dog");

        try (FilmShop shop = committing(deadLetters()).failing(1).opens()) {
            shop.awaitSold(2);
            await().atMost(FilmShop.PATIENCE).until(() -> kafka.committed(topic, topic) == 2);

            assertThat(shop.keys()).isEqualTo(boughtKeys());
        }
        assertThat(dead).containsExactly(boughtKeys().get(0));
    }

    private FilmShop committing() throws Exception {
        return committing(null);
    }

    /**
     * A route whose last step commits.
     *
     * @param deadLetters where what fails goes; null for nowhere
     */
    private FilmShop committing(DeadLetterChannelBuilder deadLetters) throws Exception {
        FilmShop shop = shop();
        return shop.routes(new RouteBuilder() {
            @Override
            public void configure() {
                if (deadLetters != null) {
                    errorHandler(deadLetters);
                    from("direct:dead").process(KafkaSourceTest.this::bury);
                }
                from(KafkaSourceTest.this.from("&groupId=" + topic + CAREFUL))
                        .routeId("films")
                        .to(FilmShop.FILM)
                        .id("film")
                        .process(shop::sold)
                        .process(KafkaSourceTest::commit);
            }
        });
    }

    private static DeadLetterChannelBuilder deadLetters() {
        return new DeadLetterChannelBuilder("direct:dead");
    }

    private void bury(Exchange exchange) {
        dead.add(exchange.getMessage().getHeader(MediaHeaders.IDEMPOTENCY_KEY, String.class));
        commit(exchange);
    }

    private static void commit(Exchange exchange) {
        exchange.getMessage()
                .getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class)
                .commit();
    }

    @Test
    void shouldPassOverARecordThatFailsByDefault() throws Exception {
        kafka.send(topic, "A cat");
        kafka.send(topic, "A dog");

        try (FilmShop shop = shop().sells(from("&autoCommitIntervalMs=50&groupId=" + topic))
                .failing(1)
                .opens()) {
            shop.awaitSold(2);
            await().atMost(FilmShop.PATIENCE).until(() -> kafka.committed(topic, topic) == 2);

            assertThat(shop.keys()).hasSize(2).doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldCommitNothingAtAllWhereNobodyDoes() throws Exception {
        kafka.send(topic, "A cat");
        String from = from("&breakOnFirstError=true&autoCommitEnable=false&groupId=" + topic);
        for (int life = 0; life < 2; life++) {
            try (FilmShop shop = shop().sells(from).opens()) {
                shop.awaitSold(1);
            }
            assertThat(kafka.committed(topic, topic)).isZero();
        }

        assertThat(boughtKeys()).hasSize(1);
    }

    @Test
    void shouldHoldItsThreadWhileAFilmIsMade() throws Exception {
        filmsTakeLong();
        kafka.send(topic, "A cat");
        kafka.send(topic, "A dog");

        try (FilmShop shop = shop().sells(from("")).opens()) {
            awaitWaitingFor(1);
            long reads = monet().statusReads();
            await().atMost(FilmShop.PATIENCE).until(() -> monet().statusReads() > reads + 5);

            assertThat(monet().createdTasks()).hasSize(1);
        }
    }

    @Test
    void shouldKnowARecordWhateverTheRouteDoesToItsHeaders() throws Exception {
        kafka.send(topic, "A cat");
        kafka.send(topic, "A cat");
        FilmShop.OnTheWay way = route -> route.removeHeaders("*")
                .setHeader("kafka.TOPIC", constant("t"))
                .setHeader("kafka.PARTITION", constant(0))
                .setHeader("kafka.OFFSET", constant(0))
                .setHeader("kafka.TIMESTAMP", constant(0));
        twoLives(way);
    }

    @Test
    void shouldTakeNoPlaceFromTheHeadersOfARecord() throws Exception {
        Map<String, String> forged = Map.of(
                "kafka.TOPIC", "t",
                "Kafka.Partition", "0",
                "KAFKA.OFFSET", "7",
                "kafka.TIMESTAMP", "7",
                "JMSMessageID", "ID:7",
                "CamelMediaIdempotencyKey", "somebody");
        kafka.send(topic, "A cat", forged);
        kafka.send(topic, "A cat", forged);
        twoLives(route -> route);
    }

    @Test
    void shouldKnowTheRecordsOfAComponentUnderAnotherNameWhoseBrokersAreItsOwn() throws Exception {
        kafka.send(topic, "A cat");
        RouteBuilder[] sources = {ownNames(), ownNames()};
        List<String> first = null;
        for (RouteBuilder source : sources) {
            // one broker under two names is two to whoever sees the names alone
            try (FilmShop shop = shop().component("ours", kafka(kafka.brokers()))
                    .component("theirs", kafka(kafka.brokers().replace("localhost", "127.0.0.1")))
                    .sells("direct:films")
                    .routes(source)
                    .opens()) {
                shop.awaitSold(2);
                assertThat(shop.keys()).doesNotHaveDuplicates();
                first = first == null ? shop.keys() : first;
                assertThat(shop.keys()).containsExactlyInAnyOrderElementsOf(first);
            }
        }
        assertThat(boughtKeys()).hasSize(2);
    }

    private static KafkaComponent kafka(String brokers) {
        KafkaComponent component = new KafkaComponent();
        component.getConfiguration().setBrokers(brokers);
        return component;
    }

    private RouteBuilder ownNames() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                String options = "?autoOffsetReset=earliest&pollTimeoutMs=100&autoCommitEnable=false";
                from("ours:" + topic + options + "&groupId=" + System.nanoTime())
                        .routeId("ours")
                        .to("direct:films");
                from("theirs:" + topic + options + "&groupId=" + System.nanoTime())
                        .routeId("theirs")
                        .to("direct:films");
            }
        };
    }

    @Test
    void shouldKnowTheRecordsOfABatchByAKeyThatTheRouteGives() throws Exception {
        kafka.send(topic, "A cat");
        kafka.send(topic, "A cat");

        List<String> first = batch("&idempotencyKey=${exchangeProperty.place}", "one");
        List<String> again = batch("&idempotencyKey=${exchangeProperty.place}", "two");

        assertThat(again).containsExactlyElementsOf(first);
        assertThat(boughtKeys()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void shouldNotKnowTheRecordsOfABatchAgainByItself() throws Exception {
        kafka.send(topic, "A cat");
        kafka.send(topic, "A cat");

        batch("", "one");
        batch("", "two");

        assertThat(boughtKeys()).hasSize(4).doesNotHaveDuplicates();
    }

    private List<String> batch(String options, String group) throws Exception {
        FilmShop shop = shop();
        RouteBuilder route = new RouteBuilder() {
            @Override
            public void configure() {
                from(KafkaSourceTest.this.from("&batching=true&maxPollRecords=2&groupId=" + group))
                        .routeId("films")
                        .split(body())
                        .process(KafkaSourceTest::openRecord)
                        .to(FilmShop.FILM + options)
                        .id("film")
                        .process(shop::sold);
            }
        };
        try (shop) {
            shop.routes(route).opens();
            shop.awaitSold(2);
            return shop.keys();
        }
    }

    private static void openRecord(Exchange part) {
        org.apache.camel.Message record =
                part.getMessage().getBody(Exchange.class).getMessage();
        part.setProperty(
                "place",
                record.getHeader("kafka.TOPIC") + "-" + record.getHeader("kafka.PARTITION") + "-"
                        + record.getHeader("kafka.OFFSET"));
        part.getMessage().setBody(record.getBody());
    }

    /** Two records, two lives of the application that both read them: two films. */
    private void twoLives(FilmShop.OnTheWay way) throws Exception {
        List<String> first;
        try (FilmShop before = shop().sells(from("&groupId=one"), way).opens()) {
            before.awaitSold(2);
            first = before.keys();
        }
        try (FilmShop after = shop().sells(from("&groupId=two"), way).opens()) {
            after.awaitSold(2);
            assertThat(after.keys()).containsExactlyElementsOf(first);
        }
        assertThat(boughtKeys()).hasSize(2).doesNotHaveDuplicates();
    }

    private String from(String options) {
        return "kafka:" + topic + "?brokers=" + kafka.brokers() + "&autoOffsetReset=earliest&pollTimeoutMs=100"
                + options;
    }
}
