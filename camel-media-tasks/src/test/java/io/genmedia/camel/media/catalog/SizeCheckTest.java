package io.genmedia.camel.media.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeCheckTest {

    private static final ModelSchema PAIRS = model(
            """
            {'properties':{
               'width':{'type':'integer','enum':[768,1024,1344],'default':1024},
               'height':{'type':'integer','enum':[768,1024,1344],'default':1024}},
             'x-media-sizes':{'pairs':[
               {'label':'1:1','width':1024,'height':1024},
               {'label':'16:9','width':1344,'height':768},
               {'label':'9:16','width':768,'height':1344}]}}
            """);
    private static final ModelSchema RANGES = model(
            """
            {'properties':{
               'width':{'type':'integer','minimum':512,'maximum':1536,'multipleOf':8},
               'height':{'type':'integer','minimum':512,'maximum':1536,'multipleOf':8}},
             'x-media-sizes':{
               'width':{'minimum':32,'maximum':2048,'step':8},
               'height':{'minimum':32,'maximum':2048,'step':8}}}
            """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            textBlock =
                    """
            {'width':1000,'height':1000} | width  | width=1000, height=1000 is not a documented size of still (1024×1024, 1344×768, 768×1344): the provider would make it 1024×1024
            {'width':1344,'height':800}  | height | width=1344, height=800 is not a documented size of still (1344×768, 1024×1024, 768×1344): the provider would make it 1344×768
            {'width':1344}               | width  | width=1344, the default height=1024 is not a documented size of still (1024×1024, 1344×768, 768×1344): the provider would make it 1024×1024
            {'height':99999999999999}    | height | the default width=1024, height=99999999999999 is not a documented size of still (768×1344, 1024×1024, 1344×768): the provider would make it 768×1344
            """)
    void shouldSayWhatTheProviderIsExpectedToMake(String input, String parameter, String message) {
        List<Violation> found = PAIRS.check().violations(Studio.json(input), false);

        assertThat(found).extracting(Violation::message).containsExactly(message);
        assertThat(found).extracting(Violation::parameter).containsExactly(parameter);
        assertThat(found).extracting(Violation::rule).containsExactly(Rule.SIZE);
    }

    @Test
    void shouldAcceptAPairAndTheDefault() {
        assertThat(PAIRS.check().violations(Studio.json("{'width':1344,'height':768}"), false))
                .isEmpty();
        assertThat(PAIRS.check().violations(Studio.json("{'width':1024}"), false))
                .isEmpty();
        assertThat(PAIRS.check().violations(Studio.json("{}"), false)).isEmpty();
    }

    @Test
    void shouldStandAboveTheRangeOfAParameter() {
        assertThat(RANGES.check().violations(Studio.json("{'width':32,'height':2048}"), false))
                .isEmpty();
        assertThat(RANGES.check().violations(Studio.json("{'width':1001}"), false))
                .extracting(Violation::message)
                .containsExactly(
                        "width=1001 is not a documented size of still (width and height 32 to 2048 in steps of 8):"
                                + " the provider would make it width 1000");
    }

    @Test
    void shouldLeaveAWrongTypeToTheMessageOfTheType() {
        assertThat(PAIRS.check().violations(Studio.json("{'width':'wide','height':1}"), false))
                .extracting(Violation::rule)
                .containsExactly(Rule.TYPE);
    }

    @Test
    void shouldWaitForTheOtherSideThatMayComeWithTheMessage() {
        assertThat(PAIRS.check().violations(Studio.json("{'width':1344}"), true))
                .isEmpty();
        assertThat(PAIRS.check().violations(Studio.json("{'width':1000}"), true))
                .extracting(Violation::rule)
                .containsExactly(Rule.SIZE);
    }

    @Test
    void shouldBeAWarningAndAnErrorWhenStrict() {
        List<Violation> found = PAIRS.check().violations(Studio.json("{'width':1000}"), false);

        assertThat(ValidationReport.of(found, ValidationLevel.STANDARD).ok()).isTrue();
        assertThat(ValidationReport.of(found, ValidationLevel.STANDARD).warnings())
                .hasSize(1);
        assertThat(ValidationReport.of(found, ValidationLevel.STRICT).ok()).isFalse();
    }

    private static ModelSchema model(String json) {
        return ModelSchema.of("image", "still", Studio.json(json), Studio.json("{}"));
    }
}
