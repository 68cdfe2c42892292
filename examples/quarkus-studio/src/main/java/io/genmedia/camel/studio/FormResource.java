package io.genmedia.camel.studio;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.CostEstimate;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;

/** What the page needs to draw a form and to fill it well. */
@Path("/api")
@Blocking
public class FormResource {

    private final Providers providers;
    private final Folders folders;
    private final Desk desk;
    private final FormCheck check;

    FormResource(Providers providers, Folders folders, Desk desk, FormCheck check) {
        this.providers = providers;
        this.folders = folders;
        this.desk = desk;
        this.check = check;
    }

    /**
     * @param providers who can be asked
     * @param folder where results are written
     */
    record Setting(List<Providers.Shown> providers, String folder) {}

    /** A model in a list of them. */
    record Model(String kind, String name, String title) {}

    @GET
    @Path("/studio")
    public Setting setting() {
        return new Setting(providers.all(), folders.results().toString());
    }

    @GET
    @Path("/models")
    public Uni<List<Model>> models(@QueryParam("provider") String provider) {
        return catalog(provider).map(catalog -> {
            List<Model> models = new ArrayList<>();
            catalog.properties().forEach(kind -> kind.getValue()
                    .properties()
                    .forEach(model -> models.add(new Model(
                            kind.getKey(),
                            model.getKey(),
                            model.getValue().path("title").asText(model.getKey())))));
            return models;
        });
    }

    /** The JSON Schema of a model's input, as the component's catalog has it. */
    @GET
    @Path("/schema")
    public Uni<JsonNode> schema(
            @QueryParam("provider") String provider,
            @QueryParam("kind") String kind,
            @QueryParam("model") String model) {
        return catalog(provider).map(catalog -> {
            JsonNode schema = catalog.path(String.valueOf(kind)).path(String.valueOf(model));
            if (schema.isMissingNode()) {
                throw new NotFoundException(provider + " has no " + kind + " model '" + model + "'.");
            }
            return schema;
        });
    }

    private Uni<JsonNode> catalog(String provider) {
        providers.named(provider);
        return Uni.createFrom().completionStage(() -> desk.catalog(provider)).map(JsonNode.class::cast);
    }

    @POST
    @Path("/check")
    public List<FormCheck.Finding> check(Wanted wanted) {
        return check.check(complete(wanted));
    }

    @POST
    @Path("/estimate")
    public Uni<CostEstimate> estimate(Wanted wanted) {
        Wanted asked = complete(wanted);
        if (!providers.isAvailable(asked.provider())) {
            throw new BadRequestException("There is no key for " + asked.provider() + ".");
        }
        if (providers.all().stream().noneMatch(shown -> shown.id().equals(asked.provider()) && shown.estimates())) {
            throw new BadRequestException(asked.provider() + " tells no price before.");
        }
        return Uni.createFrom().completionStage(() -> desk.estimate(asked)).map(CostEstimate.class::cast);
    }

    private Wanted complete(Wanted wanted) {
        if (wanted == null || wanted.input() == null || wanted.provider() == null) {
            throw new BadRequestException("provider, kind, model and input are needed.");
        }
        providers.named(wanted.provider());
        return wanted;
    }
}
