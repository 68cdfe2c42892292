/**
 * Monet AI as its skill document describes it (<a href="https://monet.vision">monet.vision</a>): the API reference for the
 * requests and answers, the tables of models for what an input may hold.
 *
 * <p>Tests use {@link io.genmedia.camel.media.simulator.monet.MonetSimulator}; the behaviour itself is
 * {@link io.genmedia.camel.media.simulator.monet.SimulatedMonet}.
 */
package io.genmedia.camel.media.simulator.monet;
