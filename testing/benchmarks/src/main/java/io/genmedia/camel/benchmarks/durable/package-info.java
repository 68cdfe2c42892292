/** What a durable store costs: statements, time and threads for each task, beside the store in memory. */
package io.genmedia.camel.benchmarks.durable;
