package io.genmedia.camel.media.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
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
        Endpoint endpoint = uri == null ? null : new Source(uri);
        Exchange exchange = new DefaultExchange(context);
        exchange.getExchangeExtension().setFromEndpoint(endpoint);
        headers.forEach(exchange.getIn()::setHeader);
        return exchange;
    }

    private final class Source extends DefaultEndpoint {

        Source(String uri) {
            setCamelContext(context);
            setEndpointUri(uri);
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
    void shouldKnowARecordOfKafkaAgainByBrokersAndPlace() {
        String one = MessageIdentity.of(from("kafka:films?brokers=a:9092&groupId=x", KAFKA));
        String other = MessageIdentity.of(from("kafka:films?brokers=b:9092", KAFKA));

        assertThat(one).contains("a:9092").contains("films").contains("42").doesNotContain("groupId");
        assertThat(one).isNotEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jms:queue:films", "activemq:films", "amqp:queue:films", "sjms2:films"})
    void shouldKnowAMessageOfABrokerAgain(String uri) {
        assertThat(MessageIdentity.of(from(uri, Map.of("JMSMessageID", "ID:7"))))
                .endsWith(":ID:7");
    }

    @Test
    void shouldKnowAMessageOfSqsAgain() {
        assertThat(MessageIdentity.of(from("aws2-sqs://films", Map.of("CamelAwsSqsMessageId", "m-7"))))
                .isEqualTo("aws2-sqs:m-7");
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
