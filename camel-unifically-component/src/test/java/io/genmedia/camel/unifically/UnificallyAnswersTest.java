package io.genmedia.camel.unifically;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.CostEstimate;
import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.UploadedFile;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ProviderError;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers in the shapes of the document, in those that were seen besides, and in none. */
class UnificallyAnswersTest {

    private static JsonNode json(String text) {
        return UnificallyTestSupport.json(text.replace('\'', '"'));
    }

    private static TaskSnapshot status(String body) {
        return UnificallyAnswers.status("t1", json(body)).orElseThrow();
    }

    private static TaskSnapshot callback(String body) {
        return UnificallyAnswers.callback(json(body)).orElseThrow();
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "null",
            textBlock =
                    """
            {'code':422,'data':{'message':'no prompt','code':'validation_error'}}                    | validation_error | no prompt
            {'code':401,'success':false,'data':{'message':'no','code':'authentication_failed'}}      | authentication_failed | no
            {'data':{'code':'internal_error'}}                                                       | internal_error | null
            {'code':429,'data':{'error_message':'slow down'}}                                        | null | slow down
            {'code':429,'data':{'error':{'message':'slow down','code':'rate_limit_exceeded'}}}       | rate_limit_exceeded | slow down
            {'code':429,'data':{'error':{'code':'rate_limit_exceeded'}}}                             | rate_limit_exceeded | null
            {'code':429,'data':{'error':{'detail':'slow down'}}}                                     | null | slow down
            {'code':429,'data':{'error':'slow down'}}                                                | null | slow down
            {'code':429,'message':'slow down'}                                                       | null | slow down
            {'code':429,'error':'slow down'}                                                         | null | slow down
            {'code':'rate_limit_exceeded','error':'slow down'}                                       | rate_limit_exceeded | slow down
            {'error':{'message':'slow down','code':'rate_limit_exceeded'}}                           | rate_limit_exceeded | slow down
            {'task_id':'t1','status':'failed','error_message':'no machine'}                          | null | no machine
            {'data':{'message':'in words','error':'in short'}}                                       | null | in short
            {'data':{'message':'of the task','code':'a_b'},'message':'of the request','code':'c_d'}  | a_b | of the task
            {'data':{'task_id':'t1'},'message':'of the request','code':'c_d'}                        | c_d | of the request
            {'data':{'message':'no','code':422}}                                                     | null | no
            {'data':{'message':'no','code':'422'}}                                                   | null | no
            {'data':{'message':'no','code':'E422'}}                                                  | E422 | no
            {'data':{'message':7,'code':' a_b '}}                                                    | a_b | 7
            {'code':400,'error':{}}                                                                  | null | null
            {'code':400,'error':{},'data':{'error':{}}}                                              | null | null
            {'code':200,'error':{},'data':{'error':{},'message':'real'}}                             | null | real
            {'code':400,'success':false}                                                             | null | null
            {'error':null,'message':null,'data':null}                                                | null | null
            {'error':'','message':'  ','data':{'error':'','code':''}}                                | null | null
            {'error':['a','b'],'message':['a'],'code':['b']}                                         | null | null
            {'error':true,'message':false,'code':true}                                               | null | null
            {'error':{'message':{'text':'deep'}},'data':[{'message':'listed'}]}                      | null | null
            {'data':'just a text'}                                                                   | null | null
            {}                                                                                       | null | null
            []                                                                                       | null | null
            ['slow down']                                                                            | null | null
            'slow down'                                                                              | null | null
            429                                                                                      | null | null
            null                                                                                     | null | null
            """)
    void shouldReadAnError(String body, String code, String message) {
        ProviderError error = UnificallyAnswers.error(json(body == null ? "null" : body));

        assertThat(error).isEqualTo(new ProviderError(code, message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<html><body>502</body></html>", "{\"data\":", "\"", "{]"})
    void shouldReadNoErrorInWhatIsNoJson(String body) {
        assertThat(UnificallyProvider.INSTANCE.decodeError(new ApiAnswer(502, Map.of(), body)))
                .isEqualTo(ProviderError.NONE);
    }

    @Test
    void shouldShowAnErrorWithoutEndOnlyInPart() {
        String endless = "x".repeat(100_000);

        ProviderError error =
                UnificallyAnswers.error(json("{'data':{'message':'" + endless + "','code':'" + endless + "'}}"));

        assertThat(error.text()).hasSizeLessThan(1_000).startsWith("xxx");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "none",
            textBlock =
                    """
            {'code':200,'success':true,'data':{'task_id':'t1','status':'pending'}}   | t1
            {'code':400,'success':false,'data':{'task_id':'t1','status':'pending'}}  | t1
            {'data':{'task_id':'t1'}}                                                | t1
            {'task_id':'t1','status':'pending'}                                      | t1
            {'data':{'task_id':7}}                                                   | 7
            {'data':{'task_id':' t1 '}}                                              | t1
            {'code':200,'success':false,'data':{'message':'no','code':'a_b'}}        | none
            {'data':{'task_id':''}}                                                  | none
            {'data':{'task_id':null}}                                                | none
            {'data':{'task_id':{}}}                                                  | none
            {'data':{'task_id':['t1']}}                                              | none
            {'data':{'task_id':true}}                                                | none
            {'data':['t1']}                                                          | none
            {}                                                                       | none
            []                                                                       | none
            't1'                                                                     | none
            """)
    void shouldReadTheIdOfASubmit(String body, String id) {
        assertThat(UnificallyAnswers.submitted(json(body))
                        .map(TaskSnapshot::taskId)
                        .orElse(null))
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "0.1e400"})
    void shouldNotWriteOutANumberWithABillionDigits(String number) {
        JsonNode body = json("{'data':{'task_id':" + number + ",'status':" + number + ",'cost':" + number
                + ",'balance_usd':" + number + ",'message':" + number + "}}");

        assertThat(UnificallyAnswers.submitted(body).orElseThrow().taskId()).hasSizeLessThan(20);
        assertThat(UnificallyAnswers.error(body).text()).hasSizeLessThan(20);
        assertThat(UnificallyAnswers.estimate(body)).isEmpty();
        assertThat(UnificallyAnswers.balance(body)).isEmpty();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "pending, PENDING",
        "queued, PENDING",
        "processing, RUNNING",
        "PROCESSING, RUNNING",
        "rendering the last frames, RUNNING",
        "completed, SUCCEEDED",
        "Completed, SUCCEEDED",
        "' completed ', SUCCEEDED",
        "failed, FAILED",
        "error, FAILED",
        "cancelled, FAILED"
    })
    void shouldReadAStatus(String word, MediaStatus status) {
        assertThat(status("{'data':{'task_id':'t1','status':'" + word + "'}}").status())
                .isEqualTo(status);
    }

    @Test
    void shouldGoOnWithATaskThatIsProcessedWhateverTheCodeInTheBodySays() {
        TaskSnapshot task = status(
                "{'code':400,'success':false,'error':{},'data':{'task_id':'t1','status':'processing','error':{}}}");

        assertThat(task.status()).isEqualTo(MediaStatus.RUNNING);
        assertThat(task.error()).isEqualTo(ProviderError.NONE);
    }

    @Test
    void shouldTakeNoErrorOfATaskThatHasCompleted() {
        TaskSnapshot task = status(
                "{'code':400,'message':'odd','data':{'task_id':'t1','status':'completed','output':{'video_url':'https://x/a.mp4'}}}");

        assertThat(task.status()).isEqualTo(MediaStatus.SUCCEEDED);
        assertThat(task.error()).isEqualTo(ProviderError.NONE);
        assertThat(task.outputs()).containsExactly(MediaOutput.of("https://x/a.mp4", "video"));
    }

    @Test
    void shouldShowNothingOfATaskThatHasNotCompletedAsItsOutput() {
        assertThat(status("{'data':{'task_id':'t1','status':'processing','output':{'image_url':'https://x/blur.png'}}}")
                        .outputs())
                .isEmpty();
    }

    @Test
    void shouldReadWhyATaskFailed() {
        TaskSnapshot task = status(
                "{'code':400,'success':false,'data':{'task_id':'t1','status':'failed','message':'no machine','code':'generation_failed'}}");

        assertThat(task.status()).isEqualTo(MediaStatus.FAILED);
        assertThat(task.error()).isEqualTo(new ProviderError("generation_failed", "no machine"));
        assertThat(task.outputs()).isEmpty();
    }

    @Test
    void shouldFindTheOutputsBesideTheStatusToo() {
        assertThat(status("{'data':{'task_id':'t1','status':'completed','output':null,'video_url':'https://x/a.mp4'}}")
                        .outputs())
                .containsExactly(MediaOutput.of("https://x/a.mp4", "video"));
    }

    @Test
    void shouldReadWhenAndForHowMuchWhereItIsTold() {
        TaskSnapshot task = status(
                "{'data':{'status':'completed','created_at':'2026-01-01T00:00:00Z','completed_at':'yesterday','cost':'$0.35'}}");

        assertThat(task.createdAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(task.updatedAt()).isNull();
        assertThat(task.cost()).isEqualByComparingTo("0.35");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "7",
                "'completed'",
                "{'error':'internal'}",
                "{'data':{}}",
                "{'data':{'task_id':'t1'}}",
                "{'data':{'task_id':'t1','status':null}}",
                "{'data':{'task_id':'t1','status':{'word':'completed'}}}",
                "{'data':{'task_id':'another','status':'completed'}}",
                "{'code':200,'success':false,'data':{'message':'Task not found','code':'not_found'}}"
            })
    void shouldNotTakeAnAnswerForTheTaskThatIsNone(String body) {
        assertThat(UnificallyAnswers.status("t1", json(body))).isEmpty();
    }

    @Test
    void shouldReadACallbackAsItIsDocumented() {
        TaskSnapshot done = callback("{'task_id':'t1','status':'completed','data':{'video_url':'https://x/a.mp4'}}");
        TaskSnapshot failed = callback("{'task_id':'t1','status':'failed','error_message':'no machine'}");

        assertThat(done.status()).isEqualTo(MediaStatus.SUCCEEDED);
        assertThat(done.outputs()).containsExactly(MediaOutput.of("https://x/a.mp4", "video"));
        assertThat(failed.status()).isEqualTo(MediaStatus.FAILED);
        assertThat(failed.error()).isEqualTo(new ProviderError(null, "no machine"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'task_id':'t1','status':'completed','data':{'output':{'video_url':'https://x/a.mp4'}}}",
                "{'task_id':'t1','status':'completed','data':{'output':null,'video_url':'https://x/a.mp4'}}",
                "{'task_id':'t1','status':'completed','data':{'video_urls':['https://x/a.mp4']}}",
                "{'task_id':'t1','status':'completed','output':{'video_url':'https://x/a.mp4'}}",
                "{'task_id':'t1','status':'completed','data':null,'video_url':'https://x/a.mp4'}",
                "{'code':200,'data':{'task_id':'t1','status':'completed','output':{'video_url':'https://x/a.mp4'}}}",
                "{'data':{'task_id':'t1','status':'completed','video_url':'https://x/a.mp4'}}"
            })
    void shouldReadACallbackInTheShapeOfAStatusToo(String body) {
        TaskSnapshot done = callback(body);

        assertThat(done.taskId()).isEqualTo("t1");
        assertThat(done.status()).isEqualTo(MediaStatus.SUCCEEDED);
        assertThat(done.outputs()).containsExactly(MediaOutput.of("https://x/a.mp4", "video"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "'t1'",
                "{'status':'completed'}",
                "{'task_id':'','status':'completed'}",
                "{'task_id':{'id':'t1'},'status':'completed'}",
                "{'data':[{'task_id':'t1'}]}"
            })
    void shouldNotTakeForACallbackWhatNamesNoTask(String body) {
        assertThat(UnificallyAnswers.callback(json(body))).isEmpty();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "none",
            textBlock =
                    """
            {'code':200,'success':true,'data':{'cost':0.0525}}  | 0.0525
            {'data':{'cost':'0.0525'}}                          | 0.0525
            {'data':{'cost':'$0.0525'}}                         | 0.0525
            {'cost':2}                                          | 2
            {'data':{'cost':0}}                                 | 0
            {'data':{'cost':-1}}                                | none
            {'data':{'cost':'-0.01'}}                           | none
            {'data':{'cost':'NaN'}}                             | none
            {'data':{'cost':'free'}}                            | none
            {'data':{'cost':''}}                                | none
            {'data':{'cost':null}}                              | none
            {'data':{'cost':true}}                              | none
            {'data':{'cost':{'usd':1}}}                         | none
            {'data':{}}                                         | none
            """)
    void shouldReadTheCostOfADryRun(String body, BigDecimal cost) {
        Optional<CostEstimate> estimate = UnificallyAnswers.estimate(json(body));

        assertThat(estimate.map(CostEstimate::cost).orElse(null)).isEqualTo(cost);
    }

    @Test
    void shouldReadTheBalanceAlsoOfAnAccountInDebt() {
        assertThat(UnificallyAnswers.balance(json("{'data':{'balance_usd':12.5}}")))
                .contains(new BigDecimal("12.5"));
        assertThat(UnificallyAnswers.balance(json("{'balance_usd':'-0.5'}"))).contains(new BigDecimal("-0.5"));
        assertThat(UnificallyAnswers.balance(json("{'data':{'balance':1}}"))).isEmpty();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "none",
            textBlock =
                    """
            {'file_url':'https://x/a.png'}                                | https://x/a.png
            {'code':200,'data':{'file_url':'https://x/a.png'}}            | https://x/a.png
            {'url':'https://x/a.png'}                                     | https://x/a.png
            {'file_url':'','data':{'file_url':'https://x/a.png'}}         | https://x/a.png
            {'file_url':null}                                             | none
            {'file_url':['https://x/a.png']}                              | none
            {'data':{'message':'too large'}}                              | none
            []                                                            | none
            """)
    void shouldReadTheAddressOfAFile(String body, String url) {
        assertThat(UnificallyAnswers.file(json(body)).map(UploadedFile::url).orElse(null))
                .isEqualTo(url);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "none",
            textBlock =
                    """
            {'data':{'output':{'clips':[{'id':'c1'},{'id':'c2'}]}}}                 | c1
            {'data':{'output':{'clips':[{'audio_url':'https://x/a'},{'id':'c2'}]}}} | c2
            {'data':{'output':{'clips':{'id':'c1'}}}}                               | c1
            {'data':{'output':{'clip_id':'c1'}}}                                    | c1
            {'task_id':'t1','status':'completed','data':{'clips':[{'id':'c1'}]}}    | c1
            {'data':{'output':{'clips':[]}}}                                        | none
            {'data':{'output':'https://x/a.mp3'}}                                   | none
            []                                                                      | none
            """)
    void shouldFindTheFirstClip(String raw, String id) {
        assertThat(UnificallyAnswers.firstClip(json(raw)).orElse(null)).isEqualTo(id);
    }
}
