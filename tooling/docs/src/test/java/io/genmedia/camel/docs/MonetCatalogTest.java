package io.genmedia.camel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.catalog.ModelSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MonetCatalogTest extends CatalogContract {

    MonetCatalogTest() {
        super(SourceTree.monet());
    }

    @Test
    void shouldHoldTheFiftyModels() {
        assertThat(catalog.models().keySet()).containsExactly("video", "image", "music");
        assertThat(catalog.models().get("video")).hasSize(30).doesNotHaveDuplicates();
        assertThat(catalog.models().get("image")).hasSize(19).doesNotHaveDuplicates();
        assertThat(catalog.models().get("music")).containsExactly("minimax-music");
        assertThat(catalog.modelNamed("wan-2-5")).extracting(ModelSchema::kind).containsExactly("video", "image");
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldHaveNoParameterThatIsTakenForTheModel(ModelSchema model) {
        assertThat(model.parameters()).doesNotContain("model");
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldMarkEveryMedium(ModelSchema model) {
        assertThat(model.parameters())
                .allSatisfy(name -> assertThat(parameter(model, name).types()).hasSize(1));
        assertThat(model.mediaParameters().keySet())
                .as("every list is one of media, and every medium is marked")
                .containsExactlyInAnyOrderElementsOf(model.parameters().stream()
                        .filter(name -> parameter(model, name).types().contains("array"))
                        .toList());
    }
}
