package io.genmedia.camel.media.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTest {

    private static byte[] bytes(String text) {
        if (text.startsWith("0x")) {
            return HexFormat.of().parseHex(text.substring(2).replace(" ", ""));
        }
        return text.replace("~", "\0").getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "0x89504e470d0a1a0a, image/png",
        "0xffd8ffe0, image/jpeg",
        "GIF87a.., image/gif",
        "GIF89a.., image/gif",
        "RIFF....WEBPVP8 , image/webp",
        "0x424d 36000000 00000000 36000000 28000000, image/bmp",
        "~~~ ftypavif~~~~, image/avif",
        "~~~ ftypheic~~~~, image/heic",
        "~~~ ftypmif1~~~~mif1heic, image/heic",
        "~~~ ftypmif1~~~~mif1avif, image/avif",
        "~~~ ftypisom~~~~, video/mp4",
        "~~~ ftypmp42~~~~, video/mp4",
        "~~~ ftypM4V ~~~~, video/mp4",
        "~~~ ftypqt  ~~~~, video/quicktime",
        "~~~ ftypM4A ~~~~, audio/mp4",
        "~~~ ftyp3gp5~~~~, video/3gpp",
        "0x1a45dfa3 9f42 8684 7765626d, video/webm",
        "0x1a45dfa3 9f42 8684 6d6174726f736b61, video/x-matroska",
        "RIFF....AVI LIST, video/x-msvideo",
        "RIFF....WAVEfmt , audio/wav",
        "ID3....., audio/mpeg",
        "0xfffb9064, audio/mpeg",
        "0xfff35064, audio/mpeg",
        "0xfff15080, audio/aac",
        "fLaC...., audio/flac",
        "OggS...., audio/ogg",
        "glTF...., model/gltf-binary",
        "%PDF-1.7, application/pdf",
    })
    void shouldRecognizeContentByItsFirstBytes(String start, String type) {
        assertThat(MediaTypes.recognize(bytes(start))).contains(type);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "BM is the beginning of a sentence",
        "a cat on a mat",
        "0xfffe410042004300",
        "0xffffffff",
        "RIFF",
        "{}"
    })
    void shouldNotTakeAnythingElseForMedia(String start) {
        assertThat(MediaTypes.recognize(bytes(start))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, jpg, image",
        "IMAGE/JPG; q=1, jpg, image",
        "video/mp4, mp4, video",
        "audio/x-wav, wav, audio",
        "audio/mpeg, mp3, audio",
        "model/gltf-binary, glb, 3d",
        "text/plain; charset=utf-8, txt, text",
        "application/json, json, text",
    })
    void shouldKnowExtensionAndKind(String type, String extension, String kind) {
        assertThat(MediaTypes.extension(type)).isEqualTo(extension);
        assertThat(MediaTypes.kind(type)).contains(kind);
    }

    @Test
    void shouldKnowTypesByTheEndOfAName() {
        assertThat(MediaTypes.byFilename("A.B/c.JPEG")).contains("image/jpeg");
        assertThat(MediaTypes.byFilename("movie.mov")).contains("video/quicktime");
        assertThat(MediaTypes.byFilename("none")).isEmpty();
        assertThat(MediaTypes.byFilename(null)).isEmpty();
    }

    @Test
    void shouldTellMediaFromTheRest() {
        assertThat(MediaTypes.isMedia("model/gltf-binary")).isTrue();
        assertThat(MediaTypes.isMedia("application/pdf")).isFalse();
        assertThat(MediaTypes.isMedia("text/plain")).isFalse();
        assertThat(MediaTypes.isMedia(null)).isFalse();
    }

    @Test
    void shouldKnowNothingOfTypesThatSayNothing() {
        assertThat(MediaTypes.normalize("application/octet-stream")).isEmpty();
        assertThat(MediaTypes.normalize("binary/octet-stream")).isEmpty();
        assertThat(MediaTypes.normalize("nonsense")).isEmpty();
        assertThat(MediaTypes.normalize(null)).isEmpty();
        assertThat(MediaTypes.extension("x/y")).isEqualTo("bin");
    }
}
