package io.genmedia.camel.media.simulator.unifically;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.simulator.unifically.Requests.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnificallyValidationTest {

    private final Requests requests = new Requests();

    @AfterEach
    void close() {
        requests.close();
    }

    /** A rule of the document in each row: an input that keeps it, one that breaks it, and what the refusal names. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            # types, names, lists, ranges, lengths and numbers of items
            google/veo-3.1-fast | {"prompt":"p"} | {} | input.prompt is missing
            google/veo-3.1-fast | {"prompt":"p"} | {"prompt":" "} | input.prompt is " "
            google/veo-3.1-fast | {"prompt":"p"} | {"prompt":7} | input.prompt is 7
            google/veo-3.1-fast | {"prompt":"p"} | {"prompt":null} | input.prompt is null
            google/veo-3.1-fast | {"prompt":"p","seed":7} | {"prompt":"p","seeds":7} | unknown parameter input.seeds
            google/veo-3.1-fast | {"prompt":"p","seed":7} | {"prompt":"p","seed":7.5} | input.seed is 7.5
            google/veo-3.1-fast | {"prompt":"p","duration":6} | {"prompt":"p","duration":"6"} | input.duration is "6"
            google/veo-3.1-fast | {"prompt":"p","duration":6} | {"prompt":"p","duration":5} | input.duration is 5; it must be one of [4, 6, 8]
            google/veo-3.1-fast | {"prompt":"p","aspect_ratio":"9:16"} | {"prompt":"p","aspect_ratio":"1:1"} | input.aspect_ratio is "1:1"
            google/veo-3.1-fast | {"prompt":"p","start_image_url":"https://a/b"} | {"prompt":"p","start_image_url":"data:image/png;base64,AA=="} | input.start_image_url is
            google/veo-3.1-fast | {"prompt":"p","start_image_url":"http://a/b"} | {"prompt":"p","start_image_url":"b.png"} | input.start_image_url is "b.png"
            google/veo-3.1-upscale | {"task_id":"$task","resolution":"4k"} | {"task_id":"$task"} | input.resolution is missing
            google/veo-3.1-upscale | {"task_id":"$task","resolution":"4k"} | {"task_id":"$task","resolution":"4K"} | input.resolution is "4K"
            google/veo-3.1-extend | {"task_id":"$task","prompt":"p","model":"lite"} | {"task_id":"$task","prompt":"p","model":"google/veo-3.1-lite"} | input.model is
            google/veo-3.1-extend | {"task_id":"$task","prompt":"p","model":"lite","duration":8} | {"task_id":"$task","prompt":"p","model":"lite","duration":6} | input.duration is 6
            google/veo-3.1-extend | {"task_id":"$task","prompt":"p","model":"lite"} | {"task_id":7,"prompt":"p","model":"lite"} | input.task_id is 7
            google/nano-banana | {"prompt":"p","aspect_ratio":"21:9"} | {"prompt":"p"} | input.aspect_ratio is missing
            google/nano-banana | {"prompt":"p","aspect_ratio":"1:1","image_urls":["https://a/b"]} | {"prompt":"p","aspect_ratio":"1:1","image_urls":"https://a/b"} | input.image_urls is "https://a/b"
            google/nano-banana | {"prompt":"p","aspect_ratio":"1:1","image_urls":["https://a/b"]} | {"prompt":"p","aspect_ratio":"1:1","image_urls":["https://a/b",7]} | input.image_urls[1] is 7
            google/nano-banana-pro | {"prompt":"p","aspect_ratio":"1:1","resolution":"2k"} | {"prompt":"p","aspect_ratio":"1:1","resolution":"2K"} | input.resolution is "2K"
            black-forest-labs/flux.2-flex | {"prompt":"p","cfg":1.5,"steps":50} | {"prompt":"p","cfg":1.4} | input.cfg is 1.4; it must be from 1.5 to 10.0
            black-forest-labs/flux.2-flex | {"prompt":"p","cfg":10,"steps":1} | {"prompt":"p","steps":51} | input.steps is 51
            black-forest-labs/flux.2-flex | {"prompt":"p","cfg":2} | {"prompt":"p","cfg":"2"} | input.cfg is "2"
            black-forest-labs/flux.2-max | {"prompt":"p","aspect_ratio":"21:9"} | {"prompt":"p","aspect_ratio":"4:5"} | input.aspect_ratio is "4:5"
            black-forest-labs/flux.2-pro | {"prompt":"p","aspect_ratio":"auto"} | {"prompt":"p","aspect_ratio":"21:9"} | input.aspect_ratio is "21:9"
            alibaba/qwen-image-2.0-pro | {"prompt":"p","prompt_extend":false} | {"prompt":"p","prompt_extend":"false"} | input.prompt_extend is "false"
            alibaba/wan-2.6-image | {"prompt":"p","image_urls":["http://a/1","http://a/2","http://a/3","http://a/4"]} | {"prompt":"p","image_urls":[]} | input.image_urls has 0 items; from 1 to 4
            alibaba/wan-2.5-image | {"prompt":"p","image_urls":["http://a/1","http://a/2","http://a/3"]} | {"prompt":"p","image_urls":["http://a/1","http://a/2","http://a/3","http://a/4"]} | input.image_urls has 4 items
            xai/grok-imagine-image | {"prompt":"p","enable_nsfw":false} | {"prompt":"p","image_urls":[]} | input.image_urls has 0 items; from 1 to 5
            suno-ai/lyrics | {"prompt":"p","mv":"remi-v1"} | {"prompt":"p","mv":"chirp-v4"} | input.mv is "chirp-v4"
            suno-ai/stems | {"clip_id":"$clip","title":"t"} | {"title":"t"} | input.clip_id is missing

            # what one model of several has
            google/veo-3.1-lite | {"prompt":"p","duration":8,"reference_characters":[{"image_urls":["http://a/1"]}]} | {"prompt":"p","duration":8,"reference_characters":[{"image_urls":[]}]} | input.reference_characters[0].image_urls is []
            google/veo-3.1-quality | {"prompt":"p","duration":8,"reference_image_urls":["http://a/1"]} | {"prompt":"p","duration":8,"reference_characters":[{"image_urls":["http://a/1"]}]} | unknown parameter input.reference_characters
            google/nano-banana | {"prompt":"p","aspect_ratio":"1:1"} | {"prompt":"p","aspect_ratio":"1:1","resolution":"1k"} | unknown parameter input.resolution
            black-forest-labs/flux.2-max | {"prompt":"p","quality":"2K"} | {"prompt":"p","steps":5} | unknown parameter input.steps
            hailuo/minimax-2.3 | {"prompt":"p"} | {"prompt":"p","end_image_url":"http://a/1"} | unknown parameter input.end_image_url
            hailuo/minimax-2.3-fast | {"start_image_url":"http://a/1"} | {"prompt":"p"} | input.start_image_url is missing
            kuaishou/kling-o1-video | {"prompt":"p","elements":[{}]} | {"prompt":"p","native_audio":true} | unknown parameter input.native_audio
            kuaishou/kling-o1-video | {"prompt":"p","duration":10} | {"prompt":"p","duration":11} | input.duration is 11
            kuaishou/kling-3.0-omni-video | {"prompt":"p","duration":15} | {"prompt":"p","duration":16} | input.duration is 16
            kuaishou/kling-o1-video-edit | {"prompt":"p","video_url":"http://a/1"} | {"prompt":"p","video_url":"http://a/1","elements":[]} | unknown parameter input.elements
            kuaishou/kling-3.0-turbo-video | {"prompt":"p"} | {"prompt":"p","end_frame_url":"http://a/1"} | unknown parameter input.end_frame_url
            kuaishou/kling-2.1-master-video | {"prompt":"p"} | {"prompt":"p","end_frame_url":"http://a/1"} | unknown parameter input.end_frame_url
            alibaba/z-image-turbo | {"prompt":"p"} | {"prompt":"p","image_urls":["http://a/1"]} | unknown parameter input.image_urls
            alibaba/wan-2.2-flash-image | {"prompt":"p"} | {"prompt":"p","image_urls":["http://a/1"]} | unknown parameter input.image_urls
            suno-ai/extend | {"mv":"v","custom":true,"clip_id":"$clip","continue_at":30.5} | {"mv":"v","custom":true,"clip_id":"$clip","continue_at":"30"} | input.continue_at is "30"
            suno-ai/cover | {"mv":"v","custom":true,"clip_id":"$clip","start_s":1,"end_s":2.5} | {"mv":"v","custom":true,"clip_id":"$clip","continue_at":30} | unknown parameter input.continue_at

            # frames, references and voices of Google's models
            google/veo-3.1-fast | {"prompt":"p","start_image_url":"http://a/1","end_image_url":"http://a/2"} | {"prompt":"p","end_image_url":"http://a/2"} | input.end_image_url is given without start_image_url
            google/veo-3.1-fast | {"prompt":"p","duration":8,"reference_image_urls":["http://a/1"]} | {"prompt":"p","duration":8,"reference_image_urls":["http://a/1"],"start_image_url":"http://a/1"} | input.start_image_url is given with reference_image_urls
            google/veo-3.1-fast | {"prompt":"p","duration":8,"reference_characters":[{"image_urls":["http://a/1"],"name":"n","description":"d"}]} | {"prompt":"p","duration":8,"reference_characters":[{"image_urls":["http://a/1"]}],"start_image_url":"http://a/1"} | reference_characters
            google/veo-3.1-fast | {"prompt":"p","duration":8,"reference_image_urls":["http://a/1"]} | {"prompt":"p","duration":6,"reference_image_urls":["http://a/1"]} | input.duration is 6
            google/veo-3.1-fast | {"prompt":"p","duration":8,"reference_image_urls":["http://a/1"]} | {"prompt":"p","reference_image_urls":["http://a/1"]} | input.duration is missing
            google/veo-3.1-fast | {"prompt":"p","duration":8,"reference_image_urls":["http://a/1","http://a/2"],"reference_characters":[{"image_urls":["http://a/3"]}]} | {"prompt":"p","duration":8,"reference_image_urls":["http://a/1","http://a/2"],"reference_characters":[{"image_urls":["http://a/3","http://a/4"]}]} | input has 4 references
            google/veo-3.1-fast | {"prompt":"p","duration":8,"voice":"v","reference_image_urls":["http://a/1"]} | {"prompt":"p","voice":"v"} | input.voice is given without a reference
            google/veo-3.1-fast | {"prompt":"p","duration":8,"reference_characters":[{"image_urls":["http://a/1"]}]} | {"prompt":"p","duration":8,"reference_characters":[{"image_url":"http://a/1"}]} | unknown field input.reference_characters[0].image_url
            google/veo-3.1-fast | {"prompt":"p","duration":8,"reference_characters":[{"image_urls":["http://a/1"]}]} | {"prompt":"p","duration":8,"reference_characters":["http://a/1"]} | input.reference_characters[0] is "http://a/1"
            google/veo-3.1-fast | {"prompt":"p","duration":8,"reference_characters":[{"image_urls":["http://a/1"]}]} | {"prompt":"p","duration":8,"reference_characters":[{"name":"n"}]} | input.reference_characters[0].image_urls is
            google/veo-3.1-fast | {"prompt":"p","duration":8,"reference_characters":[{"image_urls":["http://a/1"],"name":"n"}]} | {"prompt":"p","duration":8,"reference_characters":[{"image_urls":["http://a/1"],"name":1}]} | input.reference_characters[0].name is 1
            google/gemini-omni-flash-video | {"prompt":"p","duration":10,"start_image_url":"http://a/1"} | {"prompt":"p","end_image_url":"http://a/1"} | unknown parameter input.end_image_url
            google/gemini-omni-flash-video | {"prompt":"p","reference_image_urls":["http://a/1"]} | {"prompt":"p","reference_image_urls":["http://a/1"],"start_image_url":"http://a/1"} | input.start_image_url is given with
            google/gemini-omni-flash-video | {"prompt":"p","reference_image_urls":["http://a/1","http://a/2","http://a/3","http://a/4","http://a/5","http://a/6"],"reference_characters":[{"image_urls":["http://a/7"]}]} | {"prompt":"p","reference_image_urls":["http://a/1","http://a/2","http://a/3","http://a/4","http://a/5","http://a/6"],"reference_characters":[{"image_urls":["http://a/7","http://a/8"]}]} | input has 8 references
            google/gemini-omni-flash-video | {"prompt":"p","reference_characters":[{"image_urls":["http://a/1"]},{"image_urls":["http://a/1"]},{"image_urls":["http://a/1"]}]} | {"prompt":"p","reference_characters":[{"image_urls":["http://a/1"]},{"image_urls":["http://a/1"]},{"image_urls":["http://a/1"]},{"image_urls":["http://a/1"]}]} | input.reference_characters has 4 items
            google/gemini-omni-flash-video | {"prompt":"p","reference_image_urls":["http://a/1"],"voice":"v"} | {"prompt":"p","voice":"v"} | input.voice is given without a reference
            google/gemini-omni-flash-video-edit | {"prompt":"p","reference_video_urls":["http://a/1"]} | {"prompt":"p"} | input.reference_video_urls is missing
            google/gemini-omni-flash-video-edit | {"prompt":"p","reference_video_urls":["http://a/1"]} | {"prompt":"p","reference_video_urls":[]} | input.reference_video_urls has 0 items
            google/gemini-omni-flash-video-edit | {"prompt":"p","reference_video_urls":["http://a/1"]} | {"prompt":"p","reference_video_urls":["http://a/1","http://a/2"]} | input.reference_video_urls has 2 items
            google/gemini-omni-flash-video-edit | {"prompt":"p","reference_video_urls":["http://a/1"]} | {"prompt":"p","reference_video_urls":["http://a/1"],"task_id":"t"} | unknown parameter input.task_id
            google/gemini-omni-flash-video-edit | {"prompt":"p","reference_video_urls":["http://a/1"],"start_frame":5,"end_frame":5} | {"prompt":"p","reference_video_urls":["http://a/1"],"start_frame":5,"end_frame":4} | input.end_frame is 4
            google/gemini-omni-flash-video-edit | {"prompt":"p","reference_video_urls":["http://a/1"],"end_frame":0} | {"prompt":"p","reference_video_urls":["http://a/1"],"end_frame":-1} | input.end_frame is -1
            google/gemini-omni-flash-video-edit | {"prompt":"p","reference_video_urls":["http://a/0"],"reference_image_urls":["http://a/1","http://a/2","http://a/3","http://a/4","http://a/5","http://a/6"]} | {"prompt":"p","reference_video_urls":["http://a/0"],"reference_image_urls":["http://a/1","http://a/2","http://a/3","http://a/4","http://a/5","http://a/6","http://a/7"]} | input has 8 references
            google/gemini-omni-flash-video-edit | {"prompt":"p","reference_video_urls":["http://a/1"],"reference_characters":[{"image_urls":["http://a/1"],"voice":"v","custom_voice":{}}]} | {"prompt":"p","reference_video_urls":["http://a/1"],"reference_characters":[{"image_urls":["http://a/1"],"voice":1}]} | input.reference_characters[0].voice is 1

            # what Hailuo needs
            hailuo/minimax-2.0 | {"start_image_url":"http://a/1","end_image_url":"http://a/2"} | {"duration":6} | input.prompt is missing
            hailuo/minimax-2.0 | {"prompt":"p","resolution":"1080p","duration":6} | {"prompt":"p","resolution":"1080p","duration":10} | input.duration is 10; with 1080p it must be 6
            hailuo/minimax-2.3 | {"prompt":"p","duration":10} | {"prompt":"p","resolution":"1080p","duration":10} | input.duration is 10

            # modes, shots and voices of Kling
            kuaishou/kling-3.0-omni-video | {"multi_shots":[{"prompt":"a","duration":3},{"prompt":"b","duration":2}]} | {"duration":5} | input.prompt is missing
            kuaishou/kling-3.0-omni-video | {"prompt":"p"} | {"prompt":"p","multi_shots":[{"prompt":"a","duration":3},{"prompt":"b","duration":2}]} | input.multi_shots is given with prompt
            kuaishou/kling-3.0-omni-video | {"multi_shots":[{"prompt":"a","duration":3},{"prompt":"b","duration":2}]} | {"multi_shots":[{"prompt":"a","duration":3}]} | input.multi_shots has 1 items
            kuaishou/kling-3.0-omni-video | {"multi_shots":[{"prompt":"a","duration":3},{"prompt":"b","duration":2}]} | {"multi_shots":[{"prompt":"a","duration":3},{"prompt":"b","duration":"2"}]} | input.multi_shots[1].duration is "2"
            kuaishou/kling-3.0-omni-video | {"multi_shots":[{"prompt":"a","duration":3},{"prompt":"b","duration":2}]} | {"multi_shots":[{"prompt":"a","duration":3},{"duration":2}]} | input.multi_shots[1].prompt is missing
            kuaishou/kling-3.0-omni-video | {"prompt":"p","video_mode":"start_end_frame","aspect_ratio":"auto"} | {"prompt":"p","aspect_ratio":"auto"} | input.aspect_ratio is "auto"
            kuaishou/kling-3.0-omni-video | {"prompt":"p","video_mode":"start_end_frame","start_frame_url":"http://a/1","end_frame_url":"http://a/2"} | {"prompt":"p","start_frame_url":"http://a/1"} | input.start_frame_url is given with the video_mode elements
            kuaishou/kling-o1-video | {"prompt":"p","video_mode":"video_reference","video_url":"http://a/1"} | {"prompt":"p","video_mode":"start_end_frame","video_url":"http://a/1"} | input.video_url is given with the video_mode start_end_frame
            kuaishou/kling-3.0-video | {"start_frame_url":"http://a/1","prompt":"p"} | {"prompt":"p"} | input.start_frame_url is missing
            kuaishou/kling-3.0-video | {"start_frame_url":"http://a/1","prompt":"p"} | {"start_frame_url":"http://a/1"} | input.prompt is missing
            kuaishou/kling-3.0-video | {"start_frame_url":"http://a/1","prompt":"p"} | {"start_frame_url":"http://a/1","prompt":"p","multi_shots":[{"prompt":"a","duration":3},{"prompt":"b","duration":2}]} | input.multi_shots is given with prompt
            kuaishou/kling-2.6-video | {"start_frame_url":"http://a/1","prompt":"p","native_audio":true} | {"start_frame_url":"http://a/1","prompt":"p","native_audio":true,"mode":"std"} | input.native_audio is true; it requires the mode pro
            kuaishou/kling-2.6-video | {"start_frame_url":"http://a/1","prompt":"p","end_frame_url":"http://a/2"} | {"start_frame_url":"http://a/1","prompt":"p","end_frame_url":"http://a/2","native_audio":true} | input.end_frame_url is given
            kuaishou/kling-2.6-video | {"start_frame_url":"http://a/1","prompt":"p","native_audio":true,"voices":[{"voice_id":7},{"voice_url":"http://a/2"}]} | {"start_frame_url":"http://a/1","prompt":"p","voices":[{"voice_id":7}]} | input.voices is given
            kuaishou/kling-2.6-video | {"start_frame_url":"http://a/1","prompt":"p","native_audio":true,"voices":[{"voice_id":7}]} | {"start_frame_url":"http://a/1","prompt":"p","native_audio":true,"voices":[{"voice_id":"7"}]} | input.voices[0].voice_id is "7"
            kuaishou/kling-2.6-video | {"start_frame_url":"http://a/1","prompt":"p","native_audio":true,"voices":[{"voice_id":7}]} | {"start_frame_url":"http://a/1","prompt":"p","native_audio":true,"voices":[{"voice_id":7,"voice_url":"http://a/1"}]} | input.voices[0] is
            kuaishou/kling-2.6-video | {"start_frame_url":"http://a/1","prompt":"p","native_audio":true,"voices":[{"voice_id":1},{"voice_id":2},{"voice_id":3},{"voice_id":4},{"voice_id":5}]} | {"start_frame_url":"http://a/1","prompt":"p","native_audio":true,"voices":[{"voice_id":1},{"voice_id":2},{"voice_id":3},{"voice_id":4},{"voice_id":5},{"voice_id":6}]} | input.voices has 6 items
            kuaishou/kling-2.5-turbo-video | {"prompt":"p","sound_effects":{"sound":"rain","music":"jazz","asmr_mode":true}} | {"prompt":"p","sound_effects":{"asmr_mode":"true"}} | input.sound_effects.asmr_mode is "true"
            kuaishou/kling-2.5-turbo-video | {"prompt":"p","sound_effects":{}} | {"prompt":"p","sound_effects":{"noise":"rain"}} | unknown field input.sound_effects.noise
            kuaishou/kling-2.5-turbo-video | {"prompt":"p","sound_effects":{}} | {"prompt":"p","sound_effects":"rain"} | input.sound_effects is "rain"

            # the two modes of an extension
            xai/grok-imagine-video-extend | {"task_id":"$task","prompt":"p","extend_at":2.5,"extend_duration":6} | {"task_id":"$task","prompt":"p","extend_duration":6} | input.extend_at is missing
            xai/grok-imagine-video-extend | {"task_id":"$task","prompt":"p","extend_at":2,"extend_duration":10} | {"task_id":"$task","prompt":"p","extend_at":2} | input.extend_duration is missing
            xai/grok-imagine-video-extend | {"task_id":"$task","video_preset":"normal"} | {"task_id":"$task","extend_at":2.5,"extend_duration":6} | input.prompt is missing

            # modes and sources of Suno
            suno-ai/music | {"mv":"chirp-v4","custom":true,"prompt":"p","tags":"t","negative_tags":"n","title":"t"} | {"mv":"chirp-v4","custom":false,"prompt":"p"} | input.prompt is given with custom false
            suno-ai/music | {"mv":"chirp-v4","custom":false,"gpt_description_prompt":"p"} | {"mv":"chirp-v4","custom":true,"gpt_description_prompt":"p"} | input.gpt_description_prompt is given with custom true
            suno-ai/add-vocals | {"mv":"v","custom":true,"audio_url":"http://a/1"} | {"mv":"v","custom":true} | input.clip_id is missing
            suno-ai/add-vocals | {"mv":"v","custom":true,"clip_id":"$clip"} | {"mv":"v","custom":true,"clip_id":"$clip","audio_url":"http://a/1"} | input.audio_url is given with clip_id
            suno-ai/add-vocals | {"mv":"v","custom":true,"clip_id":"$clip","prompt":"p"} | {"mv":"v","custom":false,"clip_id":"$clip","prompt":"p"} | input.prompt is given with custom false
            """)
    void shouldHoldTheRule(String model, String keeping, String breaking, String message) {
        Answer kept = requests.submit(model, keeping);
        int tasks = requests.unifically().createdTasks().size();
        Answer broken = requests.submit(model, breaking.replace("$task", "t").replace("$clip", "c"));

        assertThat(kept.status()).as(kept.json().toString()).isEqualTo(200);
        assertThat(broken.status()).as(broken.json().toString()).isEqualTo(422);
        assertThat(broken.json().path("code").asInt()).isEqualTo(422);
        assertThat(broken.json().at("/data/code").asText()).isEqualTo("validation_error");
        assertThat(broken.message()).contains(message);
        assertThat(requests.unifically().createdTasks()).hasSize(tasks);
        assertThat(requests.unifically().rejected()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"model\":\"suno-ai/wav\"}",
                "{\"model\":\"suno-ai/wav\",\"input\":[]}",
                "{\"model\":\"suno-ai/wav\",\"input\":null}",
                "{\"model\":\"suno-ai/wav\",\"input\":{},\"input\":{}}",
                "{\"model\":7,\"input\":{}}",
                "{\"input\":{}}",
                "{\"model\":\"suno-ai/wav\",\"input\":{},\"prompt\":\"p\"}",
                "{\"model\":\"suno-ai/wav\",\"input\":{},\"idempotency_key\":\"k\"}",
                "{\"model\":\"suno-ai/wav\",\"input\":{},\"dry_run\":1}",
                "{\"model\":\"suno-ai/wav\",\"input\":{},\"callback_url\":true}",
                "{\"model\":\"suno-ai/wav\",\"input\":{},\"callback_url\":\"/callback\"}",
                "{\"model\":\"suno-ai/wav\",\"input\":{},\"callback_url\":\"ftp://a/b\"}",
                "{\"model\":\"suno-ai/wav\",\"input\":{},\"callback_url\":null}"
            })
    void shouldRefuseABodyThatIsNotARequest(String body) {
        assertThat(requests.submit(body).status()).isEqualTo(422);
        assertThat(requests.unifically().createdTasks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topaz-labs/video-upscale",
                "topaz-labs/image-upscale",
                "topaz-labs/image-generative",
                "kuaishou/kling-o1-image",
                "kuaishou/kling-3.0-omni-image",
                "kuaishou/kling-3.0-image",
                "kuaishou/kling-2.1-image",
                "suno-ai/wav",
                "elevenlabs/text-to-speech",
                "elevenlabs/text-to-dialogue",
                "elevenlabs/sound-effect",
                "elevenlabs/voice-isolation",
                "elevenlabs/speech-to-text"
            })
    void shouldAcceptAnyFieldsWhereTheDocumentNamesNone(String model) {
        Answer answer = requests.submit(
                model, "{\"text\":\"t\",\"speed\":1.5,\"loud\":true,\"voices\":[\"v\"],\"more\":{\"task_id\":\"t\"}}");

        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "alibaba/qwen-image-2.0-pro, prompt, 800",
        "alibaba/qwen-image-plus, negative_prompt, 500",
        "alibaba/wan-2.7-image, prompt, 5000",
        "alibaba/wan-2.6-image, prompt, 2000",
        "alibaba/wan-2.2-flash-image, prompt, 500",
        "hailuo/minimax-2.0, prompt, 2000"
    })
    void shouldHoldLengthsEvenWhenLenient(String model, String field, int most) {
        requests.unifically().lenientValues(true);

        Answer longest = requests.submit(model, text(field, most));
        Answer longer = requests.submit(model, text(field, most + 1));

        assertThat(longest.status()).isEqualTo(200);
        assertThat(longer.status()).isEqualTo(422);
        assertThat(longer.message()).contains((most + 1) + " characters; at most " + most);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            google/veo-3.1-fast     | {"prompt":"p","duration":5}                                   | 200
            kuaishou/kling-o1-video | {"prompt":"p","duration":11}                                  | 200
            kuaishou/kling-o1-video | {"prompt":"p","start_frame_url":"http://a/1"}                 | 200
            suno-ai/music           | {"mv":"chirp-v9","custom":false,"prompt":"p"}                 | 200
            google/veo-3.1-fast     | {"prompt":"p","duration":"5"}                                 | 422
            google/veo-3.1-fast     | {"prompt":"p","seconds":5}                                    | 422
            google/veo-3.1-fast     | {"prompt":"p","end_image_url":"http://a/1"}                   | 422
            google/veo-3.1-fast     | {"prompt":"p","duration":6,"reference_image_urls":["http://a/1"]} | 422
            kuaishou/kling-o1-video | {"prompt":"p","aspect_ratio":"auto"}                          | 422
            alibaba/wan-2.6-image   | {"prompt":"p","image_urls":[]}                                | 422
            """)
    void shouldLetValuesAndModesPassAndNothingElseWhenLenient(String model, String input, int status) {
        requests.unifically().lenientValues(true);

        assertThat(requests.submit(model, input).status()).isEqualTo(status);
    }

    @Test
    void shouldCheckADryRunAsItChecksASubmit() {
        Answer wrong = requests.submit(
                "{\"model\":\"google/veo-3.1-fast\",\"input\":{\"prompt\":\"p\",\"duration\":5},\"dry_run\":true}");
        Answer unknownTask = requests.submit(
                "{\"model\":\"google/veo-3.1-upscale\",\"input\":{\"task_id\":\"t\",\"resolution\":\"4k\"},\"dry_run\":true}");

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(unknownTask.status()).isEqualTo(404);
    }

    private static String text(String field, int length) {
        String text = "\"" + field + "\":\"" + "p".repeat(length) + "\"";
        return field.equals("prompt") ? "{" + text + "}" : "{\"prompt\":\"p\"," + text + "}";
    }
}
