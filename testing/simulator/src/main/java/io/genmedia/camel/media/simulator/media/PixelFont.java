package io.genmedia.camel.media.simulator.media;

import java.awt.Graphics2D;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws text as squares. A JDK in a small container has neither fonts nor fontconfig, and {@code Graphics2D.drawString}
 * throws there; this works everywhere. Accents are dropped; a character that the font lacks is an empty box.
 */
final class PixelFont {

    /** Pixels from one character to the next, at scale 1. */
    static final int ADVANCE = 6;

    /** Pixels from one line to the next, at scale 1. */
    static final int LINE = 10;

    private static final int[] BOX = {0x1F, 0x11, 0x11, 0x11, 0x11, 0x11, 0x1F};
    private static final Map<Integer, int[]> GLYPHS = load();

    private PixelFont() {}

    /** Draws one line with its top left corner at {@code x}, {@code y}. */
    static void draw(Graphics2D graphics, String line, int x, int y, int scale) {
        int left = x;
        for (int character : plain(line).codePoints().toArray()) {
            if (character != ' ') {
                drawGlyph(graphics, GLYPHS.getOrDefault(character, BOX), left, y, scale);
            }
            left += ADVANCE * scale;
        }
    }

    /** The width of a line in pixels. */
    static int width(String line, int scale) {
        return plain(line).codePointCount(0, plain(line).length()) * ADVANCE * scale;
    }

    /** Breaks a text into lines of at most {@code columns} characters, between words where that is possible. */
    static List<String> wrap(String text, int columns, int maxLines) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : plain(text).strip().split("\\s+", -1)) {
            String rest = word;
            while (line.length() + (line.length() == 0 ? 0 : 1) + rest.length() > columns) {
                if (line.length() > 0) {
                    lines.add(line.toString());
                    line.setLength(0);
                } else {
                    lines.add(rest.substring(0, columns));
                    rest = rest.substring(columns);
                }
            }
            line.append(line.length() == 0 ? "" : " ").append(rest);
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        if (lines.size() > maxLines) {
            List<String> shown = new ArrayList<>(lines.subList(0, maxLines));
            String last = shown.get(maxLines - 1);
            shown.set(maxLines - 1, last.substring(0, Math.min(last.length(), Math.max(0, columns - 3))) + "...");
            return shown;
        }
        return lines;
    }

    private static void drawGlyph(Graphics2D graphics, int[] rows, int x, int y, int scale) {
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < 5; column++) {
                if ((rows[row] & (0x10 >> column)) != 0) {
                    graphics.fillRect(x + column * scale, y + row * scale, scale, scale);
                }
            }
        }
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replace("\u00df", "ss");
    }

    private static Map<Integer, int[]> load() {
        Map<Integer, int[]> glyphs = new HashMap<>();
        try (InputStream in = PixelFont.class.getResourceAsStream("glyphs.txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            // The first line is the heading; after it, # is a character like any other.
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] parts = line.split(" ", -1);
                int[] rows = new int[7];
                for (int row = 0; row < rows.length; row++) {
                    rows[row] = Integer.parseInt(parts[row + 1], 16);
                }
                glyphs.put((int) parts[0].charAt(0), rows);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return glyphs;
    }
}
