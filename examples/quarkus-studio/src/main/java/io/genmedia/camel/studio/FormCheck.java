package io.genmedia.camel.studio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.catalog.InputCoercion;
import io.genmedia.camel.media.catalog.InputValidator;
import io.genmedia.camel.media.catalog.MediaCatalog;
import io.genmedia.camel.media.catalog.ValidationLevel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/**
 * Checks what a page is about to ask for against the catalog of the component, as the component itself does once more before it
 * sends anything. One set of rules and of sentences: the page has none of its own.
 */
@ApplicationScoped
class FormCheck {

    private final Providers providers;
    private final InputFiles files;

    FormCheck(Providers providers, InputFiles files) {
        this.providers = providers;
        this.files = files;
    }

    /**
     * @param parameter the parameter, with the place inside it
     * @param message the sentence for people
     * @param missing whether it was not given at all
     */
    record Finding(String parameter, String message, boolean missing) {}

    List<Finding> check(Wanted wanted) {
        MediaCatalog catalog = providers.named(wanted.provider()).catalog();
        ObjectNode input = new InputCoercion(catalog)
                .coerce(files.forSchema(wanted.input()), catalog.find(wanted.kind(), wanted.model()), Set.of());
        return new InputValidator(catalog)
                .validate(input, wanted.kind(), wanted.model(), ValidationLevel.STRICT).errors().stream()
                        .map(found -> new Finding(
                                found.parameter(),
                                found.message(),
                                found.value().isEmpty()))
                        .toList();
    }
}
