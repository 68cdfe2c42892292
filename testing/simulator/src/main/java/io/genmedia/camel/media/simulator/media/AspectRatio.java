package io.genmedia.camel.media.simulator.media;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shape of a picture, as providers write it: {@code 16:9}. */
record AspectRatio(int width, int height) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,3}):(\\d{1,3})");
    private static final AspectRatio WIDE = new AspectRatio(16, 9);

    /** Reads {@code 4:3}; what cannot be read is 16:9. */
    static AspectRatio parse(String text) {
        Matcher matcher = TEXT.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return WIDE;
        }
        int width = Integer.parseInt(matcher.group(1));
        int height = Integer.parseInt(matcher.group(2));
        boolean usable = width > 0 && height > 0 && width <= 8 * height && height <= 8 * width;
        return usable ? new AspectRatio(width, height) : WIDE;
    }

    /** The width when the longer side has this many pixels; even, as video wants it. */
    int pixelsWide(int longSide) {
        return even(width >= height ? longSide : (double) longSide * width / height);
    }

    /** The height when the longer side has this many pixels; even, as video wants it. */
    int pixelsHigh(int longSide) {
        return even(height >= width ? longSide : (double) longSide * height / width);
    }

    private static int even(double pixels) {
        return Math.max(2, (int) Math.round(pixels / 2) * 2);
    }
}
