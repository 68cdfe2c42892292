/**
 * Unifically as its document describes it (<a href="https://api.unifically.com">api.unifically.com</a>, there called the
 * Unified Tasks API): tasks, dry runs, balance, callbacks and files, and the tables of 64 models for what the input may hold.
 *
 * <p>Tests use {@link io.genmedia.camel.media.simulator.unifically.UnificallySimulator}; the behaviour itself is
 * {@link io.genmedia.camel.media.simulator.unifically.SimulatedUnifically}.
 */
package io.genmedia.camel.media.simulator.unifically;
