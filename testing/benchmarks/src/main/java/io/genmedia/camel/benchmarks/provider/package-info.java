/** The simulated provider that is measured against, in this JVM or in one of its own. */
package io.genmedia.camel.benchmarks.provider;
