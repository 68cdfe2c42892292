package io.genmedia.camel.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.Operation;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** GateAI takes no key: what became of a submit without an answer, a person has to find out. */
class UnknownOutcomeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().taskDuration(Duration.ofMillis(300));

    @TempDir
    Path folder;

    private Application application;
    private Customer customer;

    @BeforeEach
    void start() throws Exception {
        application = Application.start(Application.settings(folder, "gateai", simulator.gateai()));
        customer = new Customer(application.brokerPort());
    }

    @AfterEach
    void stop() {
        customer.close();
        application.close();
    }

    @Test
    void shouldBuyAgainOnlyWhereAPersonSaysSoAndThenOnce() throws Exception {
        simulator.gateai().faults().on(Operation.SUBMIT).once(Fault.status(502));
        customer.send(Customer.order("order-1"), "c-1");

        DeadLetters.DeadLetter letter = awaitDeadLetter();
        assertThat(letter.reason()).contains("GateAI", "CamelMediaResubmit");
        assertThat(simulator.gateai().submits()).isEqualTo(1);

        // put back as it is, it is refused again without a call
        letters().replay(letter.messageId(), false);
        letter = await().atMost(PATIENCE).until(this::awaitDeadLetter, again -> again.failures() == 3);
        assertThat(simulator.gateai().submits()).isEqualTo(1);

        // and bought where a person has looked, and lost again: what was decided counts once
        simulator.gateai().faults().on(Operation.SUBMIT).once(Fault.status(502));
        letters().replay(letter.messageId(), true);
        letter = await().atMost(PATIENCE).until(this::awaitDeadLetter, again -> again.failures() == 3);
        assertThat(simulator.gateai().submits()).isEqualTo(2);

        letters().replay(letter.messageId(), true);
        Customer.Answer answer = customer.answer("c-1");
        assertThat(answer.status()).isEqualTo("DONE");
        assertThat(answer.json().path("cost").decimalValue()).isPositive();
        assertThat(simulator.gateai().submits()).isEqualTo(3);
        assertThat(simulator.gateai().createdTasks()).hasSize(1);
        assertThat(customer.waiting(Customer.REPLIES)).isZero();
    }

    @Test
    void shouldNotBuyAgainForAnotherMessageOfTheOrderThanTheOneForWhichThatWasDecided() throws Exception {
        simulator.gateai().faults().on(Operation.SUBMIT).once(Fault.status(502));
        customer.send(Customer.order("order-1"), "c-1");
        DeadLetters.DeadLetter letter = awaitDeadLetter();

        letters().delete(letter.messageId());

        // decided for a message that does not come so far as to buy, and is thrown away
        customer.send(Customer.order("order-1").replace("Brass", "Steel"), "other");
        letter = awaitDeadLetter();
        assertThat(letters().replay(letter.messageId(), true)).isTrue();
        letter = await().atMost(PATIENCE).until(this::awaitDeadLetter, again -> again.failures() == 3);
        assertThat(letter.reason()).contains("came before with another content");
        assertThat(letters().delete(letter.messageId())).isTrue();

        customer.send(Customer.order("order-1"), "c-2");
        letter = awaitDeadLetter();
        assertThat(letter.correlationId()).isEqualTo("c-2");
        assertThat(letter.reason()).contains("CamelMediaResubmit");
        assertThat(simulator.gateai().submits()).isEqualTo(1);
    }

    private DeadLetters.DeadLetter awaitDeadLetter() throws Exception {
        return await().atMost(PATIENCE)
                .until(() -> letters().list().letters(), found -> found.size() == 1)
                .get(0);
    }

    private DeadLetters letters() {
        return application.bean(DeadLetters.class);
    }
}
