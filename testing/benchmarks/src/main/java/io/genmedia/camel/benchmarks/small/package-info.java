/** What the component costs who needs it once: {@link io.genmedia.camel.benchmarks.small.SmallProgram} tells. */
package io.genmedia.camel.benchmarks.small;
