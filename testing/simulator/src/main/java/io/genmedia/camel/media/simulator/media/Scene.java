package io.genmedia.camel.media.simulator.media;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.SplittableRandom;

/** A picture made from a prompt: colours and circles that depend on it, and its text. It moves with a phase. */
final class Scene {

    private static final int BLOBS = 6;

    private final String prompt;
    private final String caption;
    private final int width;
    private final int height;

    Scene(String prompt, String caption, int width, int height) {
        // Without this, AWT looks for a display on machines that have the libraries of one.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        this.prompt = prompt;
        this.caption = caption;
        this.width = width;
        this.height = height;
    }

    /** Draws the scene at a phase from 0 to 1. */
    BufferedImage paint(double phase) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            SplittableRandom random = new SplittableRandom(prompt.hashCode());
            float hue = (float) random.nextDouble();
            graphics.setPaint(new GradientPaint(
                    0,
                    0,
                    Color.getHSBColor(hue, 0.75f, 0.40f),
                    width,
                    height,
                    Color.getHSBColor(hue + 0.2f, 0.80f, 0.75f)));
            graphics.fillRect(0, 0, width, height);
            paintBlobs(graphics, random, hue, phase);
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
            paintText(graphics, phase);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private void paintBlobs(Graphics2D graphics, SplittableRandom random, float hue, double phase) {
        for (int i = 0; i < BLOBS; i++) {
            double turn = random.nextDouble() + phase;
            double reach = 0.15 + random.nextDouble() * 0.35;
            int size = (int) (Math.min(width, height) * (0.15 + random.nextDouble() * 0.45));
            int x = (int) (width * (0.5 + reach * Math.cos(turn * 2 * Math.PI)));
            int y = (int) (height * (0.5 + reach * Math.sin(turn * 2 * Math.PI)));
            Color colour = Color.getHSBColor(hue + 0.12f * i, 0.6f, 1f);
            graphics.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 90));
            graphics.fillOval(x - size / 2, y - size / 2, size, size);
        }
    }

    private void paintText(Graphics2D graphics, double phase) {
        int scale = Math.max(2, Math.min(width, height) / 90);
        int small = Math.max(1, scale / 2);
        int columns = Math.max(4, (width * 17 / 20) / (PixelFont.ADVANCE * scale));
        int maxLines = Math.max(1, (height * 7 / 10) / (PixelFont.LINE * scale));
        List<String> lines = PixelFont.wrap(prompt, columns, maxLines);
        int swing = (int) (width / 20.0 * Math.sin(phase * 2 * Math.PI));
        int y = (height - lines.size() * PixelFont.LINE * scale) / 2;
        for (String line : lines) {
            int x = (width - PixelFont.width(line, scale)) / 2 + swing;
            graphics.setColor(new Color(0, 0, 0, 150));
            PixelFont.draw(graphics, line, x + scale, y + scale, scale);
            graphics.setColor(Color.WHITE);
            PixelFont.draw(graphics, line, x, y, scale);
            y += PixelFont.LINE * scale;
        }
        graphics.setColor(new Color(255, 255, 255, 190));
        PixelFont.draw(graphics, caption, PixelFont.ADVANCE * small, height - PixelFont.LINE * small, small);
    }
}
