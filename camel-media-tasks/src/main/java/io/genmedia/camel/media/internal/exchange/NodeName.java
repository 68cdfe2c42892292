package io.genmedia.camel.media.internal.exchange;

import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.support.CamelContextHelper;

/** The name of a node of a route, in words that are the same after a restart: see {@link StepPlace}. */
final class NodeName {

    private final NamedNode node;
    private volatile String name;

    NodeName(NamedNode node) {
        this.node = node;
    }

    /** The ids are complete when the first message comes, and not before. */
    String in(CamelContext context) {
        String known = name;
        if (known == null) {
            if (node.getId() == null) {
                return "";
            }
            StepPlace place = StepPlace.of(context, CamelContextHelper.getRouteId(node), node.getId());
            known = place.route() + "#" + place.node();
            name = known;
        }
        return known;
    }
}
