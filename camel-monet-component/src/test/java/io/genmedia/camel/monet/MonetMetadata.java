package io.genmedia.camel.monet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What Camel's build wrote about the component. */
final class MonetMetadata {

    private MonetMetadata() {}

    static String text() throws IOException {
        try (InputStream in = MonetMetadata.class.getResourceAsStream("/META-INF/io/genmedia/camel/monet/monet.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static JsonNode tree() throws IOException {
        return new ObjectMapper().readTree(text());
    }
}
