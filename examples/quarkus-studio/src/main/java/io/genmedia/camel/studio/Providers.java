package io.genmedia.camel.studio;

import io.genmedia.camel.media.component.MediaComponent;
import io.genmedia.camel.media.spi.MediaProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.CamelContext;
import org.eclipse.microprofile.config.Config;

/** The providers, as the page shows them. What is known of one comes from its component. */
@ApplicationScoped
class Providers {

    private final CamelContext camel;
    private final Config config;

    Providers(CamelContext camel, Config config) {
        this.camel = camel;
        this.config = config;
    }

    /**
     * @param id the scheme of the component
     * @param title its name for people
     * @param state what it can be asked for
     * @param help how it can be asked, where it can't
     * @param estimates whether it tells a price before
     * @param kinds what it makes
     */
    record Shown(String id, String title, Access.State state, String help, boolean estimates, List<String> kinds) {}

    List<Shown> all() {
        return Arrays.stream(Access.values()).map(this::shown).toList();
    }

    /** @throws NotFoundException where there is no such provider */
    MediaProvider named(String id) {
        for (Access access : Access.values()) {
            if (access.scheme().equals(id)) {
                return provider(access);
            }
        }
        throw new NotFoundException("There is no provider '" + id + "'. Accepted are "
                + Arrays.stream(Access.values()).map(Access::scheme).toList() + ".");
    }

    /** Whether something can be asked of it. */
    boolean isAvailable(String id) {
        return all().stream().anyMatch(shown -> shown.id().equals(id) && shown.state() != Access.State.UNAVAILABLE);
    }

    /** Where an order at this provider goes now. */
    Origin origin(String id) {
        MediaProvider provider = named(id);
        String given =
                camel.getComponent(id, MediaComponent.class).getConfiguration().getBaseUrl();
        String address = given == null || given.isBlank() ? provider.defaultBaseUrl() : given.strip();
        boolean simulated =
                all().stream().anyMatch(shown -> shown.id().equals(id) && shown.state() == Access.State.SIMULATED);
        return new Origin(address.replaceAll("/$", ""), simulated);
    }

    /** Whether what is asked of the provider now goes where the order was placed. */
    boolean canGoOnWith(Order order) {
        return isAvailable(order.provider()) && origin(order.provider()).equals(order.origin());
    }

    private MediaProvider provider(Access access) {
        return camel.getComponent(access.scheme(), MediaComponent.class).provider();
    }

    private Shown shown(Access access) {
        MediaProvider provider = provider(access);
        Access.State state = config.getOptionalValue(access.stateProperty(), Access.State.class)
                .orElse(Access.State.UNAVAILABLE);
        String help = state == Access.State.UNAVAILABLE
                ? "Set " + provider.apiKeyVariable() + " and start again. " + provider.apiKeyHelp()
                : null;
        return new Shown(
                access.scheme(),
                provider.displayName(),
                state,
                help,
                provider.capabilities().contains(MediaProvider.Capability.ESTIMATE),
                new ArrayList<>(provider.catalog().models().keySet()));
    }
}
