package io.genmedia.camel.benchmarks.files;

import io.genmedia.camel.media.component.MediaComponent;
import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import io.genmedia.camel.monet.MonetComponent;
import io.genmedia.camel.unifically.UnificallyComponent;

/** Through which component large files go, and how. */
public enum LargeFilesProvider {
    /** The file is uploaded by itself, to the service. */
    MONET("monet:video?model=sora-2&duration=10", "monet:upload") {
        @Override
        ProviderSimulator<?> simulated(MediaSimulator simulator) {
            return simulator.monet();
        }

        @Override
        MediaComponent component(String uploadUrl) {
            return new MonetComponent();
        }
    },
    /** The file is the source of an edit, and uploaded on the way, to a host for files. */
    UNIFICALLY(
            "unifically:video?model=google/veo-3.1-fast",
            "unifically:video?model=google/gemini-omni-flash-video-edit&prompt=Make it rain") {
        @Override
        ProviderSimulator<?> simulated(MediaSimulator simulator) {
            return simulator.unifically();
        }

        @Override
        MediaComponent component(String uploadUrl) {
            UnificallyComponent component = new UnificallyComponent();
            component.getConfiguration().setUploadUrl(uploadUrl);
            return component;
        }
    };

    private final String making;
    private final String taking;

    LargeFilesProvider(String making, String taking) {
        this.making = making;
        this.taking = taking;
    }

    /** @return the endpoint that makes a film */
    String making() {
        return making;
    }

    /** @return the endpoint that takes a file */
    String taking() {
        return taking;
    }

    /** @return the scheme */
    String scheme() {
        return making.substring(0, making.indexOf(':'));
    }

    abstract ProviderSimulator<?> simulated(MediaSimulator simulator);

    abstract MediaComponent component(String uploadUrl);
}
