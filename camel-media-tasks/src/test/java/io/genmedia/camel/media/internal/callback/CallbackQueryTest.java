package io.genmedia.camel.media.internal.callback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackQueryTest {

    @Test
    void shouldReadBothInAnyOrderAndPassOverOthers() {
        CallbackQuery query = CallbackQuery.parse("utm_source=x&token=t&flag&submit=s");

        assertThat(query.submitId()).isEqualTo("s");
        assertThat(query.token()).isEqualTo("t");
    }

    @Test
    void shouldDecodeNamesAndValues() {
        CallbackQuery query = CallbackQuery.parse("%73ubmit=a%20b+c&token=%41%42");

        assertThat(query.submitId()).isEqualTo("a b c");
        assertThat(query.token()).isEqualTo("AB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "submit=s",
                "token=t",
                "submit&token",
                "submit=s&token=t&token=t",
                "submit=s&token=t&token=u",
                "submit=s&submit=s&token=t",
                "submit=s&token=t&%74oken=u",
                "Submit=s&Token=t",
            })
    void shouldReadNothingWhereOneIsMissingOrThereTwice(String raw) {
        assertThat(CallbackQuery.parse(raw)).isNull();
    }

    @Test
    void shouldReadNothingOfNothing() {
        assertThat(CallbackQuery.parse(null)).isNull();
    }

    @Test
    void shouldReadNothingThatIsEndless() {
        assertThat(CallbackQuery.parse("submit=s&token=t&x=" + "x".repeat(8192)))
                .isNull();
    }

    @Test
    void shouldTakeWhatIsEncodedWronglyForEmpty() {
        assertThat(CallbackQuery.parse("submit=%zz&token=%4").submitId()).isEmpty();
        assertThat(CallbackQuery.parse("submit=%zz&token=%4").token()).isEmpty();
    }

    @Test
    void shouldNotShowTheToken() {
        assertThat(CallbackQuery.parse("submit=s&token=t")).hasToString("CallbackQuery[***]");
    }
}
