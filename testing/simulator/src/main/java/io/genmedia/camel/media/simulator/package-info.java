/**
 * A strict, stateful stand-in for providers of generative media, for tests and for trying things out without an account.
 *
 * <p>Start at {@link io.genmedia.camel.media.simulator.MediaSimulator}, or in a JUnit test at
 * {@link io.genmedia.camel.media.simulator.MediaSimulatorExtension}. The module shares no code with the components that are
 * tested against it, so that a misreading of a document does not confirm itself.
 */
package io.genmedia.camel.media.simulator;
