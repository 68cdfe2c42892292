/**
 * Writes the starters from the metadata of the components, as part of the build of each starter.
 *
 * <p>{@link io.genmedia.camel.media.springboot.generator.StarterGenerator} is the entry.
 */
package io.genmedia.camel.media.springboot.generator;
