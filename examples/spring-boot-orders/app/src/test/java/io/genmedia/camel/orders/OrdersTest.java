package io.genmedia.camel.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.Operation;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TemporaryQueue;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jms.connection.CachingConnectionFactory;

/** From an order to its reply, with a real broker and a real application. */
class OrdersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().taskDuration(Duration.ofMillis(300));

    @TempDir
    static Path folder;

    private static Application application;
    private static Customer customer;

    private static int orders;

    private String order;

    @BeforeAll
    static void start() throws Exception {
        application = Application.start(Application.settings(folder, "monet", simulator.monet()), FailingStep.class);
        customer = new Customer(application.brokerPort());
    }

    @AfterAll
    static void stop() {
        customer.close();
        application.close();
    }

    @BeforeEach
    void nameTheOrder() {
        order = "order-" + ++orders;
    }

    @AfterEach
    void leaveNothingBehind() throws Exception {
        assertThat(customer.waiting(Customer.REPLIES)).isZero();
        for (JsonNode letter : deadLetters()) {
            assertThat(request(
                                    "DELETE",
                                    "/dead-letters/" + letter.path("messageId").asText())
                            .statusCode())
                    .isEqualTo(204);
        }
    }

    @Test
    void shouldMakeThePicturesOfAnOrderAndReply() throws Exception {
        customer.send(Customer.order(order, "front", "detail"), "c-1");

        Customer.Answer answer = customer.answer("c-1");

        assertThat(answer.status()).isEqualTo("DONE");
        assertThat(answer.orderId()).isEqualTo(order);
        assertThat(answer.json().findValuesAsText("view")).containsExactly("front", "detail");
        assertThat(bought()).containsExactlyElementsOf(answer.tasks());
        assertThat(answer.json().findValues("files")).hasSize(2).allSatisfy(files -> assertThat(
                        folder.resolve("pictures").resolve(files.path(0).asText()))
                .isNotEmptyFile());
    }

    @Test
    void shouldBuyOnceAndAnswerBothWhereAnOrderComesInTwoMessages() throws Exception {
        customer.send(Customer.order(order), "first");
        customer.send(Customer.order(order), "second");

        Customer.Answer first = customer.answer("first");
        Customer.Answer second = customer.answer("second");
        customer.send(Customer.order(order), "late");
        Customer.Answer late = customer.answer("late");

        assertThat(bought()).hasSize(1);
        assertThat(List.of(first, second, late))
                .allSatisfy(answer -> assertThat(answer.tasks()).isEqualTo(bought()));
    }

    @Test
    void shouldSayWhyThereIsNoPictureWhereTheProviderRefusesIt() throws Exception {
        customer.send(
                Customer.order(order).replace("\"views\"", "\"options\": {\"glitter\": true}, \"views\""), "refused");

        Customer.Answer answer = customer.answer("refused");

        assertThat(answer.status()).isEqualTo("FAILED");
        assertThat(answer.json().findValuesAsText("reason"))
                .singleElement()
                .asString()
                .contains("glitter");
        assertThat(simulator.monet().rejected()).hasSize(1);
        assertThat(bought()).isEmpty();
    }

    @Test
    void shouldSayWhichPictureIsMissingWhereItsTaskFails() throws Exception {
        simulator.monet().faults().on(Operation.SUBMIT).once(Fault.taskFails("moderation", "a lamp is not allowed"));
        customer.send(Customer.order(order, "front", "detail"), "partial");

        Customer.Answer answer = customer.answer("partial");

        assertThat(answer.status()).isEqualTo("PARTIAL");
        assertThat(answer.json().path("pictures").path(0).path("reason").asText())
                .contains("a lamp is not allowed");
        assertThat(answer.json().path("pictures").path(1).path("files")).hasSize(1);
        assertThat(bought()).hasSize(2);
    }

    @Test
    void shouldPutAMessageThatIsNoOrderAmongTheDeadLettersWithoutAskingTheProvider() throws Exception {
        String id = customer.send("{\"orderId\": \"" + order + "\", \"sku\": \"\"}", "poison");

        JsonNode letter = awaitDeadLetter(id);

        assertThat(letter.path("reason").asText()).contains("title", "description", "sku");
        assertThat(letter.path("failures").asInt()).isEqualTo(3);
        assertThat(letter.path("correlationId").asText()).isEqualTo("poison");
        assertThat(simulator.monet().requests()).isEmpty();
    }

    @Test
    void shouldNotLetAnOrderChooseTheModel() throws Exception {
        String id = customer.send(
                Customer.order(order).replace("\"views\"", "\"options\": {\"model\": \"dear-1\"}, \"views\""), "dear");

        assertThat(awaitDeadLetter(id).path("reason").asText()).contains("options", "model");
        assertThat(simulator.monet().requests()).isEmpty();
    }

    @Test
    void shouldRefuseAnotherOrderOfTheSameId() throws Exception {
        customer.send(Customer.order(order), "one");
        customer.answer("one");
        String id = customer.send(Customer.order(order).replace("Brass", "Steel"), "other");

        assertThat(awaitDeadLetter(id).path("reason").asText()).contains(order, "came before with another content");
        assertThat(bought()).hasSize(1);
    }

    @Test
    void shouldMakeThePicturesOfADeadLetterThatIsReplayedAfterTheProviderCameBack() throws Exception {
        simulator.monet().faults().on(Operation.SUBMIT).always(Fault.status(401));
        String id = customer.send(Customer.order(order), "replayed");
        JsonNode letter = awaitDeadLetter(id);
        assertThat(letter.path("orderId").asText()).isEqualTo(order);
        assertThat(letter.path("reason").asText()).contains("401");
        assertThat(letter.path("failures").asInt()).isEqualTo(3);
        assertThat(bought()).isEmpty();

        simulator.monet().faults().clear();
        assertThat(request("POST", "/dead-letters/" + id + "/replay").statusCode())
                .isEqualTo(204);

        assertThat(customer.answer("replayed").status()).isEqualTo("DONE");
        assertThat(bought()).hasSize(1);
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void shouldFindItsTaskWhereAMessageIsRolledBackAfterThePurchaseAndComesAgain() throws Exception {
        application.bean(FailingStep.class).failOnceAfter("call-buy");
        customer.send(Customer.order(order), "again");

        Customer.Answer answer = customer.answer("again");

        assertThat(application.bean(FailingStep.class).hasFailed()).isTrue();
        assertThat(bought()).containsExactlyElementsOf(answer.tasks());
        assertThat(simulator.monet().submits()).isEqualTo(1);
    }

    @Test
    void shouldSendOneReplyWhereItWasSentAndThatWasNotWrittenDown() throws Exception {
        application.bean(FailingStep.class).failOnceAfter("send-reply");
        customer.send(Customer.order(order), "told-again");
        customer.answer("told-again");

        await().atMost(PATIENCE)
                .until(() -> application.bean(OrderBook.class).unanswered(order).isEmpty());

        assertThat(application.bean(FailingStep.class).hasFailed()).isTrue();
        // the broker has thrown the second one away: leaveNothingBehind looks
        assertThat(bought()).hasSize(1);
    }

    @Test
    void shouldReplyToATemporaryQueueAndKeepTheReplyWhereThatIsGone() throws Exception {
        try (JMSContext session = customer.connections().createContext()) {
            TemporaryQueue own = session.createTemporaryQueue();
            var message = session.createTextMessage(Customer.order(order));
            message.setJMSReplyTo(own);
            session.createProducer().send(session.createQueue(Customer.ORDERS), message);
            assertThat(session.createConsumer(own).receiveBody(String.class, PATIENCE.toMillis()))
                    .contains(order);
        }
        simulator.monet().taskDuration(Duration.ofSeconds(2));
        try (JMSContext session = customer.connections().createContext()) {
            var message = session.createTextMessage(Customer.order(order + "-2"));
            message.setJMSReplyTo(session.createTemporaryQueue());
            message.setJMSCorrelationID("gone");
            session.createProducer().send(session.createQueue(Customer.ORDERS), message);
        }

        assertThat(customer.answer("gone").orderId()).isEqualTo(order + "-2");
    }

    @Test
    void shouldNotLetASenderSayThatSomethingIsToBeBoughtAgain() throws Exception {
        try (JMSContext session = customer.connections().createContext()) {
            session.createProducer()
                    .setProperty("CamelMediaResubmit", "true")
                    .setProperty("CamelMediaPrompt", "A yacht")
                    .setJMSCorrelationID("forged")
                    .send(session.createQueue(Customer.ORDERS), Customer.order(order));
        }
        customer.answer("forged");

        assertThat(simulator.monet().createdTasks())
                .singleElement()
                .extracting(task -> task.input().path("prompt").asText())
                .asString()
                .contains("Desk lamp");
    }

    @Test
    void shouldShowHealthAndTheMetersOfTheComponents() throws Exception {
        customer.send(Customer.order(order), "metered");
        customer.answer("metered");

        JsonNode health = JSON.readTree(request("GET", "/actuator/health").body());
        assertThat(health.path("status").asText()).isEqualTo("UP");
        assertThat(health.path("components").has("jms")).isTrue();
        assertThat(health.path("components").has("db")).isTrue();
        assertThat(health.path("components").has("camelHealth")).isTrue();
        assertThat(request("GET", "/actuator/metrics/camel.media.tasks.submitted?tag=provider:monet")
                        .body())
                .contains("\"statistic\":\"COUNT\"");
        assertThat(request("GET", "/actuator/prometheus").body())
                .contains("camel_media_tasks_submitted_total{")
                .contains("camel_media_tasks_in_flight{")
                .contains("camel_media_tasks_duration_seconds_count{")
                .contains("camel_media_polls_total{");
    }

    @Test
    void shouldSayThatThereIsNoSuchDeadLetter() throws Exception {
        assertThat(request("POST", "/dead-letters/ID:none/replay").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldNotBeMovedByAPageInABrowser() throws Exception {
        HttpResponse<String> withoutHeader =
                send(HttpRequest.newBuilder(URI.create(application.url("/dead-letters/replay")))
                        .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(withoutHeader.statusCode()).isEqualTo(403);
        assertThat(withoutHeader.body()).contains("X-Orders");

        HttpResponse<String> foreign = send(HttpRequest.newBuilder(URI.create(application.url("/dead-letters")))
                .header("Origin", "https://attacker.example"));
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.body()).contains("https://attacker.example");
    }

    @Test
    void shouldNotPromiseToBuyAgainWhereNoOrderCanBeRead() throws Exception {
        String id = customer.send("{\"orderId\": \"" + order + "\", \"sku\": \"\"}", "poison");
        awaitDeadLetter(id);

        HttpResponse<String> refused = request("POST", "/dead-letters/" + id + "/replay?resubmit=true");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("no order can be read from it", "order.schema.json");
        assertThat(deadLetter(id)).as("it stays, with its reason").isNotNull();
        assertThat(deadLetter(id).path("failures").asInt()).isEqualTo(3);
    }

    @Test
    void shouldReadNoObjectOfJava() throws Exception {
        try (JMSContext session = customer.connections().createContext()) {
            var message = session.createObjectMessage(new Trap());
            session.createProducer().send(session.createQueue(Customer.ORDERS), message);
            JsonNode letter = awaitDeadLetter(message.getJMSMessageID());
            assertThat(letter.has("body")).isFalse();
        }
        assertThat(Trap.sprung.get()).isFalse();

        // and where something else would ask for it
        try (JMSContext session = Messaging.uncached(application.bean(CachingConnectionFactory.class))
                        .createContext();
                JMSConsumer consumer = session.createConsumer(session.createQueue(Customer.DEAD))) {
            Message message = consumer.receive(PATIENCE.toMillis());
            assertThatThrownBy(() -> message.getBody(Serializable.class)).isInstanceOf(JMSException.class);
        }
        assertThat(Trap.sprung.get()).isFalse();
    }

    /** An object that does something when it is read. */
    private static final class Trap implements Serializable {
        private static final long serialVersionUID = 1L;
        private static final AtomicBoolean sprung = new AtomicBoolean();

        private void readObject(ObjectInputStream in) {
            sprung.set(true);
        }
    }

    @Test
    void shouldListTheOldestDeadLettersAndSayThatThereAreMore() throws Exception {
        int all = DeadLetters.LISTED + 1;
        try (JMSContext session = customer.connections().createContext()) {
            for (int i = 0; i < all; i++) {
                session.createProducer().send(session.createQueue(Customer.DEAD), "no order " + i);
            }
        }

        JsonNode listing = JSON.readTree(request("GET", "/dead-letters").body());
        assertThat(listing.path("letters")).hasSize(DeadLetters.LISTED);
        assertThat(listing.path("letters").path(0).path("body").asText()).isEqualTo("no order 0");
        assertThat(listing.path("more").asBoolean()).isTrue();

        String oldest = listing.path("letters").path(0).path("messageId").asText();
        assertThat(request("DELETE", "/dead-letters/" + oldest).statusCode()).isEqualTo(204);
        listing = JSON.readTree(request("GET", "/dead-letters").body());
        assertThat(listing.path("letters")).hasSize(DeadLetters.LISTED);
        assertThat(listing.path("more").asBoolean()).isFalse();
    }

    private static List<String> bought() {
        return simulator.monet().createdTasks().stream().map(CreatedTask::id).toList();
    }

    private static JsonNode awaitDeadLetter(String messageId) {
        return await().atMost(PATIENCE).until(() -> deadLetter(messageId), letter -> letter != null);
    }

    private static JsonNode deadLetter(String messageId) throws Exception {
        for (JsonNode letter : deadLetters()) {
            if (letter.path("messageId").asText().equals(messageId)) {
                return letter;
            }
        }
        return null;
    }

    private static JsonNode deadLetters() throws Exception {
        return JSON.readTree(request("GET", "/dead-letters").body()).path("letters");
    }

    private static HttpResponse<String> request(String method, String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(application.url(path)))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header(OwnRequests.HEADER, "test"));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
