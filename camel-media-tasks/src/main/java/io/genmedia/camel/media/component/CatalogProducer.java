package io.genmedia.camel.media.component;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.catalog.MediaCatalog;
import io.genmedia.camel.media.catalog.ModelSchema;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaErrorDetails;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Shows the bundled catalog: kind, model, JSON Schema of its input; or one schema, where a model is named. */
final class CatalogProducer extends DefaultProducer {

    private final MediaEndpoint endpoint;

    CatalogProducer(MediaEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        MediaCatalog catalog = endpoint.provider().catalog();
        String model = exchange.getMessage()
                .getHeader(MediaHeaders.MODEL, endpoint.getConfiguration().getModel(), String.class);
        exchange.getMessage().setBody(model == null ? catalog.toJson() : schemaOf(catalog, model));
        exchange.getMessage().removeHeader(MediaHeaders.MODEL);
    }

    private Object schemaOf(MediaCatalog catalog, String model) throws InvalidMediaRequestException {
        List<ModelSchema> found = catalog.modelNamed(model);
        if (found.isEmpty()) {
            String near = catalog.models().keySet().stream()
                    .flatMap(kind -> catalog.nearMisses(kind, model).stream())
                    .distinct()
                    .limit(5)
                    .collect(Collectors.joining(", "));
            throw new InvalidMediaRequestException(
                    "The catalog of " + catalog.displayName() + " has no model '" + model + "'"
                            + (near.isEmpty()
                                    ? ". The operation without model= lists all."
                                    : "; did you mean: " + near + "?"),
                    MediaErrorDetails.notAccepted(catalog.provider()),
                    null);
        }
        return found.get(0).schema();
    }
}
