/**
 * Writes what stands under {@code docs} and comes from elsewhere in the source tree: the pages of models from the catalogs, the
 * tables of options from the metadata that Camel's build writes for each component.
 *
 * <p>{@link io.genmedia.camel.docs.GeneratedDocs} is the entry.
 */
package io.genmedia.camel.docs;
