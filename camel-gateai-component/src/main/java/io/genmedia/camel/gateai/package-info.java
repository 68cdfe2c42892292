/**
 * The component {@code gateai}: pictures, videos and three-dimensional models of GateAI Core.
 *
 * <p>{@link io.genmedia.camel.gateai.GateAiComponent} is the entry; {@code GateAiProvider} is what the provider's published
 * document says of the wire. The page for users is {@code docs/gateai.md}.
 */
package io.genmedia.camel.gateai;
