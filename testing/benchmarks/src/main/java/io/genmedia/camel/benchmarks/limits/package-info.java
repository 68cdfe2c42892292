/** Measures how submits keep to the limits of an account: no more in a window than it allows, in order, and none lost. */
package io.genmedia.camel.benchmarks.limits;
