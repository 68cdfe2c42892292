package io.genmedia.camel.media.sources;

import static org.apache.camel.builder.Builder.constant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSContext;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.activemq6.ActiveMQComponent;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** camel-jms and its kin: a message is known by the id that the broker's client gave it. */
class JmsSourceTest extends SourceTestSupport {

    @RegisterExtension
    static final ArtemisBroker broker = new ArtemisBroker();

    @RegisterExtension
    static final ArtemisBroker otherBroker = new ArtemisBroker();

    private String queue;

    @BeforeEach
    void makeAQueue(TestInfo test) throws Exception {
        queue = broker.queue(test.getTestMethod().orElseThrow().getName());
    }

    @Test
    void shouldBuyTwoFilmsForTwoMessagesWithOneText() throws Exception {
        send("A cat");
        send("A cat");

        try (FilmShop shop = jmsShop().sells(from("")).opens()) {
            shop.awaitSold(2);
        }

        assertThat(boughtKeys()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void shouldKnowAMessageAgainThatTheBrokerRedelivers() throws Exception {
        send("A cat");

        try (FilmShop shop =
                jmsShop().sells(from("?transacted=true")).failing(1).opens()) {
            shop.awaitSold(2);

            assertThat(shop.keys()).hasSize(2).containsOnly(boughtKeys().get(0));
        }
        assertThat(boughtKeys()).hasSize(1);
        assertThat(broker.messages(queue)).isZero();
    }

    @Test
    void shouldGiveATransactedMessageBackWhenStoppedAndKnowItAgainAfterTheRestart() throws Exception {
        filmsTakeLong();
        send("A cat");
        try (FilmShop before = jmsShop().sells(from("?transacted=true")).opens()) {
            awaitWaitingFor(1);
        }
        assertThat(broker.messages(queue)).isEqualTo(1);

        try (FilmShop after = jmsShop().sells(from("?transacted=true")).opens()) {
            filmsAreReady();
            after.awaitSold(1);

            assertThat(after.keys()).isEqualTo(boughtKeys());
        }
        assertThat(boughtKeys()).hasSize(1);
    }

    @Test
    void shouldGiveAMessageBackWhenStoppedThatIsAcknowledgedAfterTheRoute() throws Exception {
        filmsTakeLong();
        send("A cat");
        String from = from("?acknowledgementModeName=CLIENT_ACKNOWLEDGE");
        try (FilmShop before = jmsShop().sells(from).opens()) {
            awaitWaitingFor(1);
        }
        assertThat(broker.messages(queue)).isEqualTo(1);

        try (FilmShop after = jmsShop().sells(from).opens()) {
            filmsAreReady();
            after.awaitSold(1);

            assertThat(after.keys()).isEqualTo(boughtKeys());
        }
        assertThat(boughtKeys()).hasSize(1);
    }

    @Test
    void shouldLoseAMessageThatFailsByDefault() throws Exception {
        send("A cat");

        try (FilmShop shop = jmsShop().sells(from("")).failing(1).opens()) {
            shop.awaitSold(1);
            await().atMost(FilmShop.PATIENCE).until(() -> broker.messages(queue) == 0);
            send("A dog");
            shop.awaitSold(2);

            assertThat(shop.keys()).hasSize(2).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?asyncConsumer=true"})
    void shouldLoseAMessageWhenStoppedByDefault(String options) throws Exception {
        filmsTakeLong();
        String own = broker.queue(queue + options.length());
        Sender.send(broker.core(), own, "A cat");

        try (FilmShop shop = jmsShop().sells("jms:queue:" + own + options).opens()) {
            awaitWaitingFor(1);
        }

        assertThat(broker.messages(own)).isZero();
    }

    @Test
    void shouldHoldAThreadForEachMessageByDefault() throws Exception {
        filmsTakeLong();
        send("A cat");
        send("A dog");

        try (FilmShop shop = jmsShop().sells(from("?transacted=true")).opens()) {
            awaitWaitingFor(1);
            long reads = monet().statusReads();
            await().atMost(FilmShop.PATIENCE).until(() -> monet().statusReads() > reads + 5);

            assertThat(monet().createdTasks()).hasSize(1);
        }
    }

    @Test
    void shouldHoldNoThreadWhenAsyncAndHaveAcknowledgedBeforeTheFilmIsMade() throws Exception {
        filmsTakeLong();
        for (int i = 0; i < 5; i++) {
            send("Film " + i);
        }

        try (FilmShop shop = jmsShop().sells(from("?asyncConsumer=true")).opens()) {
            awaitWaitingFor(5);
            await().atMost(FilmShop.PATIENCE).until(() -> broker.messages(queue) == 0);
        }
    }

    @Test
    void shouldKnowAMessageWhateverTheRouteDoesToItsHeaders() throws Exception {
        send("A cat");
        send("A cat");
        FilmShop.OnTheWay way = route -> route.removeHeaders("*").setHeader("JMSMessageID", constant("ID:somebody"));

        try (FilmShop shop =
                jmsShop().sells(from("?transacted=true"), way).failing(2).opens()) {
            shop.awaitSold(4);
        }

        assertThat(boughtKeys()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void shouldKnowAMessageThatWasReplacedByAnother() throws Exception {
        send("A cat");
        FilmShop.OnTheWay way = route ->
                route.process(exchange -> exchange.setMessage(new org.apache.camel.support.DefaultMessage(exchange) {
                    {
                        setBody("A cat");
                    }
                }));

        try (FilmShop shop =
                jmsShop().sells(from("?transacted=true"), way).failing(1).opens()) {
            shop.awaitSold(2);
        }

        assertThat(boughtKeys()).hasSize(1);
    }

    @Test
    void shouldKnowMessagesOfComponentsUnderOtherNamesEachWithABrokerOfItsOwn() throws Exception {
        String there = otherBroker.queue(queue);
        Sender.send(broker.core(), queue, "A cat");
        Sender.send(otherBroker.core(), there, "A cat");
        List<String> first;

        try (FilmShop before = twoBrokers().failing(FilmShop.ALL).opens()) {
            await().atMost(FilmShop.PATIENCE)
                    .until(() -> Set.copyOf(before.keys()).size() == 2);
            first = before.keys();
        }
        try (FilmShop after = twoBrokers().opens()) {
            after.awaitSold(2);
            assertThat(first).containsAll(after.keys());
        }
        assertThat(boughtKeys()).hasSize(2).doesNotHaveDuplicates();
    }

    private FilmShop twoBrokers() throws Exception {
        return shop().component("ours", jms(broker))
                .component("theirs", jms(otherBroker))
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("ours:" + queue + "?transacted=true")
                                .routeId("ours")
                                .to("direct:films");
                        from("theirs:" + queue + "?transacted=true")
                                .routeId("theirs")
                                .to("direct:films");
                    }
                })
                .sells("direct:films");
    }

    @Test
    void shouldKnowAMessageOfTheComponentForActiveMq() throws Exception {
        send("A cat");
        ActiveMQComponent component = new ActiveMQComponent();
        component.setConnectionFactory(broker.core());
        component.getConfiguration().setReceiveTimeout(ArtemisBroker.SHORT);

        try (FilmShop shop = shop().component("activemq6", component)
                .sells("activemq6:queue:" + queue + "?transacted=true")
                .failing(1)
                .opens()) {
            shop.awaitSold(2);
        }

        assertThat(boughtKeys()).hasSize(1);
    }

    @Test
    void shouldKnowAMessageThatComesFromTheDeadLetterQueue() throws Exception {
        String dead = broker.queue(queue + ".dead");
        broker.buriesAtOnce(queue, dead);
        send("A cat");
        RouteBuilder sources = new RouteBuilder() {
            @Override
            public void configure() {
                from(JmsSourceTest.this.from("?transacted=true"))
                        .routeId("first")
                        .to("direct:films");
                from("jms:" + dead + "?transacted=true").routeId("dead").to("direct:films");
            }
        };

        try (FilmShop shop =
                jmsShop().sells("direct:films").routes(sources).failing(1).opens()) {
            shop.awaitSold(2);

            assertThat(shop.keys()).containsOnly(boughtKeys().get(0));
        }
        assertThat(boughtKeys()).hasSize(1);
    }

    @Test
    void shouldBuyAgainForAMessageWhoseSenderAskedForNoId() throws Exception {
        try (JMSContext session = broker.core().createContext()) {
            session.createProducer().setDisableMessageID(true).send(session.createQueue(queue), "A cat");
        }

        try (FilmShop shop =
                jmsShop().sells(from("?transacted=true")).failing(1).opens()) {
            shop.awaitSold(2);
        }

        assertThat(boughtKeys()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void shouldNotTakeTheHeadersOfAnotherSourceFromASender() throws Exception {
        for (int i = 0; i < 2; i++) {
            Sender.send(broker.core(), queue, "A cat", message -> {
                message.setStringProperty("kafka_DOT_TOPIC", "films");
                message.setStringProperty("kafka_DOT_PARTITION", "0");
                message.setStringProperty("kafka_DOT_OFFSET", "7");
                message.setStringProperty("kafka_DOT_TIMESTAMP", "7");
                message.setStringProperty("CamelFileAbsolutePath", "/a.txt");
            });
        }

        try (FilmShop shop = jmsShop().sells(from("")).opens()) {
            shop.awaitSold(2);
        }

        assertThat(boughtKeys()).hasSize(2).doesNotHaveDuplicates();
    }

    /** A look at the headers would make Camel send a copy of it. */
    @Test
    void shouldLeaveAMessageAsItIsOnARouteThatBuysNothing() throws Exception {
        send("A cat");
        CompletableFuture<Boolean> copied = new CompletableFuture<>();
        RouteBuilder route = new RouteBuilder() {
            @Override
            public void configure() {
                from(JmsSourceTest.this.from(""))
                        .routeId("passing")
                        .process(exchange ->
                                copied.complete(exchange.getIn(JmsMessage.class).shouldCreateNewMessage()));
            }
        };

        try (FilmShop shop = jmsShop().routes(route).opens()) {
            assertThat(copied.get(30, TimeUnit.SECONDS)).isFalse();
        }
    }

    private void send(String text) {
        Sender.send(broker.core(), queue, text);
    }

    private static FilmShop jmsShop() {
        return shop().component("jms", jms(broker));
    }

    private static JmsComponent jms(ArtemisBroker broker) {
        JmsComponent component = JmsComponent.jmsComponent(broker.core());
        component.getConfiguration().setReceiveTimeout(ArtemisBroker.SHORT);
        return component;
    }

    private String from(String options) {
        return "jms:queue:" + queue + options;
    }
}
