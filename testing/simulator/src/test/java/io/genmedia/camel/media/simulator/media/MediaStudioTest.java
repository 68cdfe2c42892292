package io.genmedia.camel.media.simulator.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageIO;
import org.jcodec.api.FrameGrab;
import org.jcodec.common.DemuxerTrackMeta;
import org.jcodec.common.io.ByteBufferSeekableByteChannel;
import org.jcodec.common.model.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaStudioTest {

    private final MediaStudio studio = new MediaStudio();

    @ParameterizedTest
    @CsvSource({"16:9,768,432", "9:16,432,768", "1:1,768,768", "8:1,768,96", "21:9,768,330", "auto,768,432"})
    void shouldDrawAPictureOfTheShapeThatWasAskedFor(String ratio, int width, int height) throws IOException {
        BufferedImage image = picture("a cat", ratio);

        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
    }

    @Test
    void shouldShowThePromptInThePicture() throws IOException {
        assertThat(whitePixels(picture("i", null))).isPositive();
        assertThat(whitePixels(picture("a cat that runs", null))).isGreaterThan(whitePixels(picture("i", null)));
    }

    @Test
    void shouldMakeABodyOfWholeChunksInBinaryGltf() throws IOException {
        MediaContent body = studio.make(MediaFormat.GLB, "a chair", "model", null);
        ByteBuffer file = ByteBuffer.wrap(body.open(0).readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);

        int jsonLength = file.getInt(12);
        JsonNode json = new ObjectMapper().readTree(file.array(), 20, jsonLength);
        int binary = 20 + jsonLength;

        assertThat(body.contentType()).isEqualTo("model/gltf-binary");
        assertThat(file.getInt(0)).isEqualTo(0x46546C67);
        assertThat(file.getInt(8)).isEqualTo(file.capacity());
        assertThat(jsonLength % 4).isZero();
        assertThat(json.at("/asset/version").asText()).isEqualTo("2.0");
        assertThat(file.getInt(binary + 4)).isEqualTo(0x004E4942);
        assertThat(file.getInt(binary))
                .isEqualTo(json.at("/buffers/0/byteLength").asInt());
        assertThat(binary + 8 + file.getInt(binary)).isEqualTo(file.capacity());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "猫が走る",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "\n\t\"<&>{}"
            })
    void shouldDrawAnyPrompt(String prompt) throws IOException {
        assertThat(picture(prompt, "1:8")).isNotNull();
        assertThat(picture(prompt.repeat(500), "8:1")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"16:9,320,180", "9:16,180,320", "1:1,320,320"})
    void shouldMakeAFilmWhoseFramesDecodeAndMove(String ratio, int width, int height) throws Exception {
        byte[] mp4 = bytes(studio.make(MediaFormat.MP4, "a cat running", "sora-2", ratio));

        FrameGrab grab =
                FrameGrab.createFrameGrab(ByteBufferSeekableByteChannel.readFromByteBuffer(ByteBuffer.wrap(mp4)));
        DemuxerTrackMeta meta = grab.getVideoTrack().getMeta();
        Picture first = grab.getNativeFrame();
        int frames = 1;
        Picture last = first;
        byte[] firstLuma = first.getPlaneData(0).clone();
        for (Picture next = grab.getNativeFrame(); next != null; next = grab.getNativeFrame()) {
            frames++;
            last = next;
        }

        assertThat(meta.getTotalDuration()).isEqualTo(2.0);
        assertThat(first.getCroppedWidth()).isEqualTo(width);
        assertThat(first.getCroppedHeight()).isEqualTo(height);
        assertThat(frames).isEqualTo(FilmMaker.FRAMES);
        assertThat(last.getPlaneData(0)).isNotEqualTo(firstLuma);
    }

    @Test
    void shouldPlayATuneOfSeveralSecondsInValidFrames() throws IOException {
        byte[] mp3 = bytes(studio.make(MediaFormat.MP3, "a waltz", "minimax-music", null));

        int frames = mp3Frames(mp3);

        // 576 samples a frame at 22.05 kHz
        assertThat(frames * 576 / 22_050.0).isBetween(2.9, 3.3);
    }

    @Test
    void shouldMakeTheSameBytesForTheSamePrompt() throws IOException {
        byte[] first = bytes(studio.make(MediaFormat.PNG, "a cat", "m", null));
        byte[] again = bytes(new MediaStudio().make(MediaFormat.PNG, "a cat", "m", null));
        byte[] other = bytes(studio.make(MediaFormat.PNG, "a dog", "m", null));

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    /** Walks from frame to frame by the lengths that their heads tell, and fails when one is not where it must be. */
    private static int mp3Frames(byte[] mp3) {
        int[] kilobits = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
        int frames = 0;
        int at = 0;
        while (at + 4 <= mp3.length) {
            assertThat(mp3[at] & 0xFF).as("sync at %d", at).isEqualTo(0xFF);
            assertThat(mp3[at + 1] & 0xFE).as("MPEG-2, layer III, at %d", at).isEqualTo(0xF2);
            int bitrate = kilobits[(mp3[at + 2] & 0xF0) >> 4] * 1000;
            int padding = (mp3[at + 2] & 0x02) >> 1;
            at += 72 * bitrate / 22_050 + padding;
            frames++;
        }
        assertThat(at).isEqualTo(mp3.length);
        return frames;
    }

    private static int whitePixels(BufferedImage image) {
        int white = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                white += (image.getRGB(x, y) & 0xFFFFFF) == 0xFFFFFF ? 1 : 0;
            }
        }
        return white;
    }

    private BufferedImage picture(String prompt, String ratio) throws IOException {
        return ImageIO.read(
                new ByteArrayInputStream(bytes(studio.make(MediaFormat.PNG, prompt, "nano-banana-1", ratio))));
    }

    private static byte[] bytes(MediaContent content) throws IOException {
        return content.open(0).readAllBytes();
    }
}
