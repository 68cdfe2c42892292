package io.genmedia.camel.media.simulator.media;

import de.sciss.jump3r.lowlevel.LameEncoder;
import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;
import javax.sound.sampled.AudioFormat;

/** A few seconds of a tune on five notes, different for each prompt, as MP3. */
final class TuneMaker {

    private static final int RATE = 22_050;
    private static final int NOTES = 12;
    private static final double SECONDS_PER_NOTE = 0.25;
    private static final int[] SCALE = {0, 2, 4, 7, 9, 12, 14};
    private static final int KILOBITS = 48;

    private TuneMaker() {}

    static byte[] make(String prompt) {
        return encode(play(new SplittableRandom(prompt.hashCode())));
    }

    private static byte[] play(SplittableRandom random) {
        int samplesPerNote = (int) (RATE * SECONDS_PER_NOTE);
        byte[] pcm = new byte[NOTES * samplesPerNote * 2];
        double root = 220 * Math.pow(2, random.nextInt(6) / 12.0);
        for (int note = 0; note < NOTES; note++) {
            double hertz = root * Math.pow(2, SCALE[random.nextInt(SCALE.length)] / 12.0);
            for (int i = 0; i < samplesPerNote; i++) {
                double time = (double) i / RATE;
                double fade = Math.exp(-6 * time) * Math.min(1, time * 200);
                double wave = Math.sin(2 * Math.PI * hertz * time) + 0.3 * Math.sin(4 * Math.PI * hertz * time);
                int sample = (int) (wave * fade * 20_000);
                int at = (note * samplesPerNote + i) * 2;
                pcm[at] = (byte) sample;
                pcm[at + 1] = (byte) (sample >> 8);
            }
        }
        return pcm;
    }

    private static byte[] encode(byte[] pcm) {
        LameEncoder encoder = new LameEncoder(
                new AudioFormat(RATE, 16, 1, true, false),
                KILOBITS,
                LameEncoder.CHANNEL_MODE_MONO,
                LameEncoder.QUALITY_LOW,
                false);
        try {
            ByteArrayOutputStream mp3 = new ByteArrayOutputStream();
            byte[] buffer = new byte[Math.max(encoder.getPCMBufferSize(), encoder.getMP3BufferSize())];
            int step = encoder.getPCMBufferSize();
            for (int from = 0; from < pcm.length; from += step) {
                int written = encoder.encodeBuffer(pcm, from, Math.min(step, pcm.length - from), buffer);
                mp3.write(buffer, 0, written);
            }
            mp3.write(buffer, 0, encoder.encodeFinish(buffer));
            return mp3.toByteArray();
        } finally {
            encoder.close();
        }
    }
}
