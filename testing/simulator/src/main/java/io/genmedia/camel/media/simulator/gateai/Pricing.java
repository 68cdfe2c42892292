package io.genmedia.camel.media.simulator.gateai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What a generation costs: a function of the model and the parameters that meets the figures of the document and grows with
 * pixels, seconds and results. It is
 *
 * <ul>
 *   <li>priced by the second: the document's 15 seconds / 15 × seconds × pixels / (1280 × 720);
 *   <li>priced by the megapixel: the amount × pixels / 1024² × quality;
 *   <li>priced by the generation: the amount × pixels, seconds and quality, each divided by that of the defaults;
 * </ul>
 *
 * each times the number of results and the square of the resolution's lines divided by those of the default, rounded to a
 * ten-thousandth of a dollar, and never nothing. An amount that the document rounds to $0.00 is $0.003. Quality counts low
 * 1, medium 10, high 36; mode FAST and TURBO 1, BALANCED 2, QUALITY and ULTRA 4; that of 3D models does not count.
 */
final class Pricing {

    private static final double ROUNDED_AWAY = 0.003;
    private static final double MEGAPIXEL = 1024 * 1024;
    private static final double HD = 1280 * 720;
    private static final double LONG_SECONDS = 15;
    private static final int STEP_MICROS = 100;
    private static final double DEAREST = 1e9;
    private static final Map<String, Integer> WEIGHTS =
            Map.of("low", 1, "medium", 10, "high", 36, "FAST", 1, "TURBO", 1, "BALANCED", 2, "QUALITY", 4, "ULTRA", 4);

    private Pricing() {}

    /** Millionths of a dollar. */
    static long micros(Model model, ObjectNode given) {
        ObjectNode params = model.settled(given);
        double dollars =
                switch (model.price().unit()) {
                    case SECOND ->
                        model.price().amount()
                                / LONG_SECONDS
                                * seconds(model, params, 5)
                                * pixels(model, params, HD)
                                / HD;
                    case MEGAPIXEL ->
                        amount(model) * pixels(model, params, MEGAPIXEL) / MEGAPIXEL * quality(model, params);
                    case GENERATION -> amount(model) * relativeToDefaults(model, params) * quality(model, params);
                };
        double all = dollars
                * resolution(model, params)
                * Math.max(1, params.path("quantity").asInt(1));
        return Math.max(1, Math.round(Math.min(all, DEAREST) * 1_000_000 / STEP_MICROS)) * STEP_MICROS;
    }

    private static double amount(Model model) {
        return model.price().amount() > 0 ? model.price().amount() : ROUNDED_AWAY;
    }

    private static double relativeToDefaults(Model model, ObjectNode params) {
        ObjectNode defaults = model.settled(params.objectNode());
        double usualPixels = pixels(
                model,
                defaults,
                model.sizes().isEmpty() ? MEGAPIXEL : model.sizes().get(0).pixels());
        return pixels(model, params, usualPixels)
                / usualPixels
                * (seconds(model, params, 1) / seconds(model, defaults, 1));
    }

    private static double pixels(Model model, ObjectNode params, double otherwise) {
        return Sizing.size(model, params).map(size -> (double) size.pixels()).orElse(otherwise);
    }

    private static double seconds(Model model, ObjectNode params, double otherwise) {
        return model.duration()
                .map(parameter -> params.path(parameter.name()).asDouble(otherwise))
                .filter(seconds -> seconds > 0)
                .orElse(otherwise);
    }

    private static double resolution(Model model, ObjectNode params) {
        return Resolutions.parameter(model)
                .map(parameter -> {
                    int lines = Resolutions.lines(params.get(parameter.name()));
                    int usual = Resolutions.lines(parameter.usual());
                    return lines == 0 || usual == 0 ? 1 : Math.pow((double) lines / usual, 2);
                })
                .orElse(1.0);
    }

    private static double quality(Model model, ObjectNode params) {
        if (model.type().equals("3d")) {
            return 1;
        }
        double factor = 1;
        for (String name : new String[] {"quality", "mode"}) {
            JsonNode usual = model.parameter(name).map(Parameter::usual).orElse(null);
            if (usual != null) {
                factor *= weight(params.path(name)) / weight(usual);
            }
        }
        return factor;
    }

    private static double weight(JsonNode value) {
        return WEIGHTS.getOrDefault(value.asText(), 1);
    }
}
