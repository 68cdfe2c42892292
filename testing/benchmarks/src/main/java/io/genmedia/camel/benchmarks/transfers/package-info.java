/** Large files by the component and by curl: {@link io.genmedia.camel.benchmarks.transfers.TransfersProgram} tells how fast. */
package io.genmedia.camel.benchmarks.transfers;
