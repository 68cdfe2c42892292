package io.genmedia.camel.orders.trial;

import java.util.ArrayList;
import java.util.List;

/**
 * An order that is sent.
 *
 * @param orderId names it, and is the correlation id of its messages
 * @param text the body of the message
 * @param kind what is to become of it
 */
record Sample(String orderId, String text, Kind kind) {

    /** What is to become of an order. */
    enum Kind {
        /** One set of pictures, and one reply. */
        GOOD(1),
        /** It is sent in two messages: one set of pictures, and a reply to each. */
        TWICE(2),
        /** The provider refuses it: a reply that says why. */
        REFUSED(1),
        /** It is no order: it ends among the dead letters. */
        POISON(0);

        private final int replies;

        Kind(int replies) {
            this.replies = replies;
        }

        /** How many replies come. */
        int replies() {
            return replies;
        }

        int messages() {
            return this == TWICE ? 2 : 1;
        }
    }

    private static final List<String> THINGS =
            List.of("Desk lamp", "Tea pot", "Rucksack", "Wall clock", "Wool blanket");

    /** @return so many good orders, one of them sent twice, and where it costs nothing one that is refused and one that is none */
    static List<Sample> of(String run, int good, boolean withWrongOnes) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 1; i <= good; i++) {
            Kind kind = i == 2 && withWrongOnes ? Kind.TWICE : Kind.GOOD;
            String views = i % 3 == 1 && withWrongOnes ? "\"front\", \"detail\"" : "\"front\"";
            samples.add(order(run + "-" + i, THINGS.get(i % THINGS.size()), views, "", kind));
        }
        if (withWrongOnes) {
            samples.add(
                    order(run + "-refused", "Mirror", "\"front\"", ", \"options\": {\"glitter\": true}", Kind.REFUSED));
            samples.add(new Sample(
                    run + "-poison", "{\"orderId\": \"%s-poison\", \"sku\": \"\"}".formatted(run), Kind.POISON));
        }
        return samples;
    }

    private static Sample order(String id, String thing, String views, String options, Kind kind) {
        String text =
                """
                {"orderId": "%s", "sku": "SKU-%s", "title": "%s", "description": "As in catalogue %s", "views": [%s]%s}"""
                        .formatted(id, id, thing, id, views, options);
        return new Sample(id, text, kind);
    }
}
