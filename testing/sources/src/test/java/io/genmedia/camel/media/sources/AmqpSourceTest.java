package io.genmedia.camel.media.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.camel.builder.Builder;
import org.apache.camel.component.amqp.AMQPComponent;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.jms.message.JmsMessageIDBuilder;
import org.apache.qpid.jms.policy.JmsMessageIDPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/** camel-amqp: a message is known by its message-id, which its sender gives. */
class AmqpSourceTest extends SourceTestSupport {

    @RegisterExtension
    static final ArtemisBroker broker = new ArtemisBroker();

    private String queue;

    @BeforeEach
    void makeAQueue(TestInfo test) throws Exception {
        queue = broker.queue(test.getTestMethod().orElseThrow().getName());
    }

    @Test
    void shouldBuyTwoFilmsForTwoMessagesWithOneText() throws Exception {
        Sender.send(broker.amqp(), queue, "A cat");
        Sender.send(broker.amqp(), queue, "A cat");

        try (FilmShop shop = amqpShop().sells(from("")).opens()) {
            shop.awaitSold(2);
        }

        assertThat(boughtKeys()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void shouldKnowAMessageAgainThatTheBrokerRedelivers() throws Exception {
        Sender.send(broker.amqp(), queue, "A cat");

        try (FilmShop shop =
                amqpShop().sells(from("?transacted=true")).failing(1).opens()) {
            shop.awaitSold(2);

            assertThat(shop.keys()).hasSize(2).containsOnly(boughtKeys().get(0));
        }
        assertThat(boughtKeys()).hasSize(1);
    }

    @Test
    void shouldGiveATransactedMessageBackWhenStoppedAndKnowItAgainAfterTheRestart() throws Exception {
        filmsTakeLong();
        Sender.send(broker.amqp(), queue, "A cat");
        try (FilmShop before = amqpShop().sells(from("?transacted=true")).opens()) {
            awaitWaitingFor(1);
        }
        assertThat(broker.messages(queue)).isEqualTo(1);

        try (FilmShop after = amqpShop().sells(from("?transacted=true")).opens()) {
            filmsAreReady();
            after.awaitSold(1);

            assertThat(after.keys()).isEqualTo(boughtKeys());
        }
        assertThat(boughtKeys()).hasSize(1);
    }

    @Test
    void shouldLoseAMessageThatFailsByDefault() throws Exception {
        Sender.send(broker.amqp(), queue, "A cat");

        try (FilmShop shop = amqpShop().sells(from("")).failing(1).opens()) {
            shop.awaitSold(1);
            await().atMost(FilmShop.PATIENCE).until(() -> broker.messages(queue) == 0);
            Sender.send(broker.amqp(), queue, "A dog");
            shop.awaitSold(2);

            assertThat(shop.keys()).hasSize(2).doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldKnowAMessageWhateverTheRouteDoesToItsHeaders() throws Exception {
        Sender.send(broker.amqp(), queue, "A cat");
        Sender.send(broker.amqp(), queue, "A cat");
        FilmShop.OnTheWay way =
                route -> route.removeHeaders("*").setHeader("JMSMessageID", Builder.constant("ID:somebody"));

        try (FilmShop shop =
                amqpShop().sells(from("?transacted=true"), way).failing(2).opens()) {
            shop.awaitSold(4);
        }

        assertThat(boughtKeys()).hasSize(2).doesNotHaveDuplicates();
    }

    /** What is sent again under the same id is the same message: AMQP lets the sender say so. */
    @Test
    void shouldBuyOnceWhatASenderSendsTwiceUnderOneIdOfItsOwn() throws Exception {
        Sender.send(numbering("order-7"), queue, "A cat");
        Sender.send(numbering("order-7"), queue, "A cat");
        Sender.send(numbering("order-8"), queue, "A cat");

        try (FilmShop shop = amqpShop().sells(from("")).opens()) {
            shop.awaitSold(3);
        }

        assertThat(boughtKeys()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void shouldNotHandTheFilmOfAnotherOutToASenderWhoGivesHisMessageTheSameId() throws Exception {
        Sender.send(numbering("order-7"), queue, "A cat");
        Sender.send(numbering("order-7"), queue, "A dog");
        Sender.send(numbering("order-8"), queue, "A bird");

        try (FilmShop shop = amqpShop().sells(from("")).opens()) {
            shop.awaitSold(2);

            // the second failed: one key is not for two requests
            assertThat(shop.keys()).isEqualTo(boughtKeys());
        }

        assertThat(monet().createdTasks())
                .extracting(task -> task.input().path("prompt").asText())
                .containsExactly("A cat", "A bird");
    }

    @Test
    void shouldKnowAMessageByANumberThatItsSenderGives() throws Exception {
        Sender.send(numbering(7L), queue, "A cat");
        Sender.send(numbering(8L), queue, "A cat");

        try (FilmShop shop =
                amqpShop().sells(from("?transacted=true")).failing(2).opens()) {
            shop.awaitSold(4);
        }

        assertThat(boughtKeys()).hasSize(2).doesNotHaveDuplicates();
    }

    private static JmsConnectionFactory numbering(Object id) {
        JmsConnectionFactory factory = broker.amqp();
        factory.setMessageIDPolicy(new Numbering(id));
        return factory;
    }

    /** A sender that gives its messages ids of its own. */
    private record Numbering(Object id) implements JmsMessageIDPolicy {

        @Override
        public JmsMessageIDPolicy copy() {
            return this;
        }

        @Override
        public JmsMessageIDBuilder getMessageIDBuilder(
                org.apache.qpid.jms.JmsSession session, org.apache.qpid.jms.JmsDestination destination) {
            return new JmsMessageIDBuilder() {
                @Override
                public Object createMessageID(String producerId, long messageSequence) {
                    return id instanceof Long number ? org.apache.qpid.proton.amqp.UnsignedLong.valueOf(number) : id;
                }
            };
        }
    }

    private static FilmShop amqpShop() {
        AMQPComponent component = new AMQPComponent(broker.amqp());
        component.getConfiguration().setReceiveTimeout(ArtemisBroker.SHORT);
        return shop().component("amqp", component);
    }

    private String from(String options) {
        return "amqp:queue:" + queue + options;
    }
}
