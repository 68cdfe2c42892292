/**
 * The bundled catalog of a provider: its models, each as a JSON Schema (draft 2020-12) of its input.
 *
 * <p>{@link io.genmedia.camel.media.catalog.MediaCatalog} is the entry. {@link
 * io.genmedia.camel.media.catalog.InputCoercion} gives values the JSON type that the schema asks for, then {@link
 * io.genmedia.camel.media.catalog.InputValidator} checks them before money is spent. How a schema is written is told in {@code
 * docs/catalog.md}; the package names no provider.
 */
package io.genmedia.camel.media.catalog;
