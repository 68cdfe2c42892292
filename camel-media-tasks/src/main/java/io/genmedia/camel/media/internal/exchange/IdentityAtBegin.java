package io.genmedia.camel.media.internal.exchange;

import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Notes the identity of each message as its source hands it over, before the first step of the route: steps may change its headers,
 * remove them, or put another message in its place. One for each route, with whose life its own ends.
 */
public final class IdentityAtBegin extends RoutePolicySupport {

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
        MessageIdentity.noteAtBegin(exchange);
    }
}
