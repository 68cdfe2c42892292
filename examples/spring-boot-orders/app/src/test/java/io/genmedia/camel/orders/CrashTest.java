package io.genmedia.camel.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rows of the README's table. An application in a JVM of its own ends at once, at a moment that is named, and with it the broker
 * and the database; a second one is started on what it has left behind.
 */
class CrashTest {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().taskDuration(Duration.ofMillis(300));

    @TempDir
    Path folder;

    private Map<String, String> settings;
    private Customer customer;

    @BeforeEach
    void prepare() throws IOException {
        prepare("monet", simulator.monet());
    }

    private void prepare(String provider, ProviderSimulator<?> simulated) throws IOException {
        settings = Application.settings(folder, provider, simulated);
        customer = new Customer(Integer.parseInt(settings.get("orders.broker.port")));
    }

    @AfterEach
    void close() {
        customer.close();
    }

    @Test
    void shouldTakeAnOrderThatWasSentAndNotRead() throws Exception {
        crashesAt("-Dcrash.before=receive");

        assertThat(bought()).isEmpty();
        isAnsweredOnceAfterTheStart();
    }

    @Test
    void shouldBuyOnceWhereItWasWrittenDownAndNothingSent() throws Exception {
        crashesAt("-Dcrash.before=call-buy");

        assertThat(bought()).isEmpty();
        isAnsweredOnceAfterTheStart();
    }

    @Test
    void shouldBuyOnceWhereTheRequestWasOnItsWay() throws Exception {
        simulator.monet().faults().on(Operation.SUBMIT).once(Fault.delayed(Duration.ofSeconds(30)));
        crashesWhileItSubmits();

        isAnsweredOnceAfterTheStart();
    }

    @Test
    void shouldFindItsTaskWhereItWasBoughtAndTheMessageNotAcknowledged() throws Exception {
        crashesAt("-Dcrash.after=call-buy");

        assertThat(bought()).hasSize(1);
        isAnsweredOnceAfterTheStart();
        assertThat(simulator.monet().submits()).as("one for each order").isEqualTo(2);
    }

    @Test
    void shouldFetchThePictureWhereItWasBeingMade() throws Exception {
        nobodyIsTold(simulator.monet());
        try (ApplicationJvm first = start()) {
            send();
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> bought().size() == 1 && customer.waiting(Customer.ORDERS) == 0);
            await().atMost(PATIENCE).until(() -> simulator.monet().statusReads() > 2);
            first.kill();
        }
        simulator.monet().faults().on(Operation.STATUS).clear();

        isAnsweredOnceAfterTheStart();
        assertThat(simulator.monet().submits()).as("one for each order").isEqualTo(2);
    }

    @Test
    void shouldStoreAPictureAgainUnderTheSameNameWhereThatWasNotWrittenDown() throws Exception {
        crashesAt("-Dcrash.after=write-file");

        assertThat(pictures()).hasSize(1);
        isAnsweredOnceAfterTheStart();
        assertThat(pictures()).hasSize(1);
    }

    @Test
    void shouldReplyWhereThePictureWasWrittenDownAndTheReplyNotSent() throws Exception {
        crashesAt("-Dcrash.after=made");

        assertThat(pictures()).hasSize(1);
        isAnsweredOnceAfterTheStart();
    }

    @Test
    void shouldLetOneReplyThroughWhereItWasSentAndThatWasNotWrittenDown() throws Exception {
        crashesAt("-Dcrash.after=send-reply");

        isAnsweredOnceAfterTheStart();
    }

    @Test
    void shouldNotReplyAgainWhereTheReplyWasWrittenDownAndTheStoreDidNotLearnOfIt() throws Exception {
        crashesAt("-Dcrash.after=answered");

        isAnsweredOnceAfterTheStart();
    }

    @Test
    void shouldStopWithinSecondsAndGoOnWithThePictureAfterTheStart() throws Exception {
        nobodyIsTold(simulator.monet());
        try (ApplicationJvm first = start()) {
            send();
            await().atMost(PATIENCE).until(() -> bought().size() == 1);
            long began = System.nanoTime();
            first.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
        }
        simulator.monet().faults().on(Operation.STATUS).clear();

        isAnsweredOnceAfterTheStart();
    }

    @Test
    void shouldLeaveItToAPersonWhereNobodyCanKnowWhetherItWasBought() throws Exception {
        prepare("gateai", simulator.gateai());
        simulator.gateai().faults().on(Operation.SUBMIT).once(Fault.delayed(Duration.ofSeconds(30)));
        crashesWhileItSubmits();

        try (ApplicationJvm second = start()) {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> customer.waiting(Customer.DEAD) == 1);
            assertThat(simulator.gateai().submits()).isEqualTo(1);
            assertThat(customer.waiting(Customer.REPLIES)).isZero();
            assertThat(ApplicationJvm.read(log())).contains("order order-1 failed");
        }
    }

    /** No task is known to have ended, for as long as that is not taken back. */
    private static void nobodyIsTold(ProviderSimulator<?> simulated) {
        simulated.faults().on(Operation.STATUS).always(Fault.status(503));
    }

    private void crashesAt(String moment) throws Exception {
        try (ApplicationJvm first = ApplicationJvm.start(settings, List.of(moment), log())) {
            // it may end before the broker has said that it has the message, which it then has
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> first.hasEnded() || customer.send(Customer.order("order-1"), "c-1") != null);
            assertThat(first.awaitEnd()).isEqualTo(CrashingApplication.STATUS);
        }
    }

    private void crashesWhileItSubmits() throws Exception {
        ProviderSimulator<?> simulated =
                settings.get("orders.provider").equals("monet") ? simulator.monet() : simulator.gateai();
        try (ApplicationJvm first = start()) {
            send();
            await().atMost(PATIENCE).until(() -> simulated.submits() == 1);
            first.kill();
        }
    }

    private void isAnsweredOnceAfterTheStart() throws Exception {
        try (ApplicationJvm second = start()) {
            // what is told again is told at once after the start; a later order is done after it
            send("order-2", "later");
            Customer.Answer answer = customer.answer("c-1", PATIENCE);
            customer.answer("later", PATIENCE);

            assertThat(answer.status()).isEqualTo("DONE");
            assertThat(bought()).containsExactlyElementsOf(answer.tasks());
            assertThat(pictures()).hasSize(1);
            assertThat(customer.waiting(Customer.REPLIES)).isZero();
            assertThat(customer.waiting(Customer.ORDERS)).isZero();
            assertThat(customer.waiting(Customer.DEAD)).isZero();
        }
    }

    private ApplicationJvm start() throws IOException {
        return ApplicationJvm.start(settings, List.of(), log());
    }

    private void send() {
        send("order-1", "c-1");
    }

    /** As soon as the broker takes it. */
    private void send(String order, String correlationId) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> customer.send(Customer.order(order), correlationId) != null);
    }

    private Path log() {
        return folder.resolve("application.log");
    }

    /** The tasks of the first order. */
    private static List<String> bought() {
        return simulator.monet().createdTasks().stream()
                .filter(task -> task.input().path("prompt").asText().contains("order-1"))
                .map(CreatedTask::id)
                .toList();
    }

    private List<Path> pictures() throws IOException {
        Path pictures = folder.resolve("pictures/order-1");
        if (!Files.exists(pictures)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(pictures)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
