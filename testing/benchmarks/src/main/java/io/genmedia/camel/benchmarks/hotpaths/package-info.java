/** What is done for each task, measured with JMH: {@link io.genmedia.camel.benchmarks.hotpaths.HotPathsProgram} runs all. */
package io.genmedia.camel.benchmarks.hotpaths;
