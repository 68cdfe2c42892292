/** What sends messages to the routes that are measured. */
package io.genmedia.camel.benchmarks.sender;
