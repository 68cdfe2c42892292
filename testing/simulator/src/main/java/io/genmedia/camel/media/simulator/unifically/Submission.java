package io.genmedia.camel.media.simulator.unifically;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.simulator.internal.Json;
import io.genmedia.camel.media.simulator.internal.Rejection;
import io.genmedia.camel.media.simulator.internal.Shown;
import io.genmedia.camel.media.simulator.internal.SimulatorRequest;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The body of a request for a task, which was found right.
 *
 * @param model the model
 * @param input the {@code input} as it was sent
 * @param callbackUrl where the end of the task is told
 * @param dryRun whether only the cost is asked for
 */
record Submission(Model model, JsonNode input, Optional<String> callbackUrl, boolean dryRun) {

    private static final Set<String> FIELDS =
            Collections.unmodifiableSet(new LinkedHashSet<>(List.of("model", "input", "callback_url", "dry_run")));

    static Submission read(SimulatorRequest request, boolean lenient) throws Rejection {
        JsonNode body = Json.body(request, FIELDS);
        Model model = model(body.get("model"));
        JsonNode callbackUrl = body.get("callback_url");
        if (callbackUrl != null) {
            Check.url("callback_url", callbackUrl);
        }
        JsonNode dryRun = body.get("dry_run");
        Check.require(dryRun == null || dryRun.isBoolean(), "dry_run", dryRun, "must be true or false");
        JsonNode input = body.get("input");
        Check.require(input != null && input.isObject(), "input", input, "must be an object");
        if (!model.open()) {
            checkInput(model, input, lenient);
        }
        return new Submission(
                model,
                input,
                Optional.ofNullable(callbackUrl).map(JsonNode::textValue),
                dryRun != null && dryRun.booleanValue());
    }

    private static Model model(JsonNode id) throws Rejection {
        Check.require(id != null && id.isTextual(), "model", id, "must be a string");
        return Models.find(id.textValue())
                .orElseThrow(() -> new Rejection(
                        404, "not_found", "model is " + Shown.value(id) + "; it is none of the document's"));
    }

    private static void checkInput(Model model, JsonNode input, boolean lenient) throws Rejection {
        ParameterCheck check = new ParameterCheck(lenient);
        for (Map.Entry<String, JsonNode> entry : input.properties()) {
            Parameter parameter = model.parameter(entry.getKey())
                    .orElseThrow(() -> Rejection.invalid("unknown parameter input." + entry.getKey()
                            + " with the value " + Shown.value(entry.getValue()) + "; " + model.id() + " knows "
                            + model.parameters().keySet()));
            check.check(model, parameter, entry.getValue());
        }
        for (Parameter parameter : model.parameters().values()) {
            Check.require(
                    !parameter.required() || input.has(parameter.name()),
                    "input." + parameter.name() + " is missing; " + model.id() + " requires it");
        }
        Combinations.check(model, input, lenient);
    }

    /** The input with the defaults of the document. */
    ObjectNode settled() {
        return model.settled(input);
    }

    /** The text from which media are made. */
    String prompt() {
        return firstText("prompt", "gpt_description_prompt", "text");
    }

    String title() {
        return firstText("title", "prompt", "gpt_description_prompt");
    }

    private String firstText(String... names) {
        for (String name : names) {
            if (input.path(name).isTextual()) {
                return input.path(name).textValue();
            }
        }
        return model.id();
    }
}
