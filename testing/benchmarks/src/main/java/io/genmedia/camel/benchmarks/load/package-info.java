/** Ten thousand tasks in flight: {@link io.genmedia.camel.benchmarks.load.LoadProgram} tells what they cost. */
package io.genmedia.camel.benchmarks.load;
