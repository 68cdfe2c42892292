/** A gigabyte up and down through a small heap: {@link io.genmedia.camel.benchmarks.files.LargeFiles}. */
package io.genmedia.camel.benchmarks.files;
