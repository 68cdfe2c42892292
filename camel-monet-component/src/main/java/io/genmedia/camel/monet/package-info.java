/**
 * The component {@code monet}: videos, pictures and music of Monet AI.
 *
 * <p>{@link io.genmedia.camel.monet.MonetComponent} is the entry; {@code MonetProvider} is what the provider's published
 * document says of the wire. The page for users is {@code docs/monet.md}.
 */
package io.genmedia.camel.monet;
