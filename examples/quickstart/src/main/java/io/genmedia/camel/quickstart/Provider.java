package io.genmedia.camel.quickstart;

import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Whose media. All that differs by provider in this program stands here; what differs in the routes stands in
 * {@code resources/providers}.
 */
enum Provider {
    MONET(
            "Monet AI",
            "https://monet.vision",
            Path.of("media"),
            List.of("video", "image", "music"),
            List.of("sunrise.video.txt", "cat.image.txt", "tune.music.txt", "too-long.video.txt"),
            "test pictures, films and sounds",
            null,
            true) {
        @Override
        ProviderSimulator<?> simulatedBy(MediaSimulator simulator) {
            return simulator
                    .monet()
                    .taskDuration("video", Duration.ofSeconds(6))
                    .taskDuration("music", Duration.ofSeconds(4))
                    .taskDuration("image", Duration.ofSeconds(3));
        }
    },

    GATEAI(
            "GateAI",
            "https://core.claude.gg",
            Path.of("media-gateai"),
            List.of("video", "image", "3d"),
            List.of("sunrise.video.txt", "cat.image.txt", "teapot.3d.txt", "too-long.video.txt"),
            "test pictures, films and 3D models",
            new Limits(5, Duration.ofSeconds(30), 5),
            false) {
        @Override
        ProviderSimulator<?> simulatedBy(MediaSimulator simulator) {
            return simulator
                    .gateai()
                    .taskDuration("video", Duration.ofSeconds(6))
                    .taskDuration("3d", Duration.ofSeconds(5))
                    .taskDuration("image", Duration.ofSeconds(3));
        }

        @Override
        boolean tellsPrices() {
            return true;
        }
    },

    UNIFICALLY(
            "Unifically",
            "https://api.unifically.com",
            Path.of("media-unifically"),
            List.of("video", "image", "audio"),
            List.of("sunrise.video.txt", "cat.image.txt", "tune.audio.txt", "too-long.video.txt"),
            "test pictures, films and sounds",
            null,
            false) {
        @Override
        ProviderSimulator<?> simulatedBy(MediaSimulator simulator) {
            return simulator
                    .unifically()
                    .taskDuration("video", Duration.ofSeconds(6))
                    .taskDuration("audio", Duration.ofSeconds(4))
                    .taskDuration("image", Duration.ofSeconds(3));
        }

        @Override
        String simulatedUploadUrl(MediaSimulator simulator) {
            return simulator.unifically().uploadUrl();
        }

        @Override
        boolean goesOn() {
            return true;
        }

        @Override
        boolean tellsPrices() {
            return true;
        }
    };

    private final String title;
    private final String address;
    private final Path folder;
    private final List<String> kinds;
    private final List<String> samples;
    private final String simulatedMedia;
    private final Limits limits;
    private final boolean knowsOrders;

    Provider(
            String title,
            String address,
            Path folder,
            List<String> kinds,
            List<String> samples,
            String simulatedMedia,
            Limits limits,
            boolean knowsOrders) {
        this.title = title;
        this.address = address;
        this.folder = folder;
        this.kinds = kinds;
        this.samples = samples;
        this.simulatedMedia = simulatedMedia;
        this.limits = limits;
        this.knowsOrders = knowsOrders;
    }

    /** The provider of this scheme. */
    static Provider of(String scheme) {
        return Arrays.stream(values())
                .filter(provider -> provider.scheme().equals(scheme.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no provider " + scheme + ". Accepted are "
                        + Arrays.stream(values()).map(Provider::scheme).collect(Collectors.joining(", ")) + "."));
    }

    /** Starts what stands in for it: its tasks take seconds. */
    abstract ProviderSimulator<?> simulatedBy(MediaSimulator simulator);

    /** Where files go in what stands in for it; null where that is the address of all else. */
    String simulatedUploadUrl(MediaSimulator simulator) {
        return null;
    }

    /** Whether it makes something of a result by the id of its task. */
    boolean goesOn() {
        return false;
    }

    /** Whether it says before an order what that would cost. */
    boolean tellsPrices() {
        return false;
    }

    /** The scheme of its component, and the name of its routes in {@code resources/providers}. */
    String scheme() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    /** Where the service is. */
    String address() {
        return address;
    }

    /** Where prompts and results are, unless it is said. */
    Path folder() {
        return folder;
    }

    /** What it makes, as a prompt file's name says it. */
    List<String> kinds() {
        return kinds;
    }

    /** The files that the first run begins with. */
    List<String> samples() {
        return samples;
    }

    /** What its stand-in makes, in words. */
    String simulatedMedia() {
        return simulatedMedia;
    }

    /** What it takes at most; null where it publishes no limits. */
    Limits limits() {
        return limits;
    }

    /** Whether the same order that is sent again, also by another run, is the same task. */
    boolean knowsOrders() {
        return knowsOrders;
    }

    String apiKeyVariable() {
        return name() + "_API_KEY";
    }

    String baseUrlVariable() {
        return name() + "_BASE_URL";
    }
}
