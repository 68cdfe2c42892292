package io.genmedia.camel.media.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdentityTest {

    private static final Map<String, Object> FILE =
            Map.of("CamelFileAbsolutePath", "/in/a.txt", "CamelFileLastModified", 7L, "CamelFileLength", 3L);
    private static final Map<String, Object> KAFKA =
            Map.of("kafka.TOPIC", "films", "kafka.PARTITION", 1, "kafka.OFFSET", 42L, "kafka.TIMESTAMP", 99L);

    private final DefaultCamelContext context = new DefaultCamelContext();

    private Exchange from(String uri, Map<String, Object> headers) {
        return from(uri, uri == null ? "" : uri.substring(0, uri.indexOf(':')), headers);
    }

    /** @param kind of the component, whatever name it has in the URI */
    private Exchange from(String uri, String kind, Map<String, Object> headers) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getExchangeExtension().setFromEndpoint(uri == null ? null : new Source(uri, kind));
        headers.forEach(exchange.getIn()::setHeader);
        return exchange;
    }

    private Exchange jms(String uri, String kind, String id) {
        Exchange exchange = from(uri, kind, Map.of());
        exchange.getIn().setMessageId(id);
        return exchange;
    }

    private final class Kind extends DefaultComponent {

        private final String name;

        Kind(String name) {
            super(context);
            this.name = name;
        }

        @Override
        public String getDefaultName() {
            return name;
        }

        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Source extends DefaultEndpoint {

        Source(String uri, String kind) {
            super(uri, new Kind(kind));
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void shouldKnowAFileAgain() {
        String identity = MessageIdentity.of(from("file:///in?noop=true", FILE));

        assertThat(identity).isEqualTo("file:/in/a.txt|7|3");
        assertThat(MessageIdentity.of(from("file:///in?delay=7", FILE))).isEqualTo(identity);
    }

    @Test
    void shouldKnowARecordOfKafkaAgainByItsPlace() {
        String one = MessageIdentity.of(from("kafka:films?groupId=x", KAFKA));
        Map<String, Object> next = new HashMap<>(KAFKA);
        next.put("kafka.OFFSET", 43L);

        assertThat(one).contains("films").contains("42").doesNotContain("groupId");
        assertThat(MessageIdentity.of(from("kafka:films?groupId=y", KAFKA))).isEqualTo(one);
        assertThat(MessageIdentity.of(from("kafka:films", next))).isNotEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jms:queue:films", "activemq:films", "activemq6:films", "amqp:queue:films", "sjms2:films"})
    void shouldKnowAMessageOfABrokerAgain(String uri) {
        String kind = uri.substring(0, uri.indexOf(':'));

        assertThat(MessageIdentity.of(jms(uri, kind, "ID:7"))).isEqualTo(kind + ":ID:7");
    }

    @Test
    void shouldKnowAMessageWhateverTheComponentIsCalled() {
        String one = MessageIdentity.of(jms("orders:queue:films", "jms", "ID:7"));

        assertThat(one).isEqualTo("orders:ID:7");
        assertThat(MessageIdentity.of(jms("returns:queue:films", "jms", "ID:7")))
                .isNotEqualTo(one);
    }

    @Test
    void shouldNotKnowAMessageByTheNameOfItsComponentAlone() {
        Exchange exchange = jms("jms:queue:films", "myown", "ID:7");

        assertThat(MessageIdentity.of(exchange)).isEqualTo("exchange:" + exchange.getExchangeId());
    }

    @Test
    void shouldNotTakeAHeaderForTheIdOfTheBrokersMessage() {
        Exchange exchange = from("amqp:queue:films", Map.of("JMSMessageID", "ID:7"));

        assertThat(MessageIdentity.of(exchange)).isEqualTo("exchange:" + exchange.getExchangeId());
    }

    @Test
    void shouldKnowARemoteFileAgainByServerAndPlaceAndShowNoPassword() {
        String one = MessageIdentity.of(from("ftp://ann:secret@host-a:21/in", FILE));

        assertThat(one).contains("ann", "host-a").doesNotContain("secret");
        assertThat(MessageIdentity.of(from("ftp://ann:secret@host-b:21/in", FILE)))
                .isNotEqualTo(one);
        assertThat(MessageIdentity.of(from("sftp://ann@host-a:22/in", FILE))).startsWith("sftp:");
    }

    @Test
    void shouldKnowAMessageOfSqsAgain() {
        assertThat(MessageIdentity.of(from(
                        "aws2-sqs://films",
                        Map.of(
                                "CamelAwsSqsMessageId",
                                "m-7",
                                "CamelAwsSqsMessageAttributes",
                                Map.of("colour", "red")))))
                .isEqualTo("aws2-sqs:m-7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CamelAwsSqsMessageId", "camelawssqsmessageid"})
    void shouldNotTakeTheAttributeOfASenderForTheIdOfAMessageOfSqs(String attribute) {
        Exchange forged = from(
                "aws2-sqs://films",
                Map.of("CamelAwsSqsMessageId", "m-7", "CamelAwsSqsMessageAttributes", Map.of(attribute, "m-7")));

        assertThat(MessageIdentity.of(forged)).startsWith("exchange:");
    }

    @Test
    void shouldTrustNoIdOfSqsWhoseAttributesWereReplacedToo() {
        Exchange forged = from(
                "aws2-sqs://films", Map.of("CamelAwsSqsMessageId", "m-7", "CamelAwsSqsMessageAttributes", "nothing"));

        assertThat(MessageIdentity.of(forged)).startsWith("exchange:");
    }

    @Test
    void shouldKeepWhatTheSourceSaidWhateverBecomesOfTheHeaders() {
        Exchange exchange = from("file:///in", FILE);
        MessageIdentity.noteAtBegin(exchange);

        exchange.getIn().setHeader("CamelFileAbsolutePath", "/in/b.txt");

        assertThat(MessageIdentity.of(exchange)).isEqualTo("file:/in/a.txt|7|3");
    }

    @Test
    void shouldNoteNothingOfAMessageWhoseSourceSaysNothing() {
        Exchange exchange = from("direct:films", FILE);
        MessageIdentity.noteAtBegin(exchange);

        assertThat(exchange.getProperties()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "platform-http:/films",
                "direct:films",
                "seda:films",
                "netty-http:x",
                "file-like:x",
                "kafkaesque:x"
            })
    void shouldNotTakeTheHeadersFromAnotherSource(String uri) {
        Exchange forged = from(uri, FILE);
        KAFKA.forEach(forged.getIn()::setHeader);
        forged.getIn().setHeader("JMSMessageID", "ID:7");
        forged.getIn().setMessageId("ID:7");
        forged.getIn().setHeader("CamelAwsSqsMessageId", "m-7");

        assertThat(MessageIdentity.of(forged)).isEqualTo("exchange:" + forged.getExchangeId());
    }

    @Test
    void shouldNotTakeTheHeadersOfAnotherKindOfSource() {
        Exchange exchange = from("jms:queue:films", FILE);

        assertThat(MessageIdentity.of(exchange)).isEqualTo("exchange:" + exchange.getExchangeId());
    }

    @Test
    void shouldNotTakeAnIdentityThatIsNotWhole() {
        Exchange exchange = from("file:///in", Map.of("CamelFileAbsolutePath", "/in/a.txt", "CamelFileLength", 3L));

        assertThat(MessageIdentity.of(exchange)).startsWith("exchange:");
    }

    @Test
    void shouldTakeTheCorrelationBeforeTheExchange() {
        Exchange exchange = from(null, Map.of());
        exchange.setProperty(Exchange.CORRELATION_ID, "whole");

        assertThat(MessageIdentity.of(exchange)).isEqualTo("correlation:whole");
    }

    @Test
    void shouldBeTheSameWhereAMulticastLeftTheExchangeItsOwnIdAsCorrelation() {
        Exchange exchange = from(null, Map.of());
        String before = MessageIdentity.of(exchange);

        exchange.setProperty(Exchange.CORRELATION_ID, exchange.getExchangeId());

        assertThat(MessageIdentity.of(exchange)).isEqualTo(before);
    }
}
