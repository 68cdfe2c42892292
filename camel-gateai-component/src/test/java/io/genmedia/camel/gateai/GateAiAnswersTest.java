package io.genmedia.camel.gateai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.CostEstimate;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.UploadedFile;
import io.genmedia.camel.media.spi.ProviderError;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers in the shapes of the document, of services of its kind, and in none. */
class GateAiAnswersTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:01:00Z");

    private final GateAiAnswers answers = new GateAiAnswers(GateAiProvider.INSTANCE.catalog());

    private static JsonNode json(String text) {
        try {
            return MediaJson.mapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {'task_id':'t1','status':'PROCESSING'}   | t1
            {'taskId':'t1'}                          | t1
            {'id':'t1'}                              | t1
            {'id':7}                                 | 7
            {'data':{'task_id':'t1'}}                | t1
            {'status':'PROCESSING'}                  |
            {'task_id':''}                           |
            {'task_id':null}                         |
            {'task_id':{}}                           |
            []                                       |
            """)
    void shouldReadTheIdOfASubmit(String body, String id) {
        assertThat(answers.submitted(json(body)).map(TaskSnapshot::taskId).orElse(null))
                .isEqualTo(id);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "QUEUED, PENDING",
        "PROCESSING, RUNNING",
        "processing, RUNNING",
        "FINISHED, SUCCEEDED",
        "FAILED, FAILED",
        "ERROR, FAILED",
        "CANCELLED, FAILED",
        "UPSCALING, RUNNING"
    })
    void shouldReadAStatus(String word, MediaStatus status) {
        assertThat(answers.status("t1", json("{'status':'" + word + "'}"))
                        .orElseThrow()
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'error':'internal'}", "{'task_id':'another','status':'FINISHED'}", "[]", "'FINISHED'"})
    void shouldNotTakeAnAnswerForTheTaskThatIsNone(String body) {
        assertThat(answers.status("t1", json(body))).isEmpty();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            textBlock =
                    """
            gpt-image-2       | gpt-image-2
            gpt_image_2_0     | gpt-image-2
            GPT_IMAGE_1_5     | gpt-image-1.5
            seedance_2_0      | seedance-2.0
            seedance_2_0_fast | seedance-2.0-fast
            some_inner_name   | null
            """)
    void shouldKnowAModelHoweverItIsWritten(String name, String model) {
        assertThat(answers.status("t1", json("{'status':'FINISHED','model':'" + name + "'}"))
                        .orElseThrow()
                        .model())
                .isEqualTo(model);
    }

    @Test
    void shouldReadResultsAsTextListAndObjects() {
        assertThat(urls("{'status':'FINISHED','result':'https://x/a.png'}")).containsExactly("https://x/a.png");
        assertThat(urls("{'status':'FINISHED','result':['https://x/a.png','',null,7]}"))
                .containsExactly("https://x/a.png");
        assertThat(urls("{'status':'FINISHED','result':[{'url':'https://x/a.png'}]}"))
                .containsExactly("https://x/a.png");
        assertThat(urls("{'status':'FINISHED'}")).isEmpty();
    }

    private List<String> urls(String body) {
        return answers.status("t1", json(body)).orElseThrow().outputs().stream()
                .map(MediaOutput::url)
                .toList();
    }

    @Test
    void shouldPutTheModelsBeforeTheirPreviews() {
        assertThat(answers.status(
                                "t1",
                                json(
                                        "{'status':'FINISHED','result':['https://x/a.jpg'],'glb_urls':['https://x/a.glb?sig=1.jpg']}"))
                        .orElseThrow()
                        .outputs())
                .extracting(output -> output.kind() + " " + output.role())
                .containsExactly("3d result", "image preview");
    }

    @ParameterizedTest(name = "{0} → {1} s ago")
    @CsvSource({"'12s', 12", "12, 12", "'45', 45", "' 7 s ', 7", "12.6, 12", "'soon', -1", "'', -1"})
    void shouldReadTheAgeOfATask(String elapsed, long seconds) {
        String value = elapsed.matches("[0-9.]+") ? elapsed : "'" + elapsed + "'";

        TaskSnapshot task = answers.dashboard(
                        json("{'active_tasks':[{'task_id':'t1','model':'sora-2','status':'PROCESSING','elapsed':"
                                + value + "}]}"),
                        NOW)
                .orElseThrow()
                .tasks()
                .get(0);

        assertThat(task.createdAt()).isEqualTo(seconds < 0 ? null : NOW.minusSeconds(seconds));
        assertThat(task.kind()).isEqualTo("video");
    }

    @Test
    void shouldSeeATaskThatTakesAPlaceAndIsNotListed() {
        assertThat(answers.dashboard(
                                json(
                                        "{'active_tasks':[{'task_id':'t1'}],'recent_tasks':[{'task_id':'t0','status':'FINISHED'}],"
                                                + "'concurrency':{'active_slots':[{'taskId':'t1'},{'taskId':'t2','elapsed':3}]}}"),
                                NOW)
                        .orElseThrow()
                        .tasks())
                .extracting(TaskSnapshot::taskId)
                .containsExactly("t1", "t0", "t2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'budget':{}}", "{'error':'unauthorized'}", "[]"})
    void shouldNotTakeAnAnswerForADashboardThatIsNone(String body) {
        assertThat(answers.dashboard(json(body), NOW)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            textBlock =
                    """
            {'error':'RATE_LIMITED'}                                    | RATE_LIMITED    | null
            {'error':'PROMPT_TOO_LONG','message':'at most 1500'}        | PROMPT_TOO_LONG | at most 1500
            {'code':'RATE_LIMITED','message':'slow down'}               | RATE_LIMITED    | slow down
            {'error':{'code':'RATE_LIMITED','message':'slow down'}}     | RATE_LIMITED    | slow down
            {'error':'it broke'}                                        | null            | it broke
            {'error':'it broke','code':'X_1'}                           | X_1             | it broke
            {'error':'Model not found','suggestions':['seedance-2.0']}  | null            | Model not found; did you mean seedance-2.0?
            {'message':'Forbidden'}                                     | null            | null
            {}                                                          | null            | null
            """)
    void shouldReadAnError(String body, String code, String message) {
        assertThat(answers.error(json(body))).isEqualTo(new ProviderError(code, message));
    }

    @Test
    void shouldReadAnEstimate() {
        CostEstimate documented = answers.estimate(json("{'cost':0.11,'daily_remaining':100.00,'fits_in_budget':true}"))
                .orElseThrow();
        CostEstimate terse = answers.estimate(
                        json("{'cost':'$0.50','daily_remaining':0.2,'suggestion':{'duration':4}}"))
                .orElseThrow();

        assertThat(documented.cost()).isEqualByComparingTo("0.11");
        assertThat(documented.fits()).isTrue();
        assertThat(terse.fits()).isFalse();
        assertThat(terse.suggestion().path("duration").intValue()).isEqualTo(4);
        assertThat(answers.estimate(json("{'daily_remaining':100}"))).isEmpty();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {'id':'f1'}                        | f1
            {'file_id':'f1','name':'a.png'}    | f1
            {'fileId':'f1'}                    | f1
            {'file':{'id':'f1'}}               | f1
            {'data':{'file_id':'f1'}}          | f1
            {'files':[{'id':'f1'}]}            | f1
            """)
    void shouldReadTheIdOfAFile(String body, String id) {
        assertThat(answers.file(json(body)).map(UploadedFile::id)).contains(id);
    }
}
