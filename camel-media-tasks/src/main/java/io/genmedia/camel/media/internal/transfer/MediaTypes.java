package io.genmedia.camel.media.internal.transfer;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Media types, the ends of file names that stand for them, and their kinds. */
public final class MediaTypes {

    /** What is not known to be anything else. */
    public static final String UNKNOWN = "application/octet-stream";

    /** How many bytes {@link #recognize} wants to see, where there are so many. */
    public static final int MAGIC_LENGTH = 512;

    private static final Map<String, String> TYPE_BY_EXTENSION = new LinkedHashMap<>();
    private static final Map<String, String> EXTENSION_BY_TYPE = new LinkedHashMap<>();
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("image/jpg", "image/jpeg"),
            Map.entry("image/pjpeg", "image/jpeg"),
            Map.entry("image/x-png", "image/png"),
            Map.entry("image/x-ms-bmp", "image/bmp"),
            Map.entry("audio/mp3", "audio/mpeg"),
            Map.entry("audio/x-wav", "audio/wav"),
            Map.entry("audio/wave", "audio/wav"),
            Map.entry("audio/vnd.wave", "audio/wav"),
            Map.entry("audio/x-flac", "audio/flac"),
            Map.entry("audio/x-m4a", "audio/mp4"),
            Map.entry("audio/m4a", "audio/mp4"),
            Map.entry("video/x-m4v", "video/mp4"),
            Map.entry("video/avi", "video/x-msvideo"),
            Map.entry("application/ogg", "audio/ogg"));

    static {
        // the first extension of a type is the one that files of it get
        type("image/png", "png");
        type("image/jpeg", "jpg", "jpeg", "jpe", "jfif");
        type("image/gif", "gif");
        type("image/webp", "webp");
        type("image/bmp", "bmp");
        type("image/avif", "avif");
        type("image/heic", "heic", "heif");
        type("image/tiff", "tif", "tiff");
        type("image/svg+xml", "svg");
        type("video/mp4", "mp4", "m4v");
        type("video/quicktime", "mov", "qt");
        type("video/webm", "webm");
        type("video/x-matroska", "mkv");
        type("video/x-msvideo", "avi");
        type("video/mpeg", "mpg", "mpeg");
        type("video/3gpp", "3gp");
        type("audio/mpeg", "mp3");
        type("audio/mp4", "m4a");
        type("audio/wav", "wav");
        type("audio/flac", "flac");
        type("audio/ogg", "ogg", "oga", "opus");
        type("audio/aac", "aac");
        type("audio/aiff", "aif", "aiff");
        type("model/gltf-binary", "glb");
        type("model/gltf+json", "gltf");
        type("model/obj", "obj");
        type("model/stl", "stl");
        type("text/plain", "txt", "text", "log");
        type("text/markdown", "md");
        type("text/csv", "csv");
        type("text/vtt", "vtt");
        type("application/x-subrip", "srt");
        type("application/json", "json");
        type("application/pdf", "pdf");
        type("application/zip", "zip");
    }

    private MediaTypes() {}

    private static void type(String type, String... extensions) {
        EXTENSION_BY_TYPE.put(type, extensions[0]);
        for (String extension : extensions) {
            TYPE_BY_EXTENSION.put(extension, type);
        }
    }

    /**
     * @param declared a media type as a header names it, with parameters and in any case; may be null
     * @return the type alone in its usual form; empty where none is named, or only {@link #UNKNOWN} and the like
     */
    public static Optional<String> normalize(String declared) {
        if (declared == null) {
            return Optional.empty();
        }
        int end = declared.indexOf(';');
        String type = (end < 0 ? declared : declared.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        if (!type.matches("[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+")
                || type.equals(UNKNOWN)
                || type.equals("binary/octet-stream")) {
            return Optional.empty();
        }
        return Optional.of(ALIASES.getOrDefault(type, type));
    }

    /**
     * @param mediaType may be null
     * @return the end of file names of that type, without a dot; {@code bin} where not known
     */
    public static String extension(String mediaType) {
        return normalize(mediaType).map(EXTENSION_BY_TYPE::get).orElse("bin");
    }

    /**
     * @param filename a name or a path, also one of a URL; may be null
     * @return the media type that its end stands for
     */
    public static Optional<String> byFilename(String filename) {
        int dot = filename == null ? -1 : filename.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.ofNullable(
                        TYPE_BY_EXTENSION.get(filename.substring(dot + 1).toLowerCase(Locale.ROOT)));
    }

    /**
     * @param mediaType may be null
     * @return {@code image}, {@code video}, {@code audio}, {@code 3d} or {@code text}; empty for anything else
     */
    public static Optional<String> kind(String mediaType) {
        return normalize(mediaType).flatMap(type -> switch (type.substring(0, type.indexOf('/'))) {
            case "image" -> Optional.of("image");
            case "video" -> Optional.of("video");
            case "audio" -> Optional.of("audio");
            case "model" -> Optional.of("3d");
            case "text" -> Optional.of("text");
            default ->
                type.equals("application/json") || type.equals("application/x-subrip")
                        ? Optional.of("text")
                        : Optional.empty();
        });
    }

    /** @return whether it is an image, video, audio or 3D model */
    public static boolean isMedia(String mediaType) {
        return kind(mediaType).filter(kind -> !kind.equals("text")).isPresent();
    }

    /**
     * Recognizes content by what it begins with.
     *
     * @param start the first bytes, {@link #MAGIC_LENGTH} where there are so many
     * @return its media type; empty where it is none of those that media come in
     */
    public static Optional<String> recognize(byte[] start) {
        return Optional.ofNullable(Magic.of(start));
    }

    /** What the first bytes of each format look like. */
    private static final class Magic {

        private Magic() {}

        static String of(byte[] b) {
            if (is(b, 0, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a)) {
                return "image/png";
            }
            if (is(b, 0, 0xff, 0xd8, 0xff)) {
                return "image/jpeg";
            }
            if (is(b, 0, 'G', 'I', 'F', '8', '7', 'a') || is(b, 0, 'G', 'I', 'F', '8', '9', 'a')) {
                return "image/gif";
            }
            if (is(b, 0, 'R', 'I', 'F', 'F') || is(b, 0, 'R', 'F', '6', '4')) {
                return ofRiff(b);
            }
            if (is(b, 0, 'B', 'M') && b.length >= 18 && is(b, 6, 0, 0, 0, 0) && (b[14] & 0xff) >= 12) {
                return "image/bmp";
            }
            if (is(b, 0, 'I', 'I', 0x2a, 0) || is(b, 0, 'M', 'M', 0, 0x2a)) {
                return "image/tiff";
            }
            if (is(b, 4, 'f', 't', 'y', 'p')) {
                return ofBrand(b);
            }
            if (is(b, 4, 'm', 'o', 'o', 'v')
                    || is(b, 4, 'm', 'd', 'a', 't')
                    || is(b, 4, 'w', 'i', 'd', 'e')
                    || is(b, 4, 'f', 'r', 'e', 'e')) {
                return "video/quicktime";
            }
            if (is(b, 0, 0x1a, 0x45, 0xdf, 0xa3)) {
                return text(b).contains("webm") ? "video/webm" : "video/x-matroska";
            }
            if (is(b, 0, 'g', 'l', 'T', 'F')) {
                return "model/gltf-binary";
            }
            if (is(b, 0, '%', 'P', 'D', 'F', '-')) {
                return "application/pdf";
            }
            if (is(b, 0, 'P', 'K', 3, 4)) {
                return "application/zip";
            }
            return ofSound(b);
        }

        private static String ofRiff(byte[] b) {
            if (is(b, 8, 'W', 'E', 'B', 'P')) {
                return "image/webp";
            }
            if (is(b, 8, 'W', 'A', 'V', 'E')) {
                return "audio/wav";
            }
            return is(b, 8, 'A', 'V', 'I', ' ') ? "video/x-msvideo" : null;
        }

        private static String ofBrand(byte[] b) {
            if (b.length < 12) {
                return "video/mp4";
            }
            String brand = new String(b, 8, 4, StandardCharsets.ISO_8859_1);
            return switch (brand) {
                case "avif", "avis" -> "image/avif";
                case "heic", "heix", "heim", "heis", "hevc", "hevx" -> "image/heic";
                case "mif1", "msf1" -> compatible(b, "avif") ? "image/avif" : "image/heic";
                case "qt  " -> "video/quicktime";
                case "M4A ", "M4B ", "M4P " -> "audio/mp4";
                default -> brand.startsWith("3g") ? "video/3gpp" : "video/mp4";
            };
        }

        private static boolean compatible(byte[] b, String brand) {
            int size = Math.min(b.length, ((b[2] & 0xff) << 8) | (b[3] & 0xff));
            for (int at = 16; at + 4 <= size; at += 4) {
                if (new String(b, at, 4, StandardCharsets.ISO_8859_1).equals(brand)) {
                    return true;
                }
            }
            return false;
        }

        private static String ofSound(byte[] b) {
            if (is(b, 0, 'I', 'D', '3')) {
                return "audio/mpeg";
            }
            if (is(b, 0, 'f', 'L', 'a', 'C')) {
                return "audio/flac";
            }
            if (is(b, 0, 'O', 'g', 'g', 'S')) {
                return text(b).contains("theora") ? "video/ogg" : "audio/ogg";
            }
            if (is(b, 0, 'F', 'O', 'R', 'M') && is(b, 8, 'A', 'I', 'F')) {
                return "audio/aiff";
            }
            if (b.length >= 4 && (b[0] & 0xff) == 0xff && (b[1] & 0xf6) == 0xf0) {
                return "audio/aac"; // ADTS: layer bits are zero
            }
            return isMpegFrame(b) ? "audio/mpeg" : null;
        }

        private static boolean isMpegFrame(byte[] b) {
            if (b.length < 4 || (b[0] & 0xff) != 0xff || (b[1] & 0xe0) != 0xe0) {
                return false;
            }
            int version = (b[1] >> 3) & 3;
            int layer = (b[1] >> 1) & 3;
            int bitrate = (b[2] >> 4) & 0xf;
            int rate = (b[2] >> 2) & 3;
            // layer I is not in use, and looks like the byte order mark of UTF-16
            return version != 1 && (layer == 1 || layer == 2) && bitrate != 0 && bitrate != 15 && rate != 3;
        }

        private static String text(byte[] b) {
            return new String(b, 0, Math.min(b.length, MAGIC_LENGTH), StandardCharsets.ISO_8859_1);
        }

        private static boolean is(byte[] b, int at, int... expected) {
            if (b.length < at + expected.length) {
                return false;
            }
            for (int i = 0; i < expected.length; i++) {
                if ((b[at + i] & 0xff) != expected[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
