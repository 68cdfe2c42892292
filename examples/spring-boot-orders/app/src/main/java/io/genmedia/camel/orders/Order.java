package io.genmedia.camel.orders;

import java.util.List;
import java.util.Map;

/**
 * An order of product pictures.
 *
 * @param orderId names it; the same id is the same order
 * @param sku the product
 * @param title of the product
 * @param description of the product
 * @param views the pictures that are wanted
 * @param options more parameters of the provider's model, under its own names
 */
public record Order(
        String orderId, String sku, String title, String description, List<String> views, Map<String, Object> options) {

    /** Copies what can be changed, and fills in what may be left out. */
    public Order {
        views = views == null ? List.of("front") : List.copyOf(views);
        options = options == null ? Map.of() : Map.copyOf(options);
    }

    /** @return what the picture is to show */
    String prompt(String view) {
        return "Product photo on a white background, view: " + view + ". " + title + ". " + description;
    }
}
