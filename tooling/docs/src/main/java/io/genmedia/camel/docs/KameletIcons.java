package io.genmedia.camel.docs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** The pictures that editors show of Kamelets: a colour for each provider, a sign for each operation. */
final class KameletIcons {

    private static final Map<String, String> COLOURS =
            Map.of("monet", "#3b6ea8", "gateai", "#2f7d5b", "unifically", "#8a4fa3");

    private static final Map<String, String> SIGNS = Map.of(
            "video", "M9 7l9 5-9 5z",
            "image", "M5 18l5-7 3 4 2-2 4 5zM15 8h3v3h-3z",
            "music", "M9 5h9v9a2.5 2.5 0 1 1-2-2.4V8h-5v8a2.5 2.5 0 1 1-2-2.4z",
            "audio", "M5 10h2v4H5zM9 7h2v10H9zM13 4h2v16h-2zM17 9h2v6h-2z",
            "3d", "M12 4l7 4v8l-7 4-7-4V8zM12 6l-5 3 5 3 5-3z",
            "generate", "M12 4l2 6 6 2-6 2-2 6-2-6-6-2 6-2z",
            "upload", "M12 5l5 6h-3v5h-4v-5H7zM6 18h12v2H6z",
            "download", "M12 16l5-6h-3V5h-4v5H7zM6 18h12v2H6z",
            "completed", "M6 12l2-2 3 3 6-6 2 2-8 8z");

    private KameletIcons() {}

    static String of(String scheme, String operation) {
        String svg =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\"><rect width=\"24\" height=\"24\" rx=\"4\""
                        + " fill=\"" + COLOURS.getOrDefault(scheme, "#555")
                        + "\"/><path fill=\"#fff\" fill-rule=\"evenodd\" d=\""
                        + SIGNS.get(operation) + "\"/></svg>";
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    }
}
