/** What a JVM uses: threads by their owner, heap, CPU, connections; and how a number is spread. */
package io.genmedia.camel.benchmarks.measure;
