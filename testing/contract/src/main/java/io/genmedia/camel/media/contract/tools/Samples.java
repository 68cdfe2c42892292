package io.genmedia.camel.media.contract.tools;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Small media for tests. */
public final class Samples {

    private Samples() {}

    /** @return a picture of 8 by 8 pixels */
    public static byte[] png() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** @return what an MP4 file begins with */
    public static byte[] mp4() {
        byte[] head = new byte[64];
        head[3] = 24;
        System.arraycopy("ftypisom".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, head, 4, 8);
        return head;
    }
}
