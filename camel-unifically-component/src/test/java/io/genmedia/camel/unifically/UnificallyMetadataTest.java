package io.genmedia.camel.unifically;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.component.MediaConfiguration;
import io.genmedia.camel.media.component.MediaOperation;
import io.genmedia.camel.media.contract.docs.ComponentMetadata;
import io.genmedia.camel.media.contract.docs.ComponentMetadataTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnificallyMetadataTest extends ComponentMetadataTest {

    static final ComponentMetadata METADATA = new ComponentMetadata("unifically", UnificallyComponent.class);

    @Override
    protected ComponentMetadata metadata() {
        return METADATA;
    }

    @Override
    protected Class<?> constants() {
        return UnificallyConstants.class;
    }

    /** Unifically lists no tasks and changes no request. */
    @Override
    protected Set<String> headersOfOthers() {
        return Set.of(MediaHeaders.TOTAL, MediaHeaders.ADJUSTMENTS);
    }

    @Override
    protected Set<String> secretsOfComponent() {
        return Set.of("callbackSecret");
    }

    @Override
    protected MediaConfiguration configuration() {
        return new UnificallyConfiguration();
    }

    @Override
    protected Set<String> optionsOfModels() {
        return Set.of(
                "aspectRatio",
                "audio",
                "duration",
                "generateAudio",
                "images",
                "keepAudio",
                "mode",
                "negativePrompt",
                "quality",
                "resolution",
                "seed",
                "videos");
    }

    @Override
    protected List<String> rightAddresses() {
        return List.of(
                "unifically:video?model=google/veo-3.1-fast&duration=8&aspectRatio=16:9&maxCost=2.50",
                "unifically:image?model=openai/gpt-image-2&resolution=2K&validation=strict",
                "unifically:audio?model=suno-ai/music&input.mv=chirp-crow&input.custom=true",
                "unifically:generate?model=google/veo-3.1-upscale&resolution=4k&completion=none",
                "unifically:video?completion=callback&publicUrl=https://our.host&path=/media&trustCallback=true",
                "unifically:video?completion=none&callbackUrl=https://shop.example/done",
                "unifically:await?timeout=2h&progress=direct:seen",
                "unifically:task",
                "unifically:completed",
                "unifically:callback?path=/media&idempotentRepository=#told",
                "unifically:upload?uploadUrl=https://files.example/upload",
                "unifically:download?maxDownloadSize=1g",
                "unifically:estimate?model=openai/gpt-image-2",
                "unifically:catalog?model=suno-ai/music",
                "unifically:account");
    }

    @Override
    protected List<String> wrongAddresses() {
        return List.of(
                "unifically:music",
                "unifically:tasks",
                "unifically:video?durration=10",
                "unifically:video?completion=stream",
                "unifically:video?trustCallback=perhaps");
    }

    @Test
    void shouldNameEveryOperation() throws Exception {
        JsonNode named = METADATA.tree().at("/properties/operation/enum");

        assertThat(named)
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(new UnificallyComponent()
                        .operations().stream().map(MediaOperation::path).toList());
    }

    @Test
    void shouldTellTheDefaultsOfCallbacksAndFiles() throws Exception {
        JsonNode properties = METADATA.tree().path("properties");
        UnificallyConfiguration options = new UnificallyConfiguration();

        assertThat(properties.at("/path/defaultValue").asText()).isEqualTo(options.getPath());
        assertThat(properties.at("/trustCallback/defaultValue").asBoolean()).isEqualTo(options.isTrustCallback());
        assertThat(properties.at("/uploadUrl/defaultValue").asText()).isEqualTo(UnificallyProvider.UPLOAD_URL);
        assertThat(properties.path("maxCost").has("defaultValue")).isFalse();
    }

    @Test
    void shouldTakeTheSecretOfCallbacksOnTheComponentAlone() throws Exception {
        assertThat(METADATA.tree().path("componentProperties").has("callbackSecret"))
                .isTrue();
        assertThat(METADATA.tree().path("properties").has("callbackSecret")).isFalse();
    }
}
