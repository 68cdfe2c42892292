package io.genmedia.camel.media.internal.exchange;

import io.genmedia.camel.media.catalog.MediaCatalog;
import io.genmedia.camel.media.catalog.ModelSchema;
import io.genmedia.camel.media.catalog.ParameterSchema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a parameter takes media whose parameter the message does not name: as a list, as a single value, or as either. */
final class MediaPlace {

    private static final String LIST = "array";

    private final Set<String> types;

    private MediaPlace(Set<String> types) {
        this.types = types;
    }

    /**
     * @param catalog of the provider
     * @param schema the model; empty where the catalog does not know it: then other models tell what the parameter takes
     * @param parameter the provider's own name of a parameter
     * @return how it takes media
     */
    static MediaPlace of(MediaCatalog catalog, Optional<ModelSchema> schema, String parameter) {
        return new MediaPlace(schema.flatMap(model -> model.parameter(parameter))
                .or(() -> elsewhere(catalog, parameter))
                .map(ParameterSchema::types)
                .orElse(Set.of()));
    }

    private static Optional<ParameterSchema> elsewhere(MediaCatalog catalog, String parameter) {
        return catalog.models().entrySet().stream()
                .flatMap(kind -> kind.getValue().stream().map(model -> catalog.model(kind.getKey(), model)))
                .flatMap(model -> model.flatMap(known -> known.parameter(parameter)).stream())
                .filter(known -> known.mediaKind().isPresent())
                .findFirst();
    }

    /** @return true where so many media can be given; more than a list may have are the validator's to tell */
    boolean takes(int media) {
        return media <= 1 || types.isEmpty() || types.contains(LIST);
    }

    /**
     * @param media at least one
     * @return the value of the parameter: a single medium stands for itself where no list is asked for
     */
    Object valueOf(List<Object> media) {
        boolean listFirst = types.stream().findFirst().filter(LIST::equals).isPresent();
        return media.size() == 1 && !listFirst ? media.get(0) : media;
    }
}
