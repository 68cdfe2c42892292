package io.genmedia.camel.media.internal.transfer;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** File names that are safe on every file system, whatever a provider or a user sent. */
public final class SafeFileNames {

    /** The most bytes, in UTF-8, that a name has. */
    public static final int MAX_BYTES = 200;

    private static final Set<String> RESERVED = Set.of(
            "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
            "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "conin$", "conout$");

    private SafeFileNames() {}

    /**
     * @param provider the scheme of the component
     * @param taskId the provider's id of the task; may be null
     * @param index of the output, from 0
     * @param mediaType of the output; may be null
     * @return {@code <provider>-<taskId>-<index>.<extension>}
     */
    public static String ofOutput(String provider, String taskId, int index, String mediaType) {
        String end = "-" + index + "." + MediaTypes.extension(mediaType);
        String start = provider + "-" + (taskId == null || taskId.isBlank() ? "output" : taskId);
        return cut(cleaned(start), MAX_BYTES - end.length()) + end;
    }

    /**
     * Makes any text a file name: only what comes after its last separator, no control or reserved characters, no dot at its
     * beginning or end, no name that Windows reserves, at most {@link #MAX_BYTES} long; the extension is kept.
     *
     * @param anything may be null
     * @return the name; {@code file} where nothing is left
     */
    public static String of(String anything) {
        String text = anything == null ? "" : anything;
        String last = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
        String name = cleaned(last);
        if (name.isEmpty()) {
            return "file";
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        String stem = name.substring(0, name.length() - extension.length());
        int firstDot = name.indexOf('.');
        String device =
                (firstDot < 0 ? name : name.substring(0, firstDot)).strip().toLowerCase(Locale.ROOT);
        if (RESERVED.contains(device)) {
            stem = "_" + stem;
        }
        return cut(stem, MAX_BYTES - extension.getBytes(StandardCharsets.UTF_8).length) + extension;
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> {
            boolean dropped = Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.SURROGATE
                    || Character.getType(c) == Character.LINE_SEPARATOR
                    || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
            if (!dropped) {
                clean.appendCodePoint("/\\:*?\"<>|".indexOf(c) >= 0 ? '_' : c);
            }
        });
        return clean.toString().replaceAll("^[.\\s]+", "").replaceAll("[.\\s]+$", "");
    }

    private static String cut(String text, int maxBytes) {
        StringBuilder kept = new StringBuilder(text.length());
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int length = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (bytes + length > maxBytes) {
                break;
            }
            kept.appendCodePoint(c);
            bytes += length;
            i += Character.charCount(c);
        }
        return kept.toString();
    }
}
