package io.genmedia.camel.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An option in application.properties that the component does not have is an error, and none that passes unseen. */
class UnknownOptionTest {

    @RegisterExtension
    static final QuarkusUnitTest application = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("camel.component.gateai.poll-intervall", "10s")
            .assertException(failure -> assertThat(Failures.messages(failure))
                    .containsIgnoringCase("pollIntervall")
                    .contains("gateai"));

    @Test
    void shouldNotStart() {
        fail("started");
    }
}
