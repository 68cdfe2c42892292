package io.genmedia.camel.media.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.catalog.MediaCatalog;
import io.genmedia.camel.media.testing.Atelier;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the catalog does not know the model; for one that it knows see {@link RequestReaderTest}. */
class MediaPlaceTest {

    private static final MediaCatalog CATALOG = Atelier.plain().catalog();

    private static MediaPlace place(String parameter) {
        return MediaPlace.of(CATALOG, Optional.empty(), parameter);
    }

    @Test
    void shouldTakeTheTypeFromOtherModels() {
        assertThat(place("images").valueOf(List.of("a"))).isEqualTo(List.of("a"));
        assertThat(place("video_url").valueOf(List.of("a"))).isEqualTo("a");
        assertThat(place("images").takes(2)).isTrue();
        assertThat(place("video_url").takes(2)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"audio_url", "seed"})
    void shouldGiveAsManyAsThereAreWhereNobodyTells(String parameter) {
        assertThat(place(parameter).takes(2)).isTrue();
        assertThat(place(parameter).valueOf(List.of("a"))).isEqualTo("a");
        assertThat(place(parameter).valueOf(List.of("a", "b"))).isEqualTo(List.of("a", "b"));
    }
}
