package io.genmedia.camel.media.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.MediaJson;

/** A small catalog of a provider that does not exist. */
final class Studio {

    private Studio() {}

    static MediaCatalog catalog() {
        return MediaCatalog.load("studio", "The Studio", Studio.class, "studio/index.json");
    }

    /** @param json with apostrophes for quotes */
    static ObjectNode json(String json) {
        try {
            return (ObjectNode) MediaJson.mapper().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
