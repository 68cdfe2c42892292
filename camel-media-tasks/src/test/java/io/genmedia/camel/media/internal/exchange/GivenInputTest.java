package io.genmedia.camel.media.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

class GivenInputTest {

    private static final Set<String> TYPED = Set.of("duration", "images");
    private static final BinaryOperator<String> NAMES = (name, value) -> switch (name) {
        case "duration" -> "durationSeconds";
        case "images" -> value.contains(",") ? "reference_images" : "image";
        default -> name;
    };

    private final GivenInput given = new GivenInput();

    @Test
    void shouldGiveATypedOptionTheNameThatTheModelHas() {
        given.putText("duration", "5");

        given.rename(TYPED, NAMES);

        assertThat(given.values()).containsExactly(java.util.Map.entry("durationSeconds", "5"));
    }

    @Test
    void shouldLookAtTheValueForTheName() {
        given.putText("images", "a,b");

        given.rename(TYPED, NAMES);

        assertThat(given.values()).containsOnlyKeys("reference_images");
    }

    @Test
    void shouldStillReadTheTypeFromTheTextOfARenamedOption() {
        given.putText("duration", "5");

        given.rename(TYPED, NAMES);

        assertThat(given.textual()).containsExactly("durationSeconds");
    }

    @Test
    void shouldLetWhatIsGivenUnderTheModelsNameGoBefore() {
        given.putText("duration", "5");
        given.put("durationSeconds", 8);

        given.rename(TYPED, NAMES);

        assertThat(given.values()).containsExactly(java.util.Map.entry("durationSeconds", 8));
    }

    @Test
    void shouldLeaveTheTypeOfWhatGoesBefore() {
        given.putText("duration", "5");
        given.put("durationSeconds", "8");

        given.rename(TYPED, NAMES);

        assertThat(given.textual()).isEmpty();
    }

    @Test
    void shouldLeaveAParameterThatIsNoTypedOption() {
        given.putText("duration", "5");

        given.rename(Set.of(), NAMES);

        assertThat(given.values()).containsOnlyKeys("duration");
    }

    @Test
    void shouldLeaveWhatTheMessageGaveInPlaceOfTheOption() {
        given.putText("duration", "5");
        given.put("duration", 8);

        given.rename(TYPED, NAMES);

        assertThat(given.values()).containsExactly(java.util.Map.entry("duration", 8));
    }

    @Test
    void shouldRememberWhatCameFromOutside() {
        given.putFromOutside("image", "a.png");

        assertThat(given.isFromOutside("image")).isTrue();
    }

    @Test
    void shouldForgetThatAValueCameFromOutsideWhereAnotherReplacesIt() {
        given.putFromOutside("image", "a.png");
        given.put("image", "b.png");

        assertThat(given.isFromOutside("image")).isFalse();
    }
}
