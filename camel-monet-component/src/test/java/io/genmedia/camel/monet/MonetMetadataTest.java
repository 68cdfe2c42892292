package io.genmedia.camel.monet;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.component.MediaConfiguration;
import io.genmedia.camel.media.contract.docs.ComponentMetadata;
import io.genmedia.camel.media.contract.docs.ComponentMetadataTest;
import java.util.List;
import java.util.Set;

class MonetMetadataTest extends ComponentMetadataTest {

    static final ComponentMetadata METADATA = new ComponentMetadata("monet", MonetComponent.class);

    @Override
    protected ComponentMetadata metadata() {
        return METADATA;
    }

    @Override
    protected Class<?> constants() {
        return MonetConstants.class;
    }

    /** Monet tells no cost and no budget, and it calls nobody. */
    @Override
    protected Set<String> headersOfOthers() {
        return Set.of(MediaHeaders.COST, MediaHeaders.REMAINING, MediaHeaders.ADJUSTMENTS, MediaHeaders.AWAITED);
    }

    @Override
    protected MediaConfiguration configuration() {
        return new MonetConfiguration();
    }

    @Override
    protected Set<String> optionsOfModels() {
        return Set.of(
                "aspectRatio",
                "duration",
                "generateAudio",
                "images",
                "lyrics",
                "negativePrompt",
                "quality",
                "resolution",
                "shotType",
                "strength",
                "style",
                "videos");
    }

    @Override
    protected List<String> rightAddresses() {
        return List.of(
                "monet:video?model=sora-2&duration=10&generateAudio=true&input.guidance_scale=3.5",
                "monet:image?model=nano-banana-1&images=https://example.com/a.png&download=true",
                "monet:music?model=minimax-music&lyrics=la",
                "monet:await?timeout=2h&progress=direct:seen",
                "monet:task",
                "monet:tasks?page=2&pageSize=50",
                "monet:tasks?startFrom=beginning&delay=1000&idempotentRepository=#told",
                "monet:completed",
                "monet:upload",
                "monet:download?maxDownloadSize=1g",
                "monet:catalog?model=sora-2");
    }

    @Override
    protected List<String> wrongAddresses() {
        return List.of(
                "monet:film", "monet:video?durration=10", "monet:video?completion=guess", "monet:tasks?page=two");
    }
}
