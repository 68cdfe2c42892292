/** Measures what a start takes, and what an application then holds. */
package io.genmedia.camel.runtimes.measure;
