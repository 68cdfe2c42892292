/**
 * The component {@code unifically}: videos, pictures, sound and text of the models behind Unifically's tasks API.
 *
 * <p>{@link io.genmedia.camel.unifically.UnificallyComponent} is the entry; {@code UnificallyProvider} is what the provider's
 * published document says of the wire. The page for users is {@code docs/unifically.md}.
 */
package io.genmedia.camel.unifically;
