package io.genmedia.camel.media.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaSourceTest {

    private static final byte[] GIF = "GIF89a and more".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path directory;

    @Test
    void shouldReadAFileAsOftenAsAsked() throws Exception {
        MediaSource source = MediaSource.of(Files.write(directory.resolve("a.png"), GIF));

        assertThat(source.filename()).isEqualTo("a.png");
        assertThat(source.length()).isEqualTo(GIF.length);
        assertThat(source.mediaType()).as("bytes tell more than a name").isEqualTo("image/gif");
        assertThat(source.repeatable()).isTrue();
        assertThat(source.open()).hasBinaryContent(GIF);
        assertThat(source.open()).hasBinaryContent(GIF);
    }

    @Test
    void shouldNameAFileThatIsNotThere() {
        assertThatThrownBy(() -> MediaSource.of(directory.resolve("none.png")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("none.png");
        assertThatThrownBy(() -> MediaSource.of(directory)).hasMessageContaining("Not a file that can be read");
    }

    @Test
    void shouldNameBytesByTheirType() throws Exception {
        MediaSource source = MediaSource.of(GIF, null);

        assertThat(source.filename()).isEqualTo("media.gif");
        assertThat(source.length()).isEqualTo(GIF.length);
        assertThat(MediaSource.of(new byte[3], "x.mp3").mediaType()).isEqualTo("audio/mpeg");
        assertThat(MediaSource.of(new byte[3], "x").mediaType()).isEqualTo(MediaTypes.UNKNOWN);
    }

    @Test
    void shouldReadAStreamOnceAndWhole() throws Exception {
        MediaSource source = MediaSource.of(new ByteArrayInputStream(GIF), null, -1);

        assertThat(source.mediaType()).isEqualTo("image/gif");
        assertThat(source.filename()).isEqualTo("media.gif");
        assertThat(source.length()).isEqualTo(-1);
        assertThat(source.repeatable()).isFalse();
        assertThat(source.open()).hasBinaryContent(GIF);
        assertThatThrownBy(source::open).isInstanceOf(IOException.class).hasMessageContaining("only once");
    }

    @Test
    void shouldDecodeDataUris() throws Exception {
        MediaSource gif = DataUris.decode("data:image/png;base64,R0lGODlhAQABAAAAADs=");
        MediaSource text = DataUris.decode("data:,a%20cat%20%C3%BC");

        assertThat(gif.mediaType()).isEqualTo("image/gif");
        assertThat(gif.filename()).isEqualTo("media.gif");
        assertThat(text.open()).hasContent("a cat ü");
        assertThat(text.mediaType()).isEqualTo("text/plain");
        assertThat(DataUris.decode("DATA:audio/wav;base64,AA%3D%3D").length()).isEqualTo(1);
        assertThat(DataUris.decode("data:audio/wav;charset=x;base64,_-8").open())
                .hasBinaryContent(new byte[] {(byte) 0xff, (byte) 0xef});
    }

    @Test
    void shouldRefuseBrokenDataUrisWithoutShowingThem() {
        assertThatThrownBy(() -> DataUris.decode("data:image/png;base64"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("data:<media type>;base64,<content>");
        assertThatThrownBy(() -> DataUris.decode("data:image/png;base64,secret!"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("image/png")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void shouldEncodeDataUris() throws Exception {
        assertThat(DataUris.encode(MediaSource.of(GIF, "a.bin")))
                .isEqualTo("data:image/gif;base64,R0lGODlhIGFuZCBtb3Jl");
        assertThat(DataUris.isDataUri("data:x")).isTrue();
        assertThat(DataUris.isDataUri("https://x")).isFalse();
        assertThat(DataUris.isDataUri(null)).isFalse();
    }
}
