package io.genmedia.camel.media.contract.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Component;
import org.apache.camel.catalog.DefaultCamelCatalog;

/**
 * What Camel's build wrote about a component.
 *
 * @param scheme of the component
 * @param type of the component
 */
public record ComponentMetadata(String scheme, Class<? extends Component> type) {

    /** @return the JSON */
    public String text() throws IOException {
        String file = "/META-INF/" + type.getPackageName().replace('.', '/') + "/" + scheme + ".json";
        try (InputStream in = type.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** @return the JSON, read */
    public JsonNode tree() throws IOException {
        return new ObjectMapper().readTree(text());
    }

    /** @return a catalog as editors have it, with this component in it */
    public DefaultCamelCatalog catalog() throws IOException {
        DefaultCamelCatalog catalog = new DefaultCamelCatalog();
        catalog.addComponent(scheme, type.getName(), text());
        return catalog;
    }
}
