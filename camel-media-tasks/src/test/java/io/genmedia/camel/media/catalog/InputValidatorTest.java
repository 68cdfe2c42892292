package io.genmedia.camel.media.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputValidatorTest {

    private final InputValidator validator = new InputValidator(Studio.catalog());

    @Test
    void shouldAcceptAnInputThatTheDocumentsDescribe() {
        ValidationReport report = check(
                "reel-2",
                "{'prompt':'a cat','images':['https://x/a.png'],'duration':15,'strength':0.5,'width':24,'generate_audio':true}",
                ValidationLevel.STRICT);

        assertThat(report).isEqualTo(ValidationReport.clean());
        assertThat(report.ok()).isTrue();
        assertThat(report.message()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            textBlock =
                    """
            {}                                      | REQUIRED | 'prompt' of reel-2 is required (at most 300 characters): give it as the body, the option prompt or the header CamelMediaPrompt
            {'prompt':' '}                          | REQUIRED | 'prompt' of reel-2 is required (at most 300 characters): give it as the body, the option prompt or the header CamelMediaPrompt
            {'prompt':7}                            | TYPE     | 'prompt' of reel-2 must be text (documented: at most 300 characters), but was '7'
            {'prompt':'a','duration':'eleven'}      | TYPE     | 'duration' of reel-2 must be a whole number (documented: 10, 15), but was 'eleven'
            {'prompt':'a','duration':10.5}          | TYPE     | 'duration' of reel-2 must be a whole number (documented: 10, 15), but was '10.5'
            {'prompt':'a','strength':'much'}        | TYPE     | 'strength' of reel-2 must be a number (documented: 0 to 1), but was 'much'
            {'prompt':'a','generate_audio':'maybe'} | TYPE     | 'generate_audio' of reel-2 must be true or false, but was 'maybe'
            {'prompt':'a','images':{'a':1}}         | TYPE     | 'images' of reel-2 must be a list (documented: 1 to 2 items), but was '{a}'
            {'prompt':'a','images':['x',7]}         | TYPE     | 'images[1]' of reel-2 must be text, but was '7'
            {'prompt':'a','images':[]}              | ITEMS    | 'images' of reel-2 has 0 items, but takes 1 to 2 items: []
            {'prompt':'a','images':['x','y','z']}   | ITEMS    | 'images' of reel-2 has 3 items, but takes 1 to 2 items: [x, y, z]
            """)
    void shouldRefuseInStandardWhatTheProviderRejects(String input, Rule rule, String message) {
        ValidationReport report = check("reel-2", input, ValidationLevel.STANDARD);

        assertThat(report.errors()).extracting(Violation::rule).containsExactly(rule);
        assertThat(report.message()).isEqualTo(message);
        assertThat(report.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            textBlock =
                    """
            {'prompt':'a','duration':5}         | CLOSED_LIST       | duration=5 is not among the documented values of reel-2 (10, 15)
            {'prompt':'a','aspect_ratio':'1:1'} | CLOSED_LIST       | aspect_ratio=1:1 is not among the documented values of reel-2 (16:9, 9:16)
            {'prompt':'a','aspect_ratio':''}    | CLOSED_LIST       | aspect_ratio= is not among the documented values of reel-2 (16:9, 9:16)
            {'prompt':'a','strength':1.5}       | RANGE             | strength=1.5 is not in the documented range of reel-2 (0 to 1)
            {'prompt':'a','width':20}           | RANGE             | width=20 is not in the documented range of reel-2 (16 to 64, a multiple of 8)
            {'prompt':'a','width':100}          | RANGE             | width=100 is not in the documented range of reel-2 (16 to 64, a multiple of 8)
            {'prompt':'a','durations':10}       | UNKNOWN_PARAMETER | 'durations' is not a documented parameter of reel-2: did you mean duration? (documented: prompt, images, duration, aspect_ratio, strength, width, generate_audio, quality)
            """)
    void shouldWarnInStandardAndRefuseInStrictWhatTheDocumentsDoNotList(String input, Rule rule, String message) {
        ValidationReport standard = check("reel-2", input, ValidationLevel.STANDARD);
        ValidationReport strict = check("reel-2", input, ValidationLevel.STRICT);

        assertThat(standard.ok()).isTrue();
        assertThat(standard.warnings()).isEqualTo(strict.errors());
        assertThat(strict.errors()).extracting(Violation::rule).containsExactly(rule);
        assertThat(strict.message()).isEqualTo(message);
        assertThat(standard.message()).isEqualTo(message);
    }

    @Test
    void shouldRefuseTextThatIsTooLongAndShowOnlyItsBeginning() {
        ObjectNode input = Studio.json("{}").put("prompt", "x".repeat(301));

        ValidationReport report = validator.validate(input, "video", "reel-2", ValidationLevel.STANDARD);

        assertThat(report.message())
                .startsWith("'prompt' of reel-2 has 301 characters, but takes at most 300 characters: 'xxx")
                .hasSizeLessThan(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            textBlock =
                    """
            {'prompt':'a','end_image_url':'https://x/e.png'}                                                    | frames/1.0: end_image_url needs start_image_url (given: end_image_url=https://x/e.png)
            {'prompt':'a','start_image_url':'s','reference_image_urls':['r'],'duration':8}                      | frames/1.0: start_image_url cannot be combined with reference_image_urls or reference_characters (given: start_image_url=s, reference_image_urls=[r])
            {'prompt':'a','reference_image_urls':['r'],'duration':6}                                            | frames/1.0: duration must be 8 with reference_image_urls (given: reference_image_urls=[r], duration=6)
            {'prompt':'a','reference_image_urls':['r']}                                                         | frames/1.0: duration must be 8 with reference_image_urls (given: reference_image_urls=[r])
            {'prompt':'a','reference_image_urls':['1','2'],'reference_characters':[{'image_urls':['3']},{'image_urls':['4']}],'duration':8} | frames/1.0: at most 3 of reference_image_urls and reference_characters together (given: reference_image_urls=[1, 2], reference_characters=[{image_urls}, {image_urls}])
            {}                                                                                                  | frames/1.0: exactly one of prompt and shots is needed (given: none of them)
            {'prompt':'a','shots':[{'prompt':'b','duration':1},{'prompt':'c','duration':1}]}                    | frames/1.0: exactly one of prompt and shots is needed (given: prompt=a, shots=[{prompt, duration}, {prompt, duration}])
            {'prompt':'a','end_s':1.5,'start_s':2}                                                              | frames/1.0: end_s cannot be below start_s (given: end_s=1.5, start_s=2)
            {'prompt':'a','native_audio':true,'mode':'std'}                                                     | frames/1.0: native_audio needs mode pro (given: native_audio=true, mode=std)
            """)
    void shouldRefuseInStandardACombinationWithTheSentenceOfItsRule(String input, String message) {
        ValidationReport report = check("frames/1.0", input, ValidationLevel.STANDARD);

        assertThat(report.message()).isEqualTo(message);
        assertThat(report.errors()).extracting(Violation::rule).containsExactly(Rule.COMBINATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'prompt':'a','end_s':2,'start_s':2.0}",
                "{'prompt':'a','end_s':10,'start_s':9}",
                "{'prompt':'a','end_s':-1}",
                "{'prompt':'a','start_s':1}"
            })
    void shouldCompareTwoNumbersOnlyWhereBothAreGiven(String input) {
        assertThat(check("frames/1.0", input, ValidationLevel.STRICT)).isEqualTo(ValidationReport.clean());
    }

    @Test
    void shouldLeaveANumberOfAnotherTypeToItsType() {
        ValidationReport report =
                check("frames/1.0", "{'prompt':'a','end_s':'late','start_s':2}", ValidationLevel.STRICT);

        assertThat(report.errors()).extracting(Violation::rule).containsExactly(Rule.TYPE);
    }

    @Test
    void shouldTellOfATypeAndNotOfTheRulesThatItMakesMeaningless() {
        ValidationReport report =
                check("frames/1.0", "{'prompt':'a','reference_characters':['1','2','3','4']}", ValidationLevel.STRICT);

        assertThat(report.errors()).extracting(Violation::rule).containsOnly(Rule.TYPE);
    }

    @Test
    void shouldTellOfARuleAndNotThatAParameterOfItIsUnknown() {
        ValidationReport report = check("frames/1.0", "{'prompt':'a','sound':true,'xyzzy':1}", ValidationLevel.STRICT);

        assertThat(report.errors())
                .extracting(Violation::rule, Violation::parameter)
                .containsExactly(tuple(Rule.UNKNOWN_PARAMETER, "xyzzy"), tuple(Rule.COMBINATION, "sound"));
    }

    @Test
    void shouldOnlyWarnOfACombinationThatIsMarkedAsAdvice() {
        String input = "{'prompt':'a','width':1024,'height':720}";

        ValidationReport standard = check("frames/1.0", input, ValidationLevel.STANDARD);
        ValidationReport strict = check("frames/1.0", input, ValidationLevel.STRICT);

        assertThat(standard.ok()).isTrue();
        assertThat(standard.warnings()).extracting(Violation::rule).containsExactly(Rule.ADVICE);
        assertThat(strict.ok()).isFalse();
        assertThat(strict.message())
                .isEqualTo(
                        "frames/1.0: width and height must be a documented pair (1024×1024, 1280×720) (given: width=1024, height=720)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            textBlock =
                    """
            {'shots':[{'prompt':'b','duration':1},{'prompt':'c'}]}                          | REQUIRED          | shots[1].duration
            {'shots':[{'prompt':'b','duration':1},{'prompt':'c','duration':'long'}]}        | TYPE              | shots[1].duration
            {'shots':[{'prompt':'b','duration':1}]}                                         | ITEMS             | shots
            {'prompt':'a','reference_characters':['plain']}                                 | TYPE              | reference_characters[0]
            {'prompt':'a','reference_characters':[{'image_urls':[]}]}                       | ITEMS             | reference_characters[0].image_urls
            {'prompt':'a','reference_characters':[{'image_url':'u','image_urls':['u']}]}    | UNKNOWN_PARAMETER | reference_characters[0].image_url
            {'prompt':'a','reference_characters':[{'image_urls':['u'],'voice':'loud'}]}     | CLOSED_LIST       | reference_characters[0].voice
            """)
    void shouldNameThePlaceInsideAParameter(String input, Rule rule, String place) {
        ValidationReport report = check("frames/1.0", input, ValidationLevel.STRICT);

        assertThat(report.errors()).extracting(Violation::rule).containsExactly(rule);
        assertThat(report.errors()).extracting(Violation::parameter).containsExactly(place);
        assertThat(report.message()).contains(place).contains("frames/1.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            textBlock =
                    """
            size: 'large'                  | FORM        | size=large of both-1 does not have the documented form (pattern ^[0-9]+x[0-9]+$)
            size: '1x1', 'style': 'chalk'  | CLOSED_LIST | style=chalk is not among the documented values of both-1 (oil)
            frame: 'red'                   | FORM        | frame=red is not a documented form of 'frame' of both-1 (black, or a width of 1 to 9)
            frame: 12                      | FORM        | frame=12 is not a documented form of 'frame' of both-1 (black, or a width of 1 to 9)
            style: 'oil'                   | COMBINATION | both-1: this combination of style, size is not accepted (given: style=oil)
            """)
    void shouldHaveAMessageForTheOtherWordsOfJsonSchema(String member, Rule rule, String message) {
        ObjectNode input = Studio.json("{'prompt':'a','" + member.replaceFirst(":", "':") + "}");

        ValidationReport report = validator.validate(input, "image", "both-1", ValidationLevel.STRICT);

        assertThat(report.message()).isEqualTo(message);
        assertThat(report.errors()).extracting(Violation::rule).containsExactly(rule);
    }

    @Test
    void shouldTakeAnEmptyListThatIsRequiredAsMissing() {
        ObjectNode input = Studio.json("{'prompt':'a','images':['x'],'videos':[]}");

        ValidationReport report = validator.validate(input, "video", "reel-2-pro", ValidationLevel.STANDARD);

        assertThat(report.message()).startsWith("'videos' of reel-2-pro is required");
    }

    @Test
    void shouldNameEveryErrorAtOnce() {
        ValidationReport report =
                check("reel-2", "{'duration':'eleven','images':[],'width':20}", ValidationLevel.STANDARD);

        assertThat(report.errors()).extracting(Violation::parameter).contains("prompt", "duration", "images");
        assertThat(report.warnings()).extracting(Violation::parameter).containsExactly("width");
        assertThat(report.message()).contains("'prompt'").contains("'duration'").contains("'images'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            textBlock =
                    """
            {'shots':[{'prompt':'b','duration':1},{'prompt':'c'}]}       | 'shots[1].duration' of frames/1.0 is required: 'shots[1]' takes prompt, duration
            {'prompt':'a','reference_characters':[{'name':'Ann'}]}       | 'reference_characters[0].image_urls' of frames/1.0 is required (at least 1 item): 'reference_characters[0]' takes image_urls, name, voice
            {'prompt':'a','reference_characters':['plain']}              | 'reference_characters[0]' of frames/1.0 must be a JSON object (documented: the members image_urls, name, voice), but was 'plain'
            {'prompt':'a','reference_characters':[{'image_urls':[]}]}    | 'reference_characters[0].image_urls' of frames/1.0 has 0 items, but takes at least 1 item: []
            """)
    void shouldTellWhatAnObjectWithinAParameterTakes(String input, String message) {
        assertThat(check("frames/1.0", input, ValidationLevel.STANDARD).message())
                .isEqualTo(message);
    }

    @Test
    void shouldNotLookForWhatMayComeWithTheMessage() {
        assertThat(partial("reel-2", "{'duration':15}")).isEqualTo(ValidationReport.clean());
        assertThat(partial("reel-2-pro", "{}")).isEqualTo(ValidationReport.clean());
        assertThat(partial("frames/1.0", "{'end_image_url':'e','native_audio':true}"))
                .isEqualTo(ValidationReport.clean());
        assertThat(partial("frames/1.0", "{'reference_image_urls':['r']}")).isEqualTo(ValidationReport.clean());
        assertThat(validator.validatePartial(Studio.json("{'a':1}"), "video", null, ValidationLevel.STRICT))
                .isEqualTo(ValidationReport.clean());
    }

    @Test
    void shouldRefuseAtStartWhatNoMessageCanCure() {
        assertThat(partial("reel-2", "{'duration':'eleven'}").message()).contains("'duration' of reel-2");
        assertThat(partial("frames/1.0", "{'start_image_url':'s','reference_image_urls':['r'],'duration':8}")
                        .ok())
                .as("the rule speaks of reference_characters too, which may still come, but cannot cure it")
                .isFalse();
        assertThat(partial("frames/1.0", "{'native_audio':true,'mode':'std'}").message())
                .contains("native_audio needs mode pro");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            textBlock =
                    """
            {'start_image_url':'s','reference_image_urls':['r']}     | start_image_url cannot be combined
            {'reference_image_urls':['r'],'duration':6}              | duration must be 8
            {'reference_image_urls':['1','2','3','4']}               | at most 3
            {'prompt':'a','shots':[]}                                | exactly one of prompt and shots
            {'end_s':1,'start_s':2}                                  | end_s cannot be below start_s
            {'width':1024,'height':720}                              | must be a documented pair
            {'end_image_url':'e'}                                    |
            {'start_image_url':'s'}                                  |
            {'reference_image_urls':['r']}                           |
            {'reference_image_urls':['1','2','3']}                   |
            {'shots':[{'prompt':'b','duration':1},{'prompt':'c','duration':1}]} |
            {'end_s':1}                                              |
            {'mode':'std'}                                           |
            {'width':1024}                                           |
            {}                                                       |
            """)
    void shouldTellAtStartOfARuleThatIsBrokenForGood(String input, String sentence) {
        ValidationReport report =
                validator.validatePartial(Studio.json(input), "video", "frames/1.0", ValidationLevel.STRICT);

        assertThat(report.errors().stream().map(Violation::rule))
                .filteredOn(rule -> rule == Rule.COMBINATION || rule == Rule.ADVICE)
                .hasSize(sentence == null ? 0 : 1);
        assertThat(report.message()).contains(sentence == null ? "" : sentence);
    }

    @Test
    void shouldCheckNothingWhenOff() {
        ValidationReport report = check("reel-2", "{'duration':'eleven'}", ValidationLevel.OFF);

        assertThat(report).isEqualTo(ValidationReport.clean());
    }

    @Test
    void shouldSuggestModelsForAMistypedOne() {
        ValidationReport standard = check("reel2", "{'prompt':'a'}", ValidationLevel.STANDARD);
        ValidationReport strict = check("reel2", "{'prompt':'a'}", ValidationLevel.STRICT);

        assertThat(standard.ok()).isTrue();
        assertThat(strict.message())
                .isEqualTo(
                        "model=reel2 is not among the documented video models of The Studio: did you mean reel-2, reel-2-pro?");
        assertThat(standard.message()).isEqualTo(strict.message());
    }

    @Test
    void shouldNameTheKindThatHasTheModel() {
        ValidationReport report = check("still-i-2", "{'prompt':'a'}", ValidationLevel.STRICT);

        assertThat(report.message())
                .isEqualTo("model=still-i-2 is not among the documented video models of The Studio:"
                        + " still-i-2 is an image model: use operation image");
    }

    @Test
    void shouldSuggestModelsOfAnotherKindWhereThisOneHasNoneLikeIt() {
        ValidationReport image = validator.validate(Studio.json("{}"), "image", "reel_2-pro", ValidationLevel.STRICT);

        assertThat(image.message())
                .isEqualTo("model=reel_2-pro is not among the documented image models of The Studio:"
                        + " did you mean reel-2-pro of the operation video, reel-2 of the operation video?");
        assertThat(check("photograph", "{}", ValidationLevel.STRICT).message())
                .endsWith("models of The Studio; the operation catalog lists them");
    }

    @Test
    void shouldRefuseABlankPromptOfAnUnknownModelToo() {
        ValidationReport report = check("reel-9", "{'prompt':' ','new_parameter':1}", ValidationLevel.STANDARD);

        assertThat(report.errors()).extracting(Violation::parameter).containsExactly("prompt");
        assertThat(check("reel-9", "{'new_parameter':1}", ValidationLevel.STANDARD)
                        .ok())
                .isTrue();
    }

    @Test
    void shouldFindTheModelOfAnOperationThatIsNoKind() {
        ValidationReport known =
                validator.validate(Studio.json("{}"), "generate", "still-i-2", ValidationLevel.STANDARD);
        ValidationReport ambiguous =
                validator.validate(Studio.json("{}"), "generate", "both-1", ValidationLevel.STRICT);

        assertThat(known.message()).contains("'prompt' of still-i-2 is required");
        assertThat(ambiguous.message()).contains("use operation video").contains("use operation image");
    }

    @Test
    void shouldAskForTheModel() {
        ValidationReport report = validator.validate(Studio.json("{}"), "image", " ", ValidationLevel.STANDARD);

        assertThat(report.message())
                .isEqualTo("'model' is required: give it as the option model or the header CamelMediaModel;"
                        + " documented: still-i-2, both-1");
    }

    @Test
    void shouldShowNeitherMediaNorTheQueryOfAnAddressNorASecondLine() {
        ObjectNode input = Studio.json("{'prompt':'a'}");
        input.put("duration", "data:image/png;base64," + "QUJD".repeat(10_000));
        input.put("strength", "https://user:secret@x/a.png?signature=s3cr3t");
        input.put("generate_audio", "no\nERROR forged line");

        String message = validator
                .validate(input, "video", "reel-2", ValidationLevel.STANDARD)
                .message();

        assertThat(message)
                .contains("data:image/png;base64,…")
                .contains("'https://x/a.png?…'")
                .doesNotContain("QUJD", "s3cr3t", "secret", "\n")
                .hasSizeLessThan(600);
    }

    @Test
    void shouldLeaveTheInputAsItIs() {
        ObjectNode input = Studio.json("{'prompt':'a','images':['x'],'quality':''}");

        validator.validate(input, "video", "reel-2", ValidationLevel.STRICT);

        assertThat(input).isEqualTo(Studio.json("{'prompt':'a','images':['x'],'quality':''}"));
    }

    @Test
    void shouldAcceptOneOfSeveralTypes() {
        for (String seed : List.of("7", "'seven'")) {
            assertThat(check("frames/1.0", "{'prompt':'a','seed':" + seed + "}", ValidationLevel.STRICT)
                            .ok())
                    .isTrue();
        }
        assertThat(check("frames/1.0", "{'prompt':'a','seed':[7]}", ValidationLevel.STANDARD)
                        .message())
                .contains("must be a whole number or text");
    }

    private ValidationReport check(String model, String input, ValidationLevel level) {
        return validator.validate(Studio.json(input), "video", model, level);
    }

    private ValidationReport partial(String model, String input) {
        return validator.validatePartial(Studio.json(input), "video", model, ValidationLevel.STANDARD);
    }
}
