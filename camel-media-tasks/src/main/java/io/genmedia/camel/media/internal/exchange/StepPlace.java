package io.genmedia.camel.media.internal.exchange;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.util.StringHelper;

/**
 * Where a step stands, in words that are the same after a restart. An id that Camel makes up is counted across the whole JVM, and is
 * another one when a route is loaded again: in its place stand the route's source, and the way from the route's beginning to the step.
 *
 * @param route the route
 * @param node the step in the route
 */
record StepPlace(String route, String node) {

    static StepPlace of(CamelContext context, String routeId, String nodeId) {
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        RouteDefinition route = model == null ? null : model.getRouteDefinition(routeId);
        if (route == null) {
            return new StepPlace(routeId, nodeId);
        }
        ProcessorDefinition<?> step = model.getProcessorDefinition(nodeId);
        return new StepPlace(nameOf(route, routeId), step == null ? nodeId : nameOf(step));
    }

    private static String nameOf(RouteDefinition route, String routeId) {
        if (route.hasCustomIdAssigned() || route.getInput() == null) {
            return routeId;
        }
        String source = route.getInput().getEndpointUri();
        return "from:" + StringHelper.before(source, "?", source);
    }

    private static String nameOf(ProcessorDefinition<?> step) {
        if (step.hasCustomIdAssigned()) {
            return step.getId();
        }
        StringBuilder way = new StringBuilder();
        NamedNode node = step;
        while (node instanceof ProcessorDefinition<?> child && child.getParent() != null) {
            List<ProcessorDefinition<?>> siblings = child.getParent().getOutputs();
            way.insert(0, "/" + child.getShortName() + siblings.indexOf(child));
            node = child.getParent();
        }
        return way.toString();
    }
}
