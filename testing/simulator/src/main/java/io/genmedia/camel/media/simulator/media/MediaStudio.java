package io.genmedia.camel.media.simulator.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes pictures, films, tunes and bodies that a player or a viewer opens, from a prompt. The same request gives the same bytes, and the last
 * few results are kept.
 */
public final class MediaStudio {

    private static final int KEPT = 64;
    private static final int PICTURE_LONG_SIDE = 768;
    private static final int FILM_LONG_SIDE = 320;

    private final Map<Commission, MediaContent> made = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Commission, MediaContent> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * Makes the media, or takes them from those that were made before. One at a time: a film takes most of a second of
     * one core, and the machines that run tests have few.
     *
     * @param format what to make
     * @param prompt the text to show or to play
     * @param model the model's name, shown in small below
     * @param aspectRatio the shape as {@code 16:9}, or null
     */
    public synchronized MediaContent make(MediaFormat format, String prompt, String model, String aspectRatio) {
        return made.computeIfAbsent(new Commission(format, prompt, model, aspectRatio), MediaStudio::render);
    }

    private static MediaContent render(Commission commission) {
        try {
            return MediaContent.ofBytes(
                    commission.format().contentType(),
                    switch (commission.format()) {
                        case PNG -> picture(scene(commission, PICTURE_LONG_SIDE), "png");
                        case JPEG -> picture(scene(commission, PICTURE_LONG_SIDE), "jpeg");
                        case MP4 -> FilmMaker.make(scene(commission, FILM_LONG_SIDE));
                        case MP3 -> TuneMaker.make(commission.prompt());
                        case GLB -> BodyMaker.make();
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Scene scene(Commission commission, int longSide) {
        AspectRatio ratio = AspectRatio.parse(commission.aspectRatio());
        return new Scene(
                commission.prompt(),
                commission.model() + ", simulated",
                ratio.pixelsWide(longSide),
                ratio.pixelsHigh(longSide));
    }

    private static byte[] picture(Scene scene, String format) throws IOException {
        BufferedImage image = scene.paint(0);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        // Straight to memory: ImageIO's own choice of stream would go through a temporary file.
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(file)) {
            ImageIO.write(image, format, output);
        }
        return file.toByteArray();
    }

    private record Commission(MediaFormat format, String prompt, String model, String aspectRatio) {}
}
