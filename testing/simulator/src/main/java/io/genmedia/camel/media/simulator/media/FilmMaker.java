package io.genmedia.camel.media.simulator.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jcodec.api.awt.AWTSequenceEncoder;
import org.jcodec.common.io.ByteBufferSeekableByteChannel;
import org.jcodec.common.model.Rational;

/** A short film of a scene, H.264 in MP4. */
final class FilmMaker {

    /** Frames in the film. */
    static final int FRAMES = 24;

    private static final int FRAMES_PER_SECOND = 12;
    // Uncompressed frames would take 4 MB here; the encoder stays far below.
    private static final int CAPACITY = 8 * 1024 * 1024;

    private FilmMaker() {}

    static byte[] make(Scene scene) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(CAPACITY);
        ByteBufferSeekableByteChannel channel = ByteBufferSeekableByteChannel.writeToByteBuffer(buffer);
        AWTSequenceEncoder encoder = new AWTSequenceEncoder(channel, Rational.R(FRAMES_PER_SECOND, 1));
        for (int frame = 0; frame < FRAMES; frame++) {
            encoder.encodeImage(scene.paint((double) frame / FRAMES));
        }
        encoder.finish();
        return Arrays.copyOf(buffer.array(), (int) channel.size());
    }
}
