package io.genmedia.camel.unifically;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes in which models give what they made. */
class UnificallyOutputsTest {

    private static List<MediaOutput> read(String output) {
        return UnificallyOutputs.read(UnificallyTestSupport.json(output.replace('\'', '"')));
    }

    /** {@code kind role address}, one after the other. */
    private static String shown(List<MediaOutput> outputs) {
        if (outputs.isEmpty()) {
            return "nothing";
        }
        return outputs.stream()
                .map(output -> output.kind() + " " + output.role() + " "
                        + (output.url() == null ? "\"" + output.text() + "\"" : output.url()))
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {'video_url':'https://x/v'}                                            | video result https://x/v
            {'image_url':'https://x/i'}                                            | image result https://x/i
            {'audio_url':'https://x/a'}                                            | audio result https://x/a
            {'video_urls':['https://x/v1','https://x/v2']}                         | video result https://x/v1, video result https://x/v2
            {'image_urls':['https://x/i1','https://x/i2']}                         | image result https://x/i1, image result https://x/i2
            {'audio_urls':['https://x/a1','https://x/a2']}                         | audio result https://x/a1, audio result https://x/a2
            {'image_urls':'https://x/i'}                                           | image result https://x/i
            {'image_url':['https://x/i1','https://x/i2']}                          | image result https://x/i1, image result https://x/i2
            {'image_urls':[{'url':'https://x/i1'},{'url':'https://x/i2','w':8}]}   | image result https://x/i1, image result https://x/i2
            {'video_url':{'url':'https://x/v'}}                                    | video result https://x/v
            {'video_url':' https://x/v '}                                          | video result https://x/v
            """)
    void shouldReadOneKind(String output, String expected) {
        assertThat(shown(read(output))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {'audio_url2':'https://x/2','audio_url1':'https://x/1'}                                      | audio result https://x/1, audio result https://x/2
            {'audio_url10':'https://x/10','audio_url9':'https://x/9'}                                    | audio result https://x/9, audio result https://x/10
            {'audio_url7':'https://x/7','audio_url3':'https://x/3'}                                      | audio result https://x/3, audio result https://x/7
            {'audio_url1':'https://x/1','audio_url':'https://x/0'}                                       | audio result https://x/0, audio result https://x/1
            {'audio_url0':'https://x/0','audio_url01':'https://x/1'}                                     | audio result https://x/0, audio result https://x/1
            {'image_urls':['https://x/3'],'image_url2':'https://x/2','image_url':'https://x/1'}          | image result https://x/1, image result https://x/2, image result https://x/3
            {'audio_url1':'https://x/1','audio_url2':null,'audio_url3':'','audio_url4':'https://x/4'}    | audio result https://x/1, audio result https://x/4
            """)
    void shouldReadNumberedAddressesInTheOrderOfTheirNumbers(String output, String expected) {
        assertThat(shown(read(output))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {'image_url':'https://x/i','video_url':'https://x/v'}                          | video result https://x/v, image cover https://x/i
            {'image_url':'https://x/i','audio_url':'https://x/a'}                          | audio result https://x/a, image cover https://x/i
            {'image_url':'https://x/i','video_url':'https://x/v','audio_url':'https://x/a'} | audio result https://x/a, video music-video https://x/v, image cover https://x/i
            {'video_url':'https://x/v','video_urls':['https://x/v','https://x/w']}         | video result https://x/v, video result https://x/w
            {'image_url':'https://x/i','image_urls':['https://x/i']}                       | image result https://x/i
            {'url':'https://x/o','urls':['https://x/o','https://x/p']}                     | null result https://x/o, null result https://x/p
            {'video_url':'https://x/v','url':'https://x/v'}                                | video result https://x/v
            """)
    void shouldPutWhatWasAskedForBeforeWhatGoesWithIt(String output, String expected) {
        assertThat(shown(read(output))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {'clips':[{'id':'1','audio_url':'https://x/a','video_url':'https://x/v','image_url':'https://x/i','title':'T','duration':9.5}]} | audio result https://x/a, video music-video https://x/v, image cover https://x/i
            {'clips':[{'audio_url':'https://x/a','image_url':'https://x/i'},{'audio_url':'https://x/b','image_url':'https://x/j'}]}         | audio result https://x/a, audio result https://x/b, image cover https://x/i, image cover https://x/j
            {'clips':[{'audio_url':'https://x/a','image_url':'https://x/i'},{'audio_url':'https://x/b','image_url':'https://x/i'}]}         | audio result https://x/a, audio result https://x/b, image cover https://x/i
            {'clips':[{'id':'1'},{'id':'2','audio_url':'https://x/b'}]}                                       | audio result https://x/b
            {'clips':[{'video_url':'https://x/v','image_url':'https://x/i'}]}                                 | video result https://x/v, image cover https://x/i
            {'clips':[{'image_url':'https://x/i'}]}                                                           | image result https://x/i
            {'clips':[{'audio_url':null,'video_url':7,'image_url':{}},'words',7,null,[]]}                     | nothing
            {'clips':{'id':'1','audio_url':'https://x/a','image_url':'https://x/i'}}                          | audio result https://x/a, image cover https://x/i
            {'clips':{'one':{'audio_url':'https://x/a'},'two':{'audio_url':'https://x/b'}}}                   | audio result https://x/a, audio result https://x/b
            {'clips':[{'audio_url':'https://x/a'}],'audio_url':'https://x/b','image_url':'https://x/i'}       | audio result https://x/a, audio result https://x/b, image cover https://x/i
            {'clips':[],'audio_url1':'https://x/a'}                                                           | audio result https://x/a
            {'clips':null,'clip_id':'c'}                                                                      | nothing
            """)
    void shouldReadClips(String output, String expected) {
        assertThat(shown(read(output))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {'text':'said'}                                     | text result "said"
            {'title':'T','lyrics':'sung'}                       | text result "sung"
            {'transcript':'heard'}                              | text result "heard"
            {'transcription':'heard','words':[{'text':'x'}]}    | text result "heard"
            {'text':'said','lyrics':'said'}                     | text result "said"
            {'text':'said','lyrics':'sung'}                     | text result "said", text result "sung"
            {'audio_url':'https://x/a','lyrics':'sung'}         | audio result https://x/a, text lyrics "sung"
            'said'                                              | text result "said"
            'and/or so'                                         | text result "and/or so"
            '/ said so'                                         | text result "/ said so"
            ['said','sung']                                     | text result "said", text result "sung"
            """)
    void shouldReadTexts(String output, String expected) {
        assertThat(shown(read(output))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            'https://x/o'                                                     | null result https://x/o
            'HTTPS://x/o'                                                     | null result HTTPS://x/o
            '/files/o.mp4'                                                    | null result /files/o.mp4
            'data:image/png;base64,AAAA'                                      | null result data:image/png;base64,AAAA
            ['https://x/o','https://x/p','https://x/o']                       | null result https://x/o, null result https://x/p
            [['https://x/o'],['https://x/p']]                                 | null result https://x/o, null result https://x/p
            [{'image_url':'https://x/i'},{'image_url':'https://x/j'}]         | image result https://x/i, image result https://x/j
            [{'video_url':'https://x/v'},{'video_url':'https://x/w'}]         | video result https://x/v, video result https://x/w
            [{'image_url':'https://x/i'},{'audio_url':'https://x/a'}]         | audio result https://x/a, image cover https://x/i
            ['https://x/o',{'video_url':'https://x/v'},'said']                | null result https://x/o, video result https://x/v, text result "said"
            """)
    void shouldReadAnOutputThatIsATextOrAList(String output, String expected) {
        assertThat(shown(read(output))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "7",
                "true",
                "''",
                "[null,7,true,{},[]]",
                "{'video_url':null,'image_urls':[],'audio_urls':[null,7,{}],'url':{}}",
                "{'result':{'video_url':'https://x/v'}}",
                "{'video_url1000':'https://x/v','video_url_hd':'https://x/v','my_video_url':'https://x/v'}",
                "{'text':null,'lyrics':'','transcript':['a'],'transcription':{'text':'a'}}"
            })
    void shouldLeaveAloneWhatItDoesNotKnow(String output) {
        assertThat(read(output)).isEmpty();
    }

    @Test
    void shouldMakeAddressesWholeThatComeWithoutTheirHost() {
        TaskSnapshot task = UnificallyAnswers.status(
                        "t1",
                        UnificallyTestSupport.json(
                                "{\"data\":{\"status\":\"completed\",\"output\":{\"video_urls\":[\"/f/a.mp4\",\"//cdn.example/b.mp4\",\"https://x/c.mp4\"]}}}"))
                .orElseThrow()
                .at(URI.create("https://api.unifically.com"));

        assertThat(task.outputs())
                .extracting(MediaOutput::url)
                .containsExactly("https://api.unifically.com/f/a.mp4", "https://cdn.example/b.mp4", "https://x/c.mp4");
    }
}
