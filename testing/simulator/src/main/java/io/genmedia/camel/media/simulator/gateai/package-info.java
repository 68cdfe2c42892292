/**
 * GateAI Core as its API document describes it (<a href="https://core.claude.gg">core.claude.gg</a>): endpoints, limits,
 * budget, dashboard and time-outs, and the tables of 53 models for what the parameters may hold.
 *
 * <p>Tests use {@link io.genmedia.camel.media.simulator.gateai.GateAiSimulator}; the behaviour itself is
 * {@link io.genmedia.camel.media.simulator.gateai.SimulatedGateAi}.
 */
package io.genmedia.camel.media.simulator.gateai;
