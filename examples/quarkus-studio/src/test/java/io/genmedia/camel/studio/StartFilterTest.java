package io.genmedia.camel.studio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartFilterTest {

    @Test
    void shouldTakeNothingUntilWhatWasNotOverIsInHand() {
        StartFilter filter = new StartFilter(new Desk(null, null, null, null, null));

        assertThat(filter.judge())
                .hasValueSatisfying(answer -> assertThat(answer.getStatus()).isEqualTo(503));
    }
}
