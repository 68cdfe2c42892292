package io.genmedia.camel.media.internal.exchange;

import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.util.StringHelper;

/**
 * Where a step stands, in words that are the same after a restart. An id that Camel makes up is counted across the whole JVM, and is
 * another one when a route is loaded again: in its place stand the route's source, and the way from the route's beginning to the step.
 * The route of a Kamelet is known by the Kamelet; who called it, {@link Calls} knows.
 *
 * @param route the route
 * @param node the step in the route
 */
record StepPlace(String route, String node) {

    /** How the names of the routes of Kamelets begin. */
    static final String KAMELET = "kamelet:";

    static StepPlace of(CamelContext context, String routeId, String nodeId) {
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        RouteDefinition route = model == null ? null : model.getRouteDefinition(routeId);
        if (route == null) {
            return new StepPlace(routeId, nodeId);
        }
        ProcessorDefinition<?> step = stepOf(route, nodeId);
        if (step == null) {
            // the step of another route, in a block of a Kamelet
            step = model.getProcessorDefinition(nodeId);
        }
        return new StepPlace(nameOf(model, route, routeId), step == null ? nodeId : nameOf(step));
    }

    /** Copies of a Kamelet have steps of the same ids, and numbers before these. */
    private static ProcessorDefinition<?> stepOf(RouteDefinition route, String nodeId) {
        String prefix = route.getNodePrefixId() == null ? "" : route.getNodePrefixId();
        for (ProcessorDefinition<?> step :
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ProcessorDefinition.class)) {
            if (step.getId() != null && (nodeId.equals(step.getId()) || nodeId.equals(prefix + step.getId()))) {
                return step;
            }
        }
        return null;
    }

    private static String nameOf(Model model, RouteDefinition route, String routeId) {
        if (Boolean.TRUE.equals(route.isKamelet()) && route.getTemplateParameters() != null) {
            return ofKamelet(model, route, route.getTemplateParameters());
        }
        if (route.hasCustomIdAssigned() || route.getInput() == null) {
            return routeId;
        }
        String source = route.getInput().getEndpointUri();
        return "from:" + StringHelper.before(source, "?", source);
    }

    /** One that takes messages from elsewhere is called by nobody: it belongs to the route that takes them from it. */
    private static String ofKamelet(Model model, RouteDefinition route, Map<String, Object> parameters) {
        String template = String.valueOf(parameters.get("templateId"));
        boolean counted = route.getId().equals(template + "-" + parameters.get("uuid"));
        String name = KAMELET + template + (counted ? "" : "/" + route.getId());
        if (route.getInput().getEndpointUri().startsWith(KAMELET)) {
            return name;
        }
        String taker = String.valueOf(parameters.get("parentRouteId"));
        RouteDefinition takes = model.getRouteDefinition(taker);
        return name + "@" + (takes == null ? taker : nameOf(model, takes, taker));
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
