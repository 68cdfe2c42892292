package io.genmedia.camel.gateai;

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

class GateAiMetadataTest extends ComponentMetadataTest {

    static final ComponentMetadata METADATA = new ComponentMetadata("gateai", GateAiComponent.class);

    @Override
    protected ComponentMetadata metadata() {
        return METADATA;
    }

    @Override
    protected Class<?> constants() {
        return GateAiConstants.class;
    }

    /** GateAI's dashboard has no pages, and it calls nobody. */
    @Override
    protected Set<String> headersOfOthers() {
        return Set.of(MediaHeaders.TOTAL, MediaHeaders.AWAITED);
    }

    @Override
    protected MediaConfiguration configuration() {
        return new GateAiConfiguration();
    }

    @Override
    protected Set<String> optionsOfModels() {
        return Set.of(
                "aspectRatio",
                "duration",
                "generateAudio",
                "guidanceScale",
                "height",
                "images",
                "mode",
                "negativePrompt",
                "outputFormat",
                "quality",
                "quantity",
                "resolution",
                "seed",
                "style",
                "videos",
                "width");
    }

    @Override
    protected List<String> rightAddresses() {
        return List.of(
                "gateai:video?model=seedance-2.0&duration=5&mode=RESOLUTION_720&generateAudio=true&maxCost=2.50",
                "gateai:image?model=gpt-image-2&width=1024&height=1024&quality=low&quantity=4&allowAdjustments=false",
                "gateai:3d?model=rodin-v2&input.mesh_mode=Quad&adoptLostTask=true",
                "gateai:generate?model=auto-image&completion=none",
                "gateai:await?timeout=2h&progress=direct:seen",
                "gateai:task",
                "gateai:tasks?startFrom=beginning&delay=30000&idempotentRepository=#told",
                "gateai:completed",
                "gateai:upload",
                "gateai:download?maxDownloadSize=1g",
                "gateai:estimate?model=gpt-image-2&quantity=8",
                "gateai:catalog?model=sora-2",
                "gateai:models?schema=true",
                "gateai:account?dashboard=true");
    }

    @Override
    protected List<String> wrongAddresses() {
        return List.of(
                "gateai:music",
                "gateai:video?durration=10",
                "gateai:video?completion=stream",
                "gateai:account?dashboard=perhaps");
    }

    @Test
    void shouldNameEveryOperation() throws Exception {
        JsonNode named = METADATA.tree().at("/properties/operation/enum");

        assertThat(named)
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(new GateAiComponent()
                        .operations().stream().map(MediaOperation::path).toList());
    }

    @Test
    void shouldTellTheDefaultsOfMoney() throws Exception {
        JsonNode properties = METADATA.tree().path("properties");
        GateAiConfiguration options = new GateAiConfiguration();

        assertThat(properties.path("maxCost").has("defaultValue")).isFalse();
        assertThat(options.getMaxCost()).isNull();
        assertThat(properties.at("/allowAdjustments/defaultValue").asBoolean()).isEqualTo(options.isAllowAdjustments());
        assertThat(properties.at("/adoptLostTask/defaultValue").asBoolean()).isEqualTo(options.isAdoptLostTask());
    }
}
