/** JVMs that a program starts, so that what is measured has one of its own. */
package io.genmedia.camel.benchmarks.child;
