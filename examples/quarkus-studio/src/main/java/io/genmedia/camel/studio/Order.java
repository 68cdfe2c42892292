package io.genmedia.camel.studio;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What somebody ordered, and what became of it.
 *
 * @param id made by the page; the same id is the same purchase
 * @param origin where it was placed; null where that was not written down
 * @param number in the sequence of orders
 * @param created when it was placed
 * @param provider the scheme of the component
 * @param kind what is made
 * @param model the model
 * @param input the parameters, under the provider's own names; a local file is <code>{"$file": "…"}</code>
 * @param state where it stands
 * @param step what is done for it
 * @param revision how often somebody asked for it again: who acts on an older one acts on nothing
 * @param taskId the provider's id; null while none is known
 * @param progress 0 to 100, or null
 * @param cost in US dollars, where the provider tells
 * @param adjustments what the provider changed in the request; or null
 * @param files what was made
 * @param problem why it stands still; or null
 * @param updated when it changed last
 * @param version grows with each change: of two that are read, the higher is the newer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Order(
        String id,
        @JsonIgnore Origin origin,
        long number,
        Instant created,
        String provider,
        String kind,
        String model,
        JsonNode input,
        OrderState state,
        OrderStep step,
        int revision,
        String taskId,
        Integer progress,
        BigDecimal cost,
        JsonNode adjustments,
        List<ResultFile> files,
        Problem problem,
        Instant updated,
        long version) {

    /** Whether it asks for the same. */
    boolean isSameAs(Wanted wanted) {
        return provider.equals(wanted.provider())
                && kind.equals(wanted.kind())
                && model.equals(wanted.model())
                && input.equals(wanted.input());
    }
}
