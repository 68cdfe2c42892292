/**
 * What a user can choose from, side by side: a route of Camel's own parts, a client written by hand, and the component.
 * {@link io.genmedia.camel.benchmarks.contenders.ContendersProgram} tells what each costs.
 */
package io.genmedia.camel.benchmarks.contenders;
