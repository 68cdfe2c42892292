/**
 * What a provider implements ({@code MediaProvider}), what a store implements ({@code TaskStore}), and the values that both
 * exchange with the engine.
 */
package io.genmedia.camel.media.spi;
