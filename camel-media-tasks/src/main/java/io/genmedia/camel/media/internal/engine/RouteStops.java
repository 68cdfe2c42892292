package io.genmedia.camel.media.internal.engine;

import java.util.Collection;
import org.apache.camel.Route;
import org.apache.camel.Service;
import org.apache.camel.spi.ShutdownPrepared;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Learns that a single route stops before Camel begins to wait for its exchanges: a service that is added to the route is told
 * first; a producer never is, and the route's own event comes after the wait.
 */
final class RouteStops extends LifecycleStrategySupport {

    private final Steps steps;

    RouteStops(Steps steps) {
        this.steps = steps;
    }

    @Override
    public void onRoutesAdd(Collection<Route> routes) {
        for (Route route : routes) {
            // told again each time a stopped route is started
            steps.routeStarted(route.getRouteId());
            if (route.getServices().stream()
                    .noneMatch(service -> service instanceof Watch watch && watch.isOf(steps))) {
                route.addService(new Watch(route.getRouteId()));
            }
        }
    }

    private final class Watch implements Service, ShutdownPrepared {

        private final String routeId;

        Watch(String routeId) {
            this.routeId = routeId;
        }

        boolean isOf(Steps others) {
            return others == steps;
        }

        @Override
        public void start() {
            // told by onRoutesAdd, also where the route is started again
        }

        @Override
        public void stop() {
            // the route is over: what was to be done was done when it was prepared
        }

        @Override
        public void prepareShutdown(boolean suspendOnly, boolean forced) {
            if (!suspendOnly || forced) {
                steps.stopRoute(routeId);
            }
        }
    }
}
