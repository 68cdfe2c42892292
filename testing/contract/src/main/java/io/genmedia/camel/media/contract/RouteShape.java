package io.genmedia.camel.media.contract;

import org.apache.camel.builder.RouteBuilder;

/** The routes of a case; the first begins at {@link Bench#IN}. */
@FunctionalInterface
public interface RouteShape {

    /**
     * @param routes where they are defined
     * @param bench names the endpoints and keeps what is noted
     */
    void define(RouteBuilder routes, Bench bench);
}
