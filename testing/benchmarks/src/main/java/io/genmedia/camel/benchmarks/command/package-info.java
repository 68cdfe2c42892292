/** How the programs read their options. */
package io.genmedia.camel.benchmarks.command;
